using System.Globalization;
using TradeSim.Engine.Dynamics;
using TradeSim.Scenarios;
using TradeSim.Studies.Cases;
using TradeSim.Studies.Explaining;
using Model = TradeSim.Engine.Dynamics.Scenario;

namespace TradeSim.Runs;

/// <summary>What lies between two scenarios: each difference can be switched on its own, so that what it contributes can be
/// found.</summary>
internal sealed class TwoScenarios
{
    /// <summary>Mixtures that switch nothing or everything give the two runs again, but for rounding and the tolerance of the
    /// solutions.</summary>
    private const double Tolerance = 1e-8;

    private readonly MixedScenarioRunner runner;

    private TwoScenarios(MixedScenarioRunner runner) => this.runner = runner;

    /// <summary>Outcomes and years that both have.</summary>
    public CaseSpace Space => runner.Space;

    /// <summary>Makes two scenarios ready.</summary>
    /// <param name="first">The one that differences are seen from.</param>
    /// <param name="second">The other.</param>
    /// <param name="limits">Limits of scenarios.</param>
    /// <param name="machine">Threads and batches; null: as many as the machine has, as the world's size asks.</param>
    /// <exception cref="StudyException">They start in different years, do not differ, or cannot be mixed: what one names the other does not
    /// have.</exception>
    public static TwoScenarios Of(LoadedScenario first, LoadedScenario second, ReaderLimits? limits = null, RunOptions? machine = null)
    {
        var pair = ScenarioPair.Of(first.Bundle, second.Bundle, limits);
        var (from, to) = (first.Scenario.BaselineYear, second.Scenario.BaselineYear);
        if (from != to)
            throw new StudyException(
                string.Create(CultureInfo.InvariantCulture, $"the scenarios start in {from} and in {to}; they need the same baseline year")
            );
        if (pair.Settings.IsEmpty && pair.Policies.IsEmpty)
            throw new StudyException("the scenarios differ in no policy and no assumption, so there is nothing to decompose");
        var parameters = Mixed(pair, []).Parameters;
        double Given(string path) => parameters.Single(parameter => parameter.Path == path).Default;
        IEnumerable<ParameterChange> Moves(ScenarioDifference policy)
        {
            if (policy.FirstIntensity is { } off)
                yield return new ParameterChange(off, Given(off), 0);
            if (policy.SecondIntensity is { } on)
                yield return new ParameterChange(on, 0, Given(on));
        }
        return new TwoScenarios(
            new MixedScenarioRunner(
                [
                    .. pair.Settings.Select(item => new Difference(item.Path, item.Role, [])),
                    .. pair.Policies.Select(item => new Difference(item.Path, item.Role, [.. Moves(item)])),
                ],
                fromSecond => new SimulationRunner(Mixed(pair, fromSecond), machine)
            )
        );
    }

    private static Model Mixed(ScenarioPair pair, IReadOnlyCollection<string> fromSecond)
    {
        try
        {
            return pair.Mixed(fromSecond).Scenario;
        }
        catch (ScenarioException exception)
        {
            throw new StudyException(
                $"the scenarios cannot be combined, since data and policies do not fit together: "
                    + $"{exception.Message.Split('\n')[0].TrimEnd()}"
            );
        }
    }

    /// <summary>What each difference contributes to the step from the first scenario's figure to the second's.</summary>
    /// <param name="reading">The figure.</param>
    /// <param name="first">What the first scenario gives.</param>
    /// <param name="second">What the second scenario gives.</param>
    /// <param name="seed">The seed of the orders that are drawn where there are many differences.</param>
    /// <param name="context">Progress, cancellation, clock.</param>
    /// <exception cref="StudyException">The mixtures do not give the two figures again.</exception>
    public Explanation Explain(Reading reading, double first, double second, ulong seed, StudyContext context)
    {
        var result = Studies.Explaining.Explain.Run(runner, reading, runner.Contributors, new ExplainOptions { Seed = seed }, context);
        foreach (var (found, expected) in ((double, double)[])[(result.Start, first), (result.End, second)])
        {
            if (Math.Abs(found - expected) > Tolerance * Math.Max(1, Math.Abs(expected)))
                throw new StudyException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{reading.Name} in {reading.Year} was {expected:R} and is {found:R} when repeated: contributions would not add "
                            + $"up to the difference of these runs"
                    )
                );
        }
        return result;
    }
}
