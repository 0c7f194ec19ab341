using System.Collections.Immutable;
using TradeSim.Engine.Dynamics;
using TradeSim.Engine.Policies;
using TradeSim.Scenarios.Keys;
using TradeSim.Scenarios.Tables;

namespace TradeSim.Scenarios.Binding.PolicyKinds;

/// <summary>
/// A number for flows, as policies on flows give it: a table with columns exporter, importer, sector and the number, or one number inline
/// with the flows that it is for.
/// </summary>
/// <param name="tableKey">The key of the table.</param>
/// <param name="numberKey">The key of the inline number, and the table's column.</param>
/// <param name="number">What the number may be.</param>
/// <param name="meaning">What it means.</param>
/// <param name="otherwise">The number where the file names flows and gives none; null: one is needed.</param>
internal sealed class FlowNumbers(string tableKey, string numberKey, NumberShape number, string meaning, double? otherwise = null)
{
    /// <summary>The keys of the numbers and of their flows.</summary>
    public ImmutableArray<Key> Keys => [.. NumberKeys, .. PlaceKeys];

    /// <summary>The keys of the flows that an inline number is for.</summary>
    public static ImmutableArray<Key> PlaceKeys =>
        [
            new("exporter", ScenarioKeys.EconomyNames, "Exporters, with an inline number."),
            new("importer", ScenarioKeys.EconomyNames, "Importers, with an inline number."),
            new("sector", ScenarioKeys.SectorNames, "Sectors traded, with an inline number.", Default: Names.All),
            new("both-ways", new FlagShape(), "Also for the flows from importer to exporter.", Default: "false"),
        ];

    /// <summary>The keys of the numbers.</summary>
    public ImmutableArray<Key> NumberKeys =>
        [
            new(
                tableKey,
                new PathShape($"a .csv file with columns exporter, importer, sector, {numberKey}"),
                $"Table of numbers by flow: {meaning}"
            ),
            new(
                numberKey,
                ScenarioKeys.Given(number),
                $"One number for all flows that exporter, importer and sector name: {meaning}",
                Default: otherwise is { } value ? MessageText.Number(value) : null
            ),
        ];

    /// <summary>The keys of which exactly one is needed, unless there is a default.</summary>
    public ImmutableArray<ImmutableArray<string>> OneOf =>
        otherwise is null
            ?
            [
                [tableKey, numberKey],
            ]
            : [];

    /// <summary>The keys that say it this way.</summary>
    public ImmutableArray<string> Ways => [tableKey, numberKey];

    public ImmutableArray<FlowParameter>? Bind(Binder binder, Block block) =>
        block.Has(tableKey) ? BindTable(binder, block)
        : block.Has(numberKey) || otherwise is not null ? BindInline(binder, block)
        : null;

    private ImmutableArray<FlowParameter>? BindTable(Binder binder, Block block)
    {
        // Where one of table and number is needed, both have been refused; where neither is, the number would be ignored.
        ScenarioKeys.RefuseBeside(
            binder,
            block,
            tableKey,
            ["exporter", "importer", "sector", "both-ways", .. otherwise is null ? [] : (string[])[numberKey]]
        );
        if (block.File(tableKey) is not { } file)
            return null;
        using var table = CsvTable.Open(
            binder.Files,
            ScenarioPath.Combine(".", file),
            FileUse.Table,
            new(["exporter", "importer", "sector", numberKey]),
            block.PositionOf(tableKey),
            block.PathOf(tableKey)
        );
        if (table is null)
            return null;
        var numbers = ImmutableArray.CreateBuilder<FlowParameter>();
        var lines = new Dictionary<(int, int, int), int>();
        while (table.Next())
        {
            var exporters = Find(binder.Economies, table, "exporter");
            var importers = Find(binder.Economies, table, "importer");
            var sectors = Find(binder.Sectors, table, "sector");
            if (table.Number(numberKey, number) is not { } value || exporters is null || importers is null || sectors is null)
                continue;
            if (!binder.Reserve(Count(exporters, importers, sectors), table.RowPosition, numberKey))
                break;
            var isTrade = false;
            foreach (var (exporter, importer, sector) in Cells(binder, exporters, importers, sectors, ownSales: true))
            {
                isTrade = true;
                if (lines.TryAdd((exporter, importer, sector), table.Line))
                    numbers.Add(new FlowParameter(exporter, importer, sector, value));
                else
                {
                    var world = binder.World;
                    table.Error(
                        ErrorCatalogue.DuplicateRow,
                        "exporter",
                        $"duplicate row for {world.Economies[exporter].Code} to {world.Economies[importer].Code} in "
                            + $"{world.Sectors[sector].Code}: line {MessageText.Number(lines[(exporter, importer, sector)])} has the same"
                    );
                    break;
                }
            }
            if (isTrade)
                continue;
            // A table that was made for the whole country may stay unchanged when the scenario divides the country.
            if (binder.HasRegionsOfItsOwn)
                binder.Problems.Warning(
                    ErrorCatalogue.RowWithoutFlow,
                    table.PositionOf("importer"),
                    "importer",
                    $"got {NoTrade(exporters, importers)}; the row has no effect"
                );
            else
                table.Error(ErrorCatalogue.NoTradeBetween, "importer", $"got {NoTrade(exporters, importers)}");
        }
        binder.DescribeTable(
            block,
            tableKey,
            ParameterRole.Policy,
            $"{file} ({MessageText.Count(numbers.Count, "flow", "flows")})",
            number.Unit,
            table.Sources
        );
        return numbers.ToImmutable();
    }

