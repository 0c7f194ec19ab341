using TradeSim.Engine.Baseline;
using TradeSim.Scenarios.Keys;
using TradeSim.Scenarios.Yaml;

namespace TradeSim.Scenarios.Tables;

/// <summary>The tables of one baseline while they are read.</summary>
internal sealed class BaselineTables(TableFiles files, string folder, SourcePosition asker, string askerPath)
{
    private const double Slack = 1e-5; // published shares are rounded; the engine allows as much
    private const double MostMillions = 1e12;

    private static readonly TableColumns EconomyColumns = new(["code", "name", "kind"], "part_of");
    private static readonly TableColumns SectorColumns = new(["code", "name", "elasticity"], "group");
    private static readonly TableColumns FlowColumns = new(["exporter", "importer", "sector", "value"], "tariff");
    private static readonly TableColumns ProductionColumns = new(["economy", "sector", "value_added_share"]);
    private static readonly TableColumns InputColumns = new(["economy", "sector", "input", "share"]);
    private static readonly TableColumns DemandColumns = new(["economy", "sector", "share"]);

    internal static readonly NumberShape Elasticity = new(0.01, 1000);

    // Gross output of the whole world is about 200 trillion USD.
    private const double MostPlausibleTrade = 1e9;

    internal static readonly NumberShape TariffRate = new(-1, 100, "0.05 is 5 %", AboveMinimum: true) { MostPlausible = 10 };
    private static readonly NumberShape FlowValue = new(0, MostMillions, "million USD");

    // Published input-output tables book by-products as small negative inputs; the engine allows as much.
    private static readonly NumberShape InputValue = new(-0.01, 1.01, "0.05 is 5 %, by-products slightly negative");
    private static readonly NumberShape ShareValue = new(0, 1, "0.05 is 5 %");

    private readonly Problems problems = files.Problems;
    private readonly int before = files.Problems.Count; // errors elsewhere do not concern this baseline
    private readonly List<EconomyProfile> economies = [];
    private readonly List<Sector> sectors = [];
    private readonly Dictionary<string, int> economyOf = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> sectorOf = new(StringComparer.Ordinal);
    private readonly ProvenanceNotes notes = new();

    private int N => economies.Count;

    private int J => sectors.Count;

    private bool HasErrors => problems.Count > before;

    public Baseline? Read()
    {
        if (MissingTables())
            return null;
        var namesUsable = ReadEconomies() & ReadSectors();
        if (!namesUsable || files.TooLarge(N, J, asker, askerPath) || ReadFlows() is not { } flows)
            return null;
        var production = ReadProduction(flows);
        var demand = ReadDemand(flows);
        if (!HasErrors)
            CheckSuppliers(flows);
        if (HasErrors)
            return null;
        var total = flows.Values.Sum();
        if (total > MostPlausibleTrade)
            problems.Warning(
                ErrorCatalogue.TradeInDollars,
                new SourcePosition(files.Show(ScenarioPath.Combine(folder, "flows.csv"))),
                "",
                $"got flows of {MessageText.Short(total / 1e6)} trillion USD in all, more than the world's output. Did you mean "
                    + $"dollars? Values are in million USD"
            );
        try
        {
            var world = World.Create(
                new WorldTables
                {
                    Economies = economies,
                    Sectors = sectors,
                    Flows = flows.Values,
                    Tariffs = flows.Tariffs,
                    ValueAddedShares = production?.ValueAdded,
                    InputShares = production?.Inputs,
                    DemandShares = demand,
                }
            );
            return new Baseline(world, notes.Of(world, flows.Status, flows.TotalStatus, flows.Source, flows.UnknownTariffs));
        }
        catch (InconsistentBaselineException inconsistent)
        {
            foreach (var problem in inconsistent.Problems)
                problems.Error(ErrorCatalogue.Inconsistent, new SourcePosition(files.Show(ScenarioPath.Combine(folder, "."))), "", problem);
            return null;
        }
    }

