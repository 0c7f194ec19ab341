using System.Collections.Immutable;
using TradeSim.Engine.Path;
using TradeSim.Engine.Policies;
using TradeSim.Scenarios.Keys;
using TradeSim.Scenarios.Tables;

namespace TradeSim.Scenarios.Binding.PolicyKinds;

/// <summary><c>kind: productivity</c>.</summary>
internal sealed class ProductivityBinder : PolicyBinder
{
    private static readonly NumberShape Factor = new(0.001, 1000, "ratio, 1.1 is 10 % more from the same");

    public override string Kind => "productivity";

    public override string Meaning => "Factors on the productivity of sectors: unit cost falls by the factor.";

    public override ImmutableArray<Key> Keys =>
    [
        new("factors", new PathShape("a .csv file with columns economy, sector, factor"), "Table of factors by economy and sector."),
        new("factor", ScenarioKeys.Given(Factor), "One factor for the sectors that economy and sector name."),
        new("economy", ScenarioKeys.EconomyNames, "Who produces, with an inline factor."),
        new("sector", ScenarioKeys.SectorNames, "What is produced, with an inline factor.", Default: Names.All),
    ];

    public override ImmutableArray<ImmutableArray<string>> OneOf => [["factors", "factor"]];

    public override Policy? Bind(Binder binder, Block block, PolicyFrame frame)
    {
        if ((block.Has("factors") ? BindTable(binder, block) : BindInline(binder, block)) is not { } factors) return null;
        if (factors.All(factor => binder.DefaultOf(factor.Value) == 1))
            binder.Problems.Warning(block.Place, block.Path, "got factors of 1: the policy does nothing");
        else if (factors.All(factor => binder.World.Output(factor.Economy, factor.Sector) == 0))
            binder.Problems.Warning(block.Place, block.Path, "got only sectors that sell nothing in the baseline: the policy does nothing");
        return new Productivity { Name = frame.Name, From = frame.From, Until = frame.Until, PhaseIn = frame.PhaseIn, Intensity = frame.Intensity, Factors = factors };
    }

    private static ImmutableArray<SectorQuantity>? BindTable(Binder binder, Block block)
    {
        ScenarioKeys.RefuseBeside(binder, block, "factors", ["economy", "sector"]);
        if (block.File("factors") is not { } file) return null;
        using var table = CsvTable.Open(binder.Files, ScenarioPath.Combine(".", file), FileUse.Table, new(["economy", "sector", "factor"]), block.PlaceOf("factors"), block.PathOf("factors"));
        if (table is null) return null;
        var factors = ImmutableArray.CreateBuilder<SectorQuantity>();
        var lines = new Dictionary<(int, int), int>();
        while (table.Next())
        {
            var economies = binder.Economies.Find(table.Field("economy"), table.PlaceOf("economy"), "economy");
            var sectors = binder.Sectors.Find(table.Field("sector"), table.PlaceOf("sector"), "sector");
            if (table.Number("factor", Factor) is not { } value || economies is null || sectors is null) continue;
            if (!binder.Reserve((long)economies.Value.Length * sectors.Value.Length, table.RowPlace, "factor")) break;
            foreach (var (economy, sector) in economies.Value.SelectMany(_ => sectors.Value, (economy, sector) => (economy, sector)))
            {
                if (lines.TryAdd((economy, sector), table.Line)) factors.Add(new SectorQuantity(economy, sector, value));
                else
                {
                    table.Error("economy", $"got {binder.World.Sectors[sector].Code} in {binder.World.Economies[economy].Code} again, expected it once: it stands in line {Words.Number(lines[(economy, sector)])}");
                    break;
                }
            }
        }
        binder.DescribeTable(block, "factors", ParameterRole.Policy, $"{file} ({Words.Count(factors.Count, "sector", "sectors")})", Factor.Unit, table.Sources);
        return factors.ToImmutable();
    }

    private static ImmutableArray<SectorQuantity>? BindInline(Binder binder, Block block)
    {
        if (!block.Has("economy") && block.Has("factor"))
            binder.Problems.Error(block.Place, block.Path, $"got no economy, expected {ScenarioKeys.EconomyNames.Expected}");
        var economies = binder.Economies.Resolve(block, "economy");
        var sectors = block.Has("sector") ? binder.Sectors.Resolve(block, "sector") : binder.Sectors.Everything;
        if (binder.Number(block, "factor", ParameterRole.Policy) is not { } value || economies is null || sectors is null) return null;
        if (!binder.Reserve((long)economies.Members.Length * sectors.Members.Length, block.Place, block.Path)) return null;
        return [.. economies.Members.SelectMany(_ => sectors.Members, (economy, sector) => new SectorQuantity(economy, sector, value))];
    }
}