    private ImmutableArray<FlowParameter>? BindInline(Binder binder, Block block)
    {
        var flows = Flows(binder, block);
        var given =
            block.Has(numberKey) || otherwise is not { } always
                ? binder.Number(block, numberKey, ParameterRole.Policy)
                : ParameterRef.Of(always);
        return given is { } value && flows is { } cells
            ? [.. cells.Select(cell => new FlowParameter(cell.Exporter, cell.Importer, cell.Sector, value))]
            : null;
    }

    /// <summary>The flows that exporter, importer, sector and both-ways name; null, with an error, if they name none.</summary>
    public static ImmutableArray<(int Exporter, int Importer, int Sector)>? Flows(Binder binder, Block block)
    {
        var exporters = Needed(binder, block, "exporter");
        var importers = Needed(binder, block, "importer");
        var sectors = block.Has("sector") ? binder.Sectors.Resolve(block, "sector") : binder.Sectors.Everything;
        if (exporters is null || importers is null || sectors is null)
            return null;
        var ways = block.Flag("both-ways") ? 2 : 1;
        if (!binder.Reserve(ways * Count(exporters, importers, sectors), block.Position, block.Path))
            return null;
        var cells = Cells(binder, exporters, importers, sectors, ownSales: false);
        if (ways == 2)
            cells = cells.Concat(Cells(binder, importers, exporters, sectors, ownSales: false));
        ImmutableArray<(int, int, int)> flows = [.. cells.Distinct()];
        if (flows.Length == 0)
            binder.Problems.Error(
                ErrorCatalogue.NoTradeBetween,
                block.PositionOf("importer"),
                block.PathOf("importer"),
                $"got {NoTrade(exporters, importers)}"
            );
        return flows;
    }

    /// <summary>The error for two sets without a flow between them.</summary>
    private static string NoTrade(NamedSet exporters, NamedSet importers) =>
        $"{MessageText.Quote(importers.Text)} for what {MessageText.Quote(exporters.Text)} sells, expected trade between different "
        + $"countries, or between regions that are named";

    private static long Count(NamedSet exporters, NamedSet importers, NamedSet sectors) =>
        checked((long)exporters.Members.Length * importers.Members.Length * sectors.Members.Length);

    private static NamedSet? Needed(Binder binder, Block block, string key)
    {
        if (block.Has(key))
            return binder.Economies.Resolve(block, key);
        binder.Problems.Error(
            ErrorCatalogue.MissingKey,
            block.Position,
            block.Path,
            $"missing key {MessageText.Code(key)}, expected {ScenarioKeys.EconomyNames.Expected}"
        );
        return null;
    }

    private static NamedSet? Find(NamedSets sets, CsvTable table, string column) =>
        sets.Find(table.Field(column), table.PositionOf(column), column) is { } members
            ? new NamedSet(members, table.Field(column), sets.IsOne(table.Field(column)))
            : null;

    /// <summary>
    /// The flows between two sets. A measure at a border does not apply to trade inside a country: flows between regions of one country
    /// count only where both sides name their economies one by one.
    /// </summary>
    public static IEnumerable<(int Exporter, int Importer, int Sector)> Cells(
        Binder binder,
        NamedSet exporters,
        NamedSet importers,
        NamedSet sectors,
        bool ownSales
    )
    {
        var inside = exporters.OneByOne && importers.OneByOne;
        foreach (var exporter in exporters.Members)
        {
            foreach (var importer in importers.Members)
            {
                if (exporter == importer ? !(ownSales && inside) : !inside && Country(exporter) == Country(importer))
                    continue;
                foreach (var sector in sectors.Members)
                    yield return (exporter, importer, sector);
            }
        }

        string Country(int economy) => binder.World.Economies[economy].PartOf ?? binder.World.Economies[economy].Code;
    }
}