    private bool MissingTables()
    {
        var missing = BaselineReader
            .Needed.Where(name => files.Read(ScenarioPath.Combine(folder, name), FileUse.Baseline) is { Bytes: null, Refusal: null })
            .ToArray();
        // If one table is missing, the disk shows no table of the folder: list the tables that a baseline needs.
        if (missing.Length == 0)
            return false;
        var which =
            missing.Length == BaselineReader.Needed.Length ? "a folder without" : $"a folder without {MessageText.Listed(missing)}, one of";
        problems.Error(
            ErrorCatalogue.NotABaseline,
            asker,
            askerPath,
            $"got {MessageText.Quote(files.Show(ScenarioPath.Combine(folder, ".")))}, {which} "
                + $"{MessageText.Listed(BaselineReader.Needed)}, expected the folder of a baseline"
        );
        return true;
    }

    private CsvTable? Open(string name, TableColumns columns, bool optional = false) =>
        CsvTable.Open(files, ScenarioPath.Combine(folder, name), FileUse.Baseline, columns, asker, askerPath, optional);

    private bool ReadEconomies()
    {
        using var table = Open("economies.csv", EconomyColumns);
        if (table is null)
            return false;
        var lines = new List<int>();
        var codesUsable = true; // a refused code would be unknown wherever it is used
        var regions = new List<(string PartOf, SourcePosition Place)>();
        while (table.Next())
        {
            var code = table.Field("code");
            var kind = KindOf(table);
            var partOf = table.Field("part_of");
            if (!NewCode(table, code, economyOf, lines))
            {
                codesUsable = false;
                continue;
            }
            if (kind == EconomyKind.Region && !Names.IsCode(partOf))
                problems.Error(
                    ErrorCatalogue.PartOf,
                    table.Has("part_of") ? table.PositionOf("part_of") : table.RowPosition,
                    "part_of",
                    $"got {(partOf.Length == 0 ? "nothing" : MessageText.Quote(partOf))}, expected the code of the country that the "
                        + $"region is part of"
                );
            if (kind != EconomyKind.Region && partOf.Length > 0)
                table.Error(
                    ErrorCatalogue.PartOf,
                    "part_of",
                    $"got {MessageText.Quote(partOf)}, expected nothing: only a region is part of a country"
                );
            if (partOf.Length > 0)
                regions.Add((partOf, table.PositionOf("part_of")));
            economies.Add(
                new EconomyProfile(
                    code,
                    table.Field("name") is { Length: > 0 } name ? name : code,
                    kind,
                    partOf.Length == 0 ? null : partOf
                )
            );
            notes.Count(table);
        }
        foreach (var (partOf, place) in regions)
        {
            if (economyOf.TryGetValue(partOf, out var whole) && economies[whole].Kind != EconomyKind.Country)
                problems.Error(
                    ErrorCatalogue.PartOf,
                    place,
                    "part_of",
                    $"got {MessageText.Quote(partOf)}, which is no country, expected the code of a country"
                );
        }
        if (N == 0)
            problems.Error(ErrorCatalogue.NoRows, new SourcePosition(table.File), "", "the table has no economies");
        return N > 0 && codesUsable;
    }

    private static EconomyKind KindOf(CsvTable table)
    {
        switch (table.Field("kind"))
        {
            case "country":
                return EconomyKind.Country;
            case "region":
                return EconomyKind.Region;
            case "rest":
                return EconomyKind.Rest;
            default:
                var text = table.Field("kind");
                table.Error(
                    ErrorCatalogue.InvalidField,
                    "kind",
                    $"got {(text.Length == 0 ? "nothing" : MessageText.Quote(text))}, expected one of country, region, rest",
                    MessageText.DidYouMean(text, ["country", "region", "rest"])
                );
                return EconomyKind.Country;
        }
    }

    private bool ReadSectors()
    {
        using var table = Open("sectors.csv", SectorColumns);
        if (table is null)
            return false;
        var lines = new List<int>();
        var codesUsable = true; // a refused code would be unknown wherever it is used
        var groupPlaces = new Dictionary<string, SourcePosition>(StringComparer.Ordinal);
        while (table.Next())
        {
            var code = table.Field("code");
            var elasticity = ElasticityOf(table);
            var group = table.Field("group");
            if (!NewCode(table, code, sectorOf, lines))
            {
                codesUsable = false;
                continue;
            }
            if (group.Length > 0 && !Names.IsCode(group))
                table.Error(ErrorCatalogue.InvalidCode, "group", $"got {MessageText.Quote(group)}, expected {Names.NameInWords}");
            else if (group.Length > 0)
                groupPlaces.TryAdd(group, table.PositionOf("group"));
            sectors.Add(
                new Sector(code, table.Field("name") is { Length: > 0 } name ? name : code, elasticity, group.Length == 0 ? null : group)
            );
            notes.Count(table);
        }
        foreach (var (group, place) in groupPlaces)
        {
            // A name that is a sector and a larger group would mean two things.
            if (sectorOf.ContainsKey(group) && sectors.Any(sector => sector.Group == group && sector.Code != group))
                problems.Error(
                    ErrorCatalogue.SectorGroup,
                    place,
                    "group",
                    $"got {MessageText.Quote(group)}, which is a sector, expected another name for a group of several sectors"
                );
        }
        if (J == 0)
            problems.Error(ErrorCatalogue.NoRows, new SourcePosition(table.File), "", "the table has no sectors");
        return J > 0 && codesUsable;
    }

