using System.Collections.Immutable;
using TradeSim.Engine.Dynamics;
using TradeSim.Engine.Outcomes;
using TradeSim.Studies.Cases;

namespace TradeSim.Studies.Solving;

/// <summary>A lever with its price.</summary>
/// <param name="Lever">The lever.</param>
/// <param name="Cost">Cost of one unit of its position, from 0 up; costs are proportional.</param>
public sealed record PricedLever(Lever Lever, double Cost)
{
    /// <summary>
    /// The policies of a scenario that cost something, priced by what they cost over all years of the run, million USD: a yearly cost, an
    /// investment, a subsidy on what is bought. The price is that of each policy if all are implemented as described; the scenario is run
    /// once for it.
    /// </summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="to">Largest intensity; 1 is as described.</param>
    /// <exception cref="StudyException">The scenario has no results.</exception>
    public static ImmutableArray<PricedLever> OfPolicies(Scenario scenario, double to = 1)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        var turned = scenario
            .Policies.Select((policy, index) => (Index: index, Parameter: policy.Intensity.ParameterIndex))
            .Where(item => item.Parameter is not null)
            .ToArray();
        var costed = scenario with
        {
            Outcomes = [.. turned.Select(item => new Cost([item.Index]) { Name = scenario.Policies[item.Index].Name })],
            Targets = [],
        };
        var asDescribed = new CaseTable([.. turned.Select(item => item.Parameter!.Value)], turned.Select(_ => 1.0).ToArray(), 1);
        var result = new Simulation(costed).Run(asDescribed)[0];
        if (result.Failure is { } reason)
            throw new StudyException($"prices: the scenario has no results if its policies are implemented as described: {reason}");
        var space = CaseSpace.Of(scenario);
        return
        [
            .. turned
                .Select((item, k) => (Path: scenario.Parameters[item.Parameter!.Value].Path, Cost: result.Outcomes.Sum(year => year[k])))
                .Where(item => item.Cost > 0)
                .Select(item => new PricedLever(Lever.Of(space, item.Path, 0, to), item.Cost)),
        ];
    }
}
