using System.Collections.Immutable;
using TradeSim.Engine.Dynamics;
using TradeSim.Engine.Outcomes;

namespace TradeSim.Studies.Cases;

/// <summary>Of which flows between which countries the outcomes of a scenario are made.</summary>
/// <param name="Outcomes">The outcomes, in the order of the space.</param>
/// <param name="Parts">Their parts, in the order of <see cref="CaseResult.PairFlows"/>.</param>
/// <param name="Countries">The country of each economy: its own code, or that of the country that it is a region of.</param>
/// <param name="SectorCount">Number of sectors.</param>
public sealed record FlowStructure(
    ImmutableArray<Outcome> Outcomes,
    ImmutableArray<PairFlow> Parts,
    ImmutableArray<string> Countries,
    int SectorCount
)
{
    /// <summary>The structure of a scenario.</summary>
    public static FlowStructure Of(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return new FlowStructure(
            scenario.Outcomes,
            PairFlow.Of(scenario),
            [.. scenario.World.Economies.Select(economy => economy.PartOf ?? economy.Code)],
            scenario.World.SectorCount
        );
    }

    /// <summary>The structure of some of the outcomes, and which parts are theirs.</summary>
    /// <param name="kept">Indices of the outcomes.</param>
    internal (FlowStructure Structure, ImmutableArray<int> Parts) Only(ImmutableArray<int> kept)
    {
        ImmutableArray<Outcome> outcomes = [.. kept.Select(index => Outcomes[index])];
        var parts = PairFlow.Of(outcomes, SectorCount);
        return (this with { Outcomes = outcomes, Parts = parts }, [.. parts.Select(part => Parts.IndexOf(part))]);
    }
}