    private static double ElasticityOf(CsvTable table)
    {
        var text = table.NumberText("elasticity");
        if (PlainNumber.TryRead(text, out var value) && value < 0)
        {
            table.Error(
                ErrorCatalogue.InvalidField,
                "elasticity",
                $"got {MessageText.Quote(text)}, expected {Elasticity.Expected}: the per cent by which a 1 % higher cost lowers trade",
                $"Write {MessageText.Number(-value)}"
            );
            return 1;
        }
        return table.Number("elasticity", Elasticity) ?? 1;
    }

    private static bool NewCode(CsvTable table, string code, Dictionary<string, int> known, List<int> lines)
    {
        if (!Names.IsCode(code))
        {
            table.Error(
                ErrorCatalogue.InvalidCode,
                "code",
                $"got {(code.Length == 0 ? "nothing" : MessageText.Quote(code))}, expected {Names.NameInWords}"
            );
            return false;
        }
        if (code.Trim() != code)
        {
            // Beside the code without blanks it would look like the same one.
            table.Error(
                ErrorCatalogue.InvalidCode,
                "code",
                $"got {MessageText.Quote(code)}, expected no blanks before or after it",
                $"Write {code.Trim()}"
            );
            return false;
        }
        if (!known.TryAdd(code, known.Count))
        {
            table.Error(
                ErrorCatalogue.InvalidCode,
                "code",
                $"duplicate code {MessageText.Quote(code)}: line {MessageText.Number(lines[known[code]])} has the same"
            );
            return false;
        }
        lines.Add(table.Line);
        return true;
    }

    private Flows? ReadFlows()
    {
        using var table = Open("flows.csv", FlowColumns);
        if (table is null)
            return null;
        var flows = new Flows(J * N * N);
        var hasTariffs = table.Has("tariff");
        var taxed = new List<SourcePosition>();
        while (table.Next())
        {
            var exporter = table.Code("exporter", economyOf, "an economy");
            var importer = table.Code("importer", economyOf, "an economy");
            var sector = table.Code("sector", sectorOf, "a sector");
            var value = table.Number("value", FlowValue);
            // A missing tariff is 0, in a table as in a field.
            var tariff = hasTariffs && table.Field("tariff").Length > 0 ? table.Number("tariff", TariffRate) : 0;
            if (exporter is not { } i || importer is not { } n || sector is not { } j || value is null || tariff is null)
                continue;
            var cell = (((j * N) + n) * N) + i;
            if (flows.Lines[cell] > 0)
            {
                table.Error(
                    ErrorCatalogue.DuplicateRow,
                    "exporter",
                    $"duplicate row for {economies[i].Code} to {economies[n].Code} in {sectors[j].Code}: line "
                        + $"{MessageText.Number(flows.Lines[cell])} has the same"
                );
                continue;
            }
            if (i == n && tariff != 0)
                taxed.Add(table.PositionOf("tariff"));
            flows.Lines[cell] = table.Line;
            flows.Values[cell] = value.Value;
            flows.Tariffs[cell] = tariff.Value;
            flows.Status[cell] = notes.Count(table);
            flows.TotalStatus[cell] = ProvenanceNotes.TotalStatusOf(table, flows.Status[cell]);
            flows.Source[cell] = notes.SourceOf(table);
            flows.UnknownTariffs[cell] = ProvenanceNotes.TariffIsUnknown(table);
        }
        if (taxed.Count > 0)
            problems.Warning(
                ErrorCatalogue.TariffOnDomesticSales,
                taxed[0],
                "tariff",
                $"got a tariff on domestic sales in {MessageText.Count(taxed.Count, "row", "rows")}, which acts as a tax"
            );
        return flows;
    }

