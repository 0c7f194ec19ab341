using System.Collections.Immutable;
using TradeSim.Engine.Path;
using TradeSim.Scenarios.Keys;

namespace TradeSim.Scenarios.Binding;

/// <summary>Adjustment and elasticities: a number for each sector, from the sector itself, its group, or all sectors.</summary>
internal static class AssumptionBinder
{
    /// <summary>Speeds λ by sector; empty where the scenario gives none.</summary>
    public static ImmutableArray<Quantity> Adjustment(Binder binder, Block assumptions)
    {
        if (assumptions.Below("adjustment") is not { } block) return [];
        Quantity all = 1;
        if (block.Number("value") is { } value)
        {
            binder.Describe(block, ParameterRole.Assumption, Words.Number(value), ScenarioShape.Speed.Unit, block.PlaceOf("value"));
            all = binder.Parameter(block.Path, ParameterRole.Assumption, value, ScenarioShape.Speed);
        }
        return BySector(binder, block, _ => all);
    }

    /// <summary>Trade elasticities by sector; empty where the scenario gives none.</summary>
    public static ImmutableArray<Quantity> Elasticities(Binder binder, Block assumptions) =>
        assumptions.Below("elasticities") is { } block ? BySector(binder, block, sector => binder.World.Sectors[sector].Elasticity) : [];

    private static ImmutableArray<Quantity> BySector(Binder binder, Block block, Func<int, Quantity> otherwise)
    {
        var quantities = Enumerable.Range(0, binder.World.SectorCount).Select(otherwise).ToArray();
        var named = block.Others().ToArray();
        // Groups first, so that what is said of a sector goes before what is said of its group.
        foreach (var (key, place, _) in named.OrderBy(item => binder.World.SectorIndex(item.Key) >= 0))
        {
            if (binder.Sectors.Find(key, place, block.PathOf(key)) is not { } sectors) continue;
            if (binder.Number(block, key, ParameterRole.Assumption) is not { } quantity) continue;
            foreach (var sector in sectors) quantities[sector] = quantity;
        }
        return [.. quantities];
    }
}
