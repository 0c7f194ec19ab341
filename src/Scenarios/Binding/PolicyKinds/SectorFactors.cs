using System.Collections.Immutable;
using TradeSim.Engine.Dynamics;
using TradeSim.Engine.Policies;
using TradeSim.Scenarios.Keys;
using TradeSim.Scenarios.Tables;

namespace TradeSim.Scenarios.Binding.PolicyKinds;

/// <summary>A factor for sectors of economies: a table with columns economy, sector and factor, or one factor inline with the sectors that
/// it is for.</summary>
internal sealed class SectorFactors(NumberShape factor)
{
    public ImmutableArray<Key> Keys =>
        [
            new("factors", new PathShape("a .csv file with columns economy, sector, factor"), "Table of factors by economy and sector."),
            new("factor", ScenarioKeys.Given(factor), "One factor for the sectors that economy and sector name."),
            new("economy", ScenarioKeys.EconomyNames, "Producing economies, with an inline factor."),
            new("sector", ScenarioKeys.SectorNames, "Sectors produced, with an inline factor.", Default: Names.All),
        ];

    public static ImmutableArray<ImmutableArray<string>> OneOf =>
        [
            ["factors", "factor"],
        ];

    public ImmutableArray<SectorParameter>? Bind(Binder binder, Block block) =>
        block.Has("factors") ? BindTable(binder, block) : BindInline(binder, block);

    private ImmutableArray<SectorParameter>? BindTable(Binder binder, Block block)
    {
        ScenarioKeys.RefuseBeside(binder, block, "factors", ["economy", "sector"]);
        if (block.File("factors") is not { } file)
            return null;
        using var table = CsvTable.Open(
            binder.Files,
            ScenarioPath.Combine(".", file),
            FileUse.Table,
            new(["economy", "sector", "factor"]),
            block.PositionOf("factors"),
            block.PathOf("factors")
        );
        if (table is null)
            return null;
        var factors = ImmutableArray.CreateBuilder<SectorParameter>();
        var lines = new Dictionary<(int, int), int>();
        while (table.Next())
        {
            var economies = binder.Economies.Find(table.Field("economy"), table.PositionOf("economy"), "economy");
            var sectors = binder.Sectors.Find(table.Field("sector"), table.PositionOf("sector"), "sector");
            if (table.Number("factor", factor) is not { } value || economies is null || sectors is null)
                continue;
            if (!binder.Reserve((long)economies.Value.Length * sectors.Value.Length, table.RowPosition, "factor"))
                break;
            foreach (var (economy, sector) in economies.Value.SelectMany(_ => sectors.Value, (economy, sector) => (economy, sector)))
            {
                if (lines.TryAdd((economy, sector), table.Line))
                    factors.Add(new SectorParameter(economy, sector, value));
                else
                {
                    table.Error(
                        ErrorCatalogue.DuplicateRow,
                        "economy",
                        $"duplicate row for {binder.World.Sectors[sector].Code} in {binder.World.Economies[economy].Code}: line "
                            + $"{MessageText.Number(lines[(economy, sector)])} has the same"
                    );
                    break;
                }
            }
        }
        binder.DescribeTable(
            block,
            "factors",
            ParameterRole.Policy,
            $"{file} ({MessageText.Count(factors.Count, "sector", "sectors")})",
            factor.Unit,
            table.Sources
        );
        return factors.ToImmutable();
    }

    private static ImmutableArray<SectorParameter>? BindInline(Binder binder, Block block)
    {
        if (!block.Has("economy") && block.Has("factor"))
            binder.Problems.Error(
                ErrorCatalogue.MissingKey,
                block.Position,
                block.Path,
                $"missing key {MessageText.Code("economy")}, expected {ScenarioKeys.EconomyNames.Expected}"
            );
        var economies = binder.Economies.Resolve(block, "economy");
        var sectors = block.Has("sector") ? binder.Sectors.Resolve(block, "sector") : binder.Sectors.Everything;
        if (binder.Number(block, "factor", ParameterRole.Policy) is not { } value || economies is null || sectors is null)
            return null;
        if (!binder.Reserve((long)economies.Members.Length * sectors.Members.Length, block.Position, block.Path))
            return null;
        return [.. economies.Members.SelectMany(_ => sectors.Members, (economy, sector) => new SectorParameter(economy, sector, value))];
    }
}