    private Production? ReadProduction(Flows flows)
    {
        using var table = Open("production.csv", ProductionColumns, optional: true);
        if (table is null)
        {
            if (
                files.Read(ScenarioPath.Combine(folder, "inputs.csv"), FileUse.Baseline).Bytes is not null
                && files.Read(ScenarioPath.Combine(folder, "production.csv"), FileUse.Baseline).Bytes is null
            )
                problems.Error(
                    ErrorCatalogue.MissingProduction,
                    asker,
                    askerPath,
                    "got inputs.csv without production.csv, expected both or neither"
                );
            return null;
        }
        var production = new Production(N, J);
        while (table.Next())
        {
            var economy = table.Code("economy", economyOf, "an economy");
            var sector = table.Code("sector", sectorOf, "a sector");
            var share = table.Number("value_added_share", ShareValue);
            if (economy is not { } n || sector is not { } j || share is null)
                continue;
            var row = (n * J) + j;
            if (production.Lines[row] > 0)
            {
                table.Error(
                    ErrorCatalogue.DuplicateRow,
                    "economy",
                    $"duplicate row for {sectors[j].Code} in {economies[n].Code}: line {MessageText.Number(production.Lines[row])} has "
                        + $"the same"
                );
                continue;
            }
            production.Lines[row] = table.Line;
            production.ValueAdded[row] = share.Value;
            notes.Count(table);
        }
        CheckProductionIsComplete(production, flows, table.File);
        ReadInputs(production, flows, table.File);
        return production;
    }

    private void CheckProductionIsComplete(Production production, Flows flows, string file)
    {
        for (var row = 0; row < N * J; row++)
        {
            if (production.Lines[row] > 0)
                continue;
            production.ValueAdded[row] = 1;
            if (OutputOf(flows, row / J, row % J) is var output and > 0)
                problems.Error(
                    ErrorCatalogue.MissingProduction,
                    new SourcePosition(file),
                    "",
                    $"missing row for {sectors[row % J].Code} in {economies[row / J].Code}, which sells {MessageText.Short(output)} "
                        + $"million USD"
                );
        }
    }

    private void ReadInputs(Production production, Flows flows, string productionFile)
    {
        using var table = Open("inputs.csv", InputColumns, optional: true);
        var lines = new int[N * J * J];
        var firstLines = new int[N * J];
        while (table is not null && table.Next())
        {
            var economy = table.Code("economy", economyOf, "an economy");
            var sector = table.Code("sector", sectorOf, "a sector");
            var input = table.Code("input", sectorOf, "a sector");
            var share = table.Number("share", InputValue);
            if (economy is not { } n || sector is not { } j || input is not { } k || share is null)
                continue;
            var row = (n * J) + j;
            var cell = (row * J) + k;
            if (lines[cell] > 0)
            {
                table.Error(
                    ErrorCatalogue.DuplicateRow,
                    "economy",
                    $"duplicate row for the input {sectors[k].Code} of {sectors[j].Code} in {economies[n].Code}: line "
                        + $"{MessageText.Number(lines[cell])} has the same"
                );
                continue;
            }
            lines[cell] = table.Line;
            if (firstLines[row] == 0)
                firstLines[row] = table.Line;
            production.Inputs[cell] = share.Value;
            notes.Count(table);
        }
        if (HasErrors)
            return; // sums over rows that were refused would mislead
        for (var row = 0; row < N * J; row++)
        {
            var sum = 0.0;
            foreach (var share in production.Inputs.AsSpan(row * J, J))
                sum += share;
            var (sector, economy) = (sectors[row % J].Code, economies[row / J].Code);
            if (production.ValueAdded[row] >= 1 - Slack || OutputOf(flows, row / J, row % J) == 0)
                continue;
            if (firstLines[row] == 0)
                problems.Error(
                    ErrorCatalogue.MissingProduction,
                    new SourcePosition(productionFile, production.Lines[row], 1),
                    "value_added_share",
                    $"got {MessageText.Number(production.ValueAdded[row])} for {sector} in {economy} but no inputs, expected inputs in "
                        + $"inputs.csv or a share of 1"
                );
            else if (Math.Abs(sum - 1) > Slack)
                problems.Error(
                    ErrorCatalogue.SumNotOne,
                    new SourcePosition(table!.File, firstLines[row], 1),
                    "share",
                    $"got inputs of {sector} in {economy} that sum to {MessageText.Short(sum)}, expected 1{OffBy(sum)}"
                );
        }
    }

