using System.Collections.Immutable;
using TradeSim.Engine.Dynamics;
using TradeSim.Studies.Cases;
using TradeSim.Studies.Explaining;
using Model = TradeSim.Engine.Dynamics.Scenario;

namespace TradeSim.Runs;

/// <summary>The reference for trade creation and diversion: the same scenario with all measures and rules of governments off.</summary>
internal static class FlowsWithoutMeasures
{
    /// <summary>Of numbers in tables, which are rounded, and of solutions, which have a tolerance.</summary>
    private const double Tolerance = 1e-6;

    /// <summary>The flows of the last year, in the order of <see cref="YearTables.Flows"/>; default: the scenario has no measure, or no
    /// solution without them.</summary>
    /// <param name="simulation">The scenario, made ready. It is solved in this process: results are the same on every host.</param>
    /// <param name="scenario">The scenario.</param>
    /// <param name="known">The flows with the measures where an earlier version may have solved them; they must come out again.</param>
    public static ImmutableArray<double> Of(Simulation simulation, Model scenario, ImmutableArray<double> known = default)
    {
        var space = CaseSpace.Of(scenario);
        int[] switches =
        [
            .. Contributor
                .Policies(space)
                .SelectMany(contributor => contributor.Changes)
                .Select(change => space.ParameterIndex(change.Path))
                .Distinct(),
        ];
        if (switches.Length == 0)
            return default;
        IEnumerable<double> off = Enumerable.Repeat(0.0, switches.Length);
        double[] cases = known.IsDefault ? [.. off] : [.. off, .. switches.Select(index => space.Parameters[index].Default)];
        var results = simulation.Run(new CaseTable([.. switches], cases, known.IsDefault ? 1 : 2), new RunOptions { KeepTables = true });
        if (results.Any(result => result.Failure is not null))
            return default;
        ImmutableArray<double> Last(CaseResult result) => result.Tables!.Years[^1].Flows;
        return known.IsDefault || AreEqual(known, Last(results[1])) ? Last(results[0]) : default;
    }

    private static bool AreEqual(ImmutableArray<double> known, ImmutableArray<double> found) =>
        known.Length == found.Length
        && known.Zip(found).All(pair => Math.Abs(pair.First - pair.Second) <= Tolerance * Math.Max(1, pair.First));
}
