using System.Collections.Immutable;
using TradeSim.Engine.Dynamics;
using TradeSim.Engine.Policies;
using TradeSim.Scenarios.Keys;

namespace TradeSim.Scenarios.Binding;

/// <summary>Adjustment, elasticities, productivity and capital: a number for each sector, from the sector itself, its group, or all
/// sectors.</summary>
internal static class AssumptionBinder
{
    /// <summary>What a trade elasticity means that the file does not set, for readers.</summary>
    public const string ElasticityMeaning = "Trade elasticity of the sector, as the baseline has it.";

    /// <summary>Speeds λ by sector; empty where the scenario gives none.</summary>
    public static ImmutableArray<ParameterRef> Adjustment(Binder binder, Block assumptions)
    {
        if (assumptions.Below("adjustment") is not { } block)
            return [];
        ParameterRef all = Engine.Dynamics.Adjustment.SpeedOfBoehm;
        if (block.Number("value") is { } value)
        {
            binder.Describe(
                block,
                ParameterRole.Assumption,
                MessageText.Number(value),
                ScenarioShape.Speed.Unit,
                block.PositionOf("value")
            );
            all = binder.Parameter(block.Path, ParameterRole.Assumption, value, ScenarioShape.Speed);
            binder.AddParameter(
                block,
                ParameterRole.Assumption,
                "adjustment",
                assumptions.MeaningOf("adjustment"),
                value,
                ScenarioShape.Speed
            );
        }
        return [.. BySector(binder, block, _ => all, ParameterRole.Assumption).Select(speed => speed!.Value)];
    }

    /// <summary>Trade elasticities by sector; empty where the scenario gives none.</summary>
    public static ImmutableArray<ParameterRef> Elasticities(Binder binder, Block assumptions)
    {
        var block = assumptions.Below("elasticities");
        ImmutableArray<ParameterRef?> given = block is null ? [] : BySector(binder, block, _ => null, ParameterRole.Assumption);
        for (var sector = 0; sector < binder.World.SectorCount; sector++)
        {
            // The baseline's elasticities may be turned as well.
            var (code, name, elasticity) = (
                binder.World.Sectors[sector].Code,
                binder.World.Sectors[sector].Name,
                binder.World.Sectors[sector].Elasticity
            );
            if ((block is null || given[sector] is null) && Names.IsName(code))
                binder.DescribedParameters.Add(
                    new ScenarioParameter(
                        $"{assumptions.PathOf("elasticities")}.{code}",
                        ParameterRole.Assumption,
                        name,
                        elasticity,
                        ScenarioShape.Elasticity.Minimum,
                        ScenarioShape.Elasticity.Maximum
                    )
                    {
                        Meaning = ElasticityMeaning,
                        Unit = ScenarioShape.Elasticity.Unit,
                    }
                );
        }
        return block is null ? [] : [.. given.Select((elasticity, sector) => elasticity ?? binder.World.Sectors[sector].Elasticity)];
    }

    /// <summary>Growth of productivity by sector, the same in all economies, or in those that <c>economies</c> names.</summary>
    public static ImmutableArray<SectorParameter> ProductivityGrowth(Binder binder, Block assumptions)
    {
        if (assumptions.Below("productivity") is not { } block)
            return [];
        var economies = block.Has("economies")
            ? binder.Economies.Resolve(block, "economies")?.Members ?? []
            : binder.Economies.Everything.Members;
        var growth = BySector(binder, block, _ => null, ParameterRole.Assumption);
        return
        [
            .. from economy in economies
            from sector in Enumerable.Range(0, growth.Length)
            where growth[sector] is not null
            select new SectorParameter(economy, sector, growth[sector]!.Value),
        ];
    }

    /// <summary>How capital accumulates; null where the scenario says nothing of it.</summary>
    public static Capital? Capital(Binder binder, Block assumptions)
    {
        if (assumptions.Below("capital") is not { } block)
            return null;
        if (binder.Closure == Closure.Partial)
            binder.Problems.Error(
                ErrorCatalogue.ClosureConflict,
                block.Position,
                block.Path,
                "got capital under the partial closure, where incomes are given, expected closure: general"
            );
        return
            binder.Number(block, "share", ParameterRole.Assumption) is { } share
            && binder.Number(block, "depreciation", ParameterRole.Assumption) is { } depreciation
            ? new Capital(share, depreciation)
            : null;
    }

    /// <summary>How labour follows the real wage; null where the scenario says nothing of it.</summary>
    public static ParameterRef? LabourSupply(Binder binder, Block assumptions)
    {
        if (!assumptions.Has("labour-supply"))
            return null;
        if (binder.Closure == Closure.Partial)
            binder.Problems.Error(
                ErrorCatalogue.ClosureConflict,
                assumptions.PositionOf("labour-supply"),
                assumptions.PathOf("labour-supply"),
                "got elastic labour supply under the partial closure, where wages are given, expected closure: general"
            );
        return binder.Number(assumptions, "labour-supply", ParameterRole.Assumption);
    }

    /// <summary>A number for each sector: its own, or its group's, or that of all, or the default.</summary>
    public static ImmutableArray<ParameterRef?> BySector(Binder binder, Block block, Func<int, ParameterRef?> otherwise, ParameterRole role)
    {
        var quantities = Enumerable.Range(0, binder.World.SectorCount).Select(otherwise).ToArray();
        var named = block.Others().ToArray();
        // Entries for more economies come first, so that narrower entries take precedence.
        foreach (
            var (key, place, _) in named.OrderBy(item =>
                item.Key == Names.All ? 0
                : binder.World.SectorIndex(item.Key) >= 0 ? 2
                : 1
            )
        )
        {
            if (binder.Sectors.Find(key, place, block.PathOf(key)) is not { } sectors)
                continue;
            if (binder.Number(block, key, role) is not { } quantity)
                continue;
            foreach (var sector in sectors)
                quantities[sector] = quantity;
        }
        return [.. quantities];
    }
}