    private double[]? ReadDemand(Flows flows)
    {
        using var table = Open("demand.csv", DemandColumns, optional: true);
        if (table is null)
            return null;
        var shares = new double[N * J];
        var lines = new int[N * J];
        var firstLines = new int[N];
        while (table.Next())
        {
            var economy = table.Code("economy", economyOf, "an economy");
            var sector = table.Code("sector", sectorOf, "a sector");
            var share = table.Number("share", ShareValue);
            if (economy is not { } n || sector is not { } j || share is null)
                continue;
            var cell = (n * J) + j;
            if (lines[cell] > 0)
            {
                table.Error(
                    ErrorCatalogue.DuplicateRow,
                    "economy",
                    $"duplicate row for {sectors[j].Code} in {economies[n].Code}: line {MessageText.Number(lines[cell])} has the same"
                );
                continue;
            }
            if (share > Slack && !HasSupplier(flows, n, j))
                table.Error(
                    ErrorCatalogue.NoSupplier,
                    "share",
                    $"got {MessageText.Quote(table.Field("share"))} of {sectors[j].Code} in {economies[n].Code}, expected 0: flows.csv "
                        + $"has no supplier of it"
                );
            lines[cell] = table.Line;
            if (firstLines[n] == 0)
                firstLines[n] = table.Line;
            shares[cell] = share.Value;
            notes.Count(table);
        }
        for (var n = 0; n < N && !HasErrors; n++)
        {
            var sum = 0.0;
            foreach (var share in shares.AsSpan(n * J, J))
                sum += share;
            if (Math.Abs(sum - 1) <= Slack)
                continue;
            problems.Error(
                ErrorCatalogue.SumNotOne,
                firstLines[n] == 0 ? new SourcePosition(table.File) : new SourcePosition(table.File, firstLines[n], 1),
                "share",
                $"got final demand of {economies[n].Code} that sums to {MessageText.Short(sum)}, expected 1{OffBy(sum)}"
            );
        }
        return shares;
    }

    private void CheckSuppliers(Flows flows)
    {
        for (var n = 0; n < N; n++)
        {
            if (Enumerable.Range(0, J).Any(j => HasSupplier(flows, n, j)))
                continue;
            problems.Error(
                ErrorCatalogue.NoSupplier,
                new SourcePosition(files.Show(ScenarioPath.Combine(folder, "flows.csv"))),
                "importer",
                $"no economy sells anything to {economies[n].Code}: add a flow to it (domestic sales count)"
            );
        }
    }

    private bool HasSupplier(Flows flows, int importer, int sector)
    {
        foreach (var value in flows.Values.AsSpan(((sector * N) + importer) * N, N))
        {
            if (value > 0)
                return true;
        }
        return false;
    }

    private double OutputOf(Flows flows, int exporter, int sector)
    {
        var sum = 0.0;
        for (var n = 0; n < N; n++)
            sum += flows.Values[(((sector * N) + n) * N) + exporter];
        return sum;
    }

    private static string OffBy(double sum) =>
        sum < 1 ? $" ({MessageText.Short(1 - sum)} too little)" : $" ({MessageText.Short(sum - 1)} too much)";

    /// <summary>Flows by cell [sector, importer, exporter].</summary>
    private sealed class Flows(int cells)
    {
        public double[] Values { get; } = new double[cells];

        public double[] Tariffs { get; } = new double[cells];

        public int[] Lines { get; } = new int[cells];

        public FigureStatus[] Status { get; } = new FigureStatus[cells];

        public FigureStatus[] TotalStatus { get; } = new FigureStatus[cells];

        public int[] Source { get; } = new int[cells];

        public bool[] UnknownTariffs { get; } = new bool[cells];
    }

    private sealed class Production(int economies, int sectors)
    {
        public double[] ValueAdded { get; } = new double[economies * sectors];

        public int[] Lines { get; } = new int[economies * sectors];

        public double[] Inputs { get; } = new double[economies * sectors * sectors];
    }
}
