using System.Collections.Immutable;
using System.Globalization;
using TradeSim.Scenarios;
using TradeSim.Scenarios.Tables;

namespace TradeSim.Baselines;

/// <summary>
/// What a baseline is built from: raw figures and the rules' settings, read from a folder of CSV tables. Needed are <c>recipe.csv</c>,
/// <c>economies.csv</c>, <c>gdp.csv</c> and <c>reports.csv</c>. Without <c>sectors.csv</c> the world has the two sectors of
/// <see cref="GenericTechnology"/>; with it, <c>inputs.csv</c> and <c>demand.csv</c> are needed. <c>distances.csv</c>,
/// <c>structure.csv</c>, <c>commodities.csv</c>, <c>emphasis.csv</c>, <c>home_shares.csv</c>, <c>regions.csv</c>, <c>region_goods.csv</c>,
/// <c>tariffs.csv</c>, <c>turnovers.csv</c> and <c>growth.csv</c> are used where they are there. A table that is not in the folder itself
/// is looked for in the folder that the setting <c>tables</c> names, so that a recipe can differ from another in a table or a setting.
/// </summary>
internal sealed record BaselineRecipe
{
    /// <summary>Represents all economies together in <c>reports.csv</c>, <c>gdp.csv</c> and <c>growth.csv</c>.</summary>
    public const string World = "WORLD";

    /// <summary>Data sets that reconcile exporters' and importers' reports. They may be reporters; an economy's own report takes precedence
    /// over them.</summary>
    public static ImmutableArray<string> ReconciledReporters { get; } = ["BACI", "ITPD-E", "ICIO", "FIGARO"];

    private const int MostErrors = 100;
    private const int MaxEconomies = 300;
    private const int MaxSectors = 100;

    /// <summary>The folders that its tables are in.</summary>
    public IReadOnlyList<string> Folders { get; init; } = [];

    /// <summary>Title of the baseline.</summary>
    public required string Name { get; init; }

    /// <summary>Year of all values.</summary>
    public required int Year { get; init; }

    /// <summary>Whose stated turnovers apply, beside those of basis <c>any</c>.</summary>
    public required string Basis { get; init; }

    /// <summary>Economies whose own report is taken where both sides report; elsewhere it is the geometric mean of both.</summary>
    public required IReadOnlySet<string> PreferredReporters { get; init; }

    /// <summary>Two figures for the same trade further apart than this factor are listed as a conflict.</summary>
    public required double ConflictFactor { get; init; }

    /// <summary>Least share of domestic goods in an economy's spending on a sector.</summary>
    public required double MinimumHomeShare { get; init; }

    /// <summary>Most imports, and most exports, of an economy as a share of its GDP; the rest of them are taken as goods that only pass
    /// through. Null: no such limit.</summary>
    public double? LargestTradeShare { get; init; }

    /// <summary>Whether a pair without any report does not trade; otherwise its trade is estimated by gravity.</summary>
    public bool MissingPairsAreZero { get; init; }

    /// <summary>The rate used where no rule of <c>tariffs.csv</c> gives a tariff; it is marked as unknown.</summary>
    public double UnknownTariff { get; init; }

    /// <summary>Inputs of single economies, instead of <see cref="Inputs"/>.</summary>
    public IReadOnlyList<InputOfEconomy> EconomyInputs { get; init; } = [];

    /// <summary>Value-added shares of single economies, instead of those of <see cref="Sectors"/>.</summary>
    public IReadOnlyList<ValueAddedOfEconomy> ValueAdded { get; init; } = [];

    /// <summary>Geometric mean of the trade elasticities of the traded sectors.</summary>
    public required double ElasticityLevel { get; init; }

    /// <summary>Economies, in the order of the tables.</summary>
    public required IReadOnlyList<EconomyEntry> Economies { get; init; }

    /// <summary>Sectors, in the order of the tables.</summary>
    public required IReadOnlyList<SectorEntry> Sectors { get; init; }

    /// <summary>Nominal GDP, million US dollars, by economy (or WORLD) and year.</summary>
    public required IReadOnlyList<YearFigure> Gdp { get; init; }

    /// <summary>Real growth by economy (or WORLD) and year, as fractions.</summary>
    public required IReadOnlyList<YearFigure> Growth { get; init; }

    /// <summary>Reports of bilateral and total trade.</summary>
    public required IReadOnlyList<TradeReport> Reports { get; init; }

    /// <summary>Stated turnovers of <see cref="Year"/>, of every basis.</summary>
    public required IReadOnlyList<StatedTurnover> Turnovers { get; init; }

    /// <summary>Distances.</summary>
    public required IReadOnlyList<Separation> Distances { get; init; }

    /// <summary>Tariff rules, the general before the particular.</summary>
    public required IReadOnlyList<TariffRule> Tariffs { get; init; }

    /// <summary>Sector structure of the economies' exports and imports.</summary>
    public required IReadOnlyList<SectorShare> Structure { get; init; }

    /// <summary>Trade with the world by commodity, where known.</summary>
    public required IReadOnlyList<Commodity> Commodities { get; init; }

    /// <summary>Information on the goods of a pair.</summary>
    public required IReadOnlyList<Emphasis> Emphases { get; init; }

    /// <summary>Regions that countries are split into; a country without any stays whole.</summary>
    public required IReadOnlyList<RegionEntry> Regions { get; init; }

    /// <summary>Information on the regions' goods.</summary>
    public required IReadOnlyList<RegionGoods> RegionGoods { get; init; }

    /// <summary>How many times likelier a region's buyers are to buy from their own region than from another of the country, at equal
    /// size.</summary>
    public required double RegionHomeBias { get; init; }

    /// <summary>Least home shares of single sectors.</summary>
    public required IReadOnlyList<LeastHomeShare> HomeShares { get; init; }

    /// <summary>Inputs by sector; each sector's shares sum to 1.</summary>
    public required IReadOnlyList<SectorShare> Inputs { get; init; }

    /// <summary>Final demand by pattern; each pattern's shares sum to 1. The accounts start from it.</summary>
    public required IReadOnlyList<SectorShare> Demand { get; init; }

    /// <summary>Reads a recipe folder and checks it.</summary>
    /// <param name="folder">Folder with <c>recipe.csv</c>.</param>
    /// <exception cref="RecipeException">Everything that is wrong with the folder.</exception>
    public static BaselineRecipe Read(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var errors = new List<string>();
        var problems = new Problems(MostErrors);
        var tables = new SourceTables(folder, problems);
        var settings = Settings(folder, tables);
        string elsewhere = Path.Combine(folder, settings.GetValueOrDefault("tables", "."));
        bool There(string file) => File.Exists(Path.Combine(folder, file)) || File.Exists(Path.Combine(elsewhere, file));
        IEnumerable<SourceRow> Table(string file, bool needed, params string[] columns) => TableWith([], file, needed, columns);
        IEnumerable<SourceRow> TableWith(string[] optional, string file, bool needed, params string[] columns) =>
            tables.Rows(File.Exists(Path.Combine(folder, file)) ? folder : elsewhere, file, needed, new TableColumns(columns, optional));
        double Setting(string name, double usual, double least, double most, bool whole = false)
        {
            if (!settings.TryGetValue(name, out string? text))
                return usual;
            if (
                double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
                && value >= least
                && value <= most
                && (!whole || double.IsInteger(value))
            )
                return value;
            errors.Add(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"recipe.csv: {name}: got '{text}', expected a {(whole ? "whole number" : "number")} from {least} to {most}"
                )
            );
            return usual;
        }

        string Choice(string name, string usual, string other)
        {
            string text = settings.GetValueOrDefault(name, usual);
            if (text != usual && text != other)
                errors.Add($"recipe.csv: {name}: got '{text}', expected {usual} or {other}");
            return text;
        }

        var economies = TableWith(["part_of", "bloc", "demand_pattern"], "economies.csv", true, "code", "name", "kind")
            .Select(row => new EconomyEntry(
                row.Text("code"),
                row.Text("name"),
                row.Text("kind"),
                row.Text("part_of"),
                row.Text("bloc"),
                row.Text("demand_pattern")
            ))
            .ToList();
        var codes = economies.Select(economy => economy.Code).ToHashSet(StringComparer.Ordinal);
        var codesAndWorld = new HashSet<string>(codes, StringComparer.Ordinal) { World };
        var importers = new HashSet<string>(
            codes.Concat(economies.Select(economy => economy.Bloc).Where(bloc => bloc.Length > 0)),
            StringComparer.Ordinal
        )
        {
            "*",
        };

        bool generic = !There("sectors.csv");
        var sectors = generic
            ? GenericTechnology.Sectors
            : Table("sectors.csv", true, "code", "name", "group", "traded", "relative_elasticity", "value_added_share", "status", "source")
                .Select(ReadSector)
                .ToList();
        var sectorCodes = sectors.Select(sector => sector.Code).ToHashSet(StringComparer.Ordinal);
        var sectorsOrAll = new HashSet<string>(sectorCodes, StringComparer.Ordinal) { "*" };
        var flows = new HashSet<string>(StringComparer.Ordinal) { "exports", "imports" };
        int year = (int)Setting("year", 0, SourceRow.FirstYear, SourceRow.LastYear, whole: true);

        var regions = Table("regions.csv", false, "code", "name", "part_of", "gdp_share", "exports", "imports", "status", "source")
            .Select(row => new RegionEntry(
                row.Text("code"),
                row.Text("name"),
                row.Code("part_of", codes),
                row.Number("gdp_share", 1e-9, 1e3),
                row.Number("exports", 1e-9, 1e12),
                row.Number("imports", 1e-9, 1e12),
                row.Text("source")
            ))
            .ToList();
        var regionCodes = regions.Select(region => region.Code).ToHashSet(StringComparer.Ordinal);
        var regionFlows = new HashSet<string>(flows, StringComparer.Ordinal) { "output" };

        var reporters = new HashSet<string>(codes.Concat(ReconciledReporters), StringComparer.Ordinal);
        var inputs = generic
            ? []
            : TableWith(["economy"], "inputs.csv", true, "sector", "input", "share", "status", "source")
                .Select(row => new InputOfEconomy(
                    row.Text("economy").Length == 0 ? "" : row.Code("economy", codes),
                    row.Code("sector", sectorCodes),
                    row.Code("input", sectorCodes),
                    row.Number("share", 0, 1),
                    row.Status("status"),
                    row.Text("source")
                ))
                .ToList();

        var recipe = new BaselineRecipe
        {
            Folders = [folder, elsewhere],
            Name = settings.GetValueOrDefault("name", Path.GetFileName(Path.GetFullPath(folder))),
            Year = year,
            Basis = settings.GetValueOrDefault("basis", "any"),
            PreferredReporters = settings
                .GetValueOrDefault("preferred_reporters", "")
                .Split([' ', ';'], StringSplitOptions.RemoveEmptyEntries)
                .ToHashSet(StringComparer.Ordinal),
            ConflictFactor = Setting("conflict_factor", 1.5, 1, 1000),
            MinimumHomeShare = Setting("minimum_home_share", 0.05, 1e-6, 0.9),
            LargestTradeShare = settings.ContainsKey("largest_trade_share") ? Setting("largest_trade_share", 1, 0.01, 100) : null,
            MissingPairsAreZero = Choice("missing_pairs", "gravity", "zero") == "zero",
            UnknownTariff = Setting("unknown_tariff", 0, 0, 10),
            ElasticityLevel = Setting("elasticity_level", 2, 0.01, 100),
            Economies = economies,
            Sectors = sectors,
            Gdp = Table("gdp.csv", true, "economy", "year", "value", "status", "source")
                .Select(row => new YearFigure(
                    row.Code("economy", codesAndWorld),
                    row.Year("year"),
                    row.Number("value", 1e-6, 1e12),
                    row.Status("status"),
                    row.Text("source")
                ))
                .ToList(),
            Growth = Table("growth.csv", false, "economy", "year", "growth", "status", "source")
                .Select(row => new YearFigure(
                    row.Code("economy", codesAndWorld),
                    row.Year("year"),
                    row.Number("growth", -0.9, 9),
                    row.Status("status"),
                    row.Text("source")
                ))
                .ToList(),
            Reports = TableWith(["sector"], "reports.csv", true, "reporter", "exporter", "importer", "year", "value", "status", "source")
                .Select(row => ReadReport(row, reporters, codesAndWorld, sectorCodes))
                .ToList(),
            Turnovers = Table("turnovers.csv", false, "basis", "one", "other", "year", "value", "status", "source")
                .Where(row => row.Year("year") == year)
                .Select(row => new StatedTurnover(
                    row.Text("basis"),
                    row.Code("one", codes),
                    row.Code("other", codes),
                    row.Number("value", 1e-6, 1e12),
                    row.Status("status"),
                    row.Text("source"),
                    row.Text("note")
                ))
                .ToList(),
            Distances = TableWith(["language", "border"], "distances.csv", false, "one", "other", "km")
                .Select(row => new Separation(row.Code("one", codes), row.Code("other", codes), row.Number("km", 1, 40000), Language(row)))
                .ToList(),
            Tariffs = Table("tariffs.csv", false, "importer", "exporter", "sector", "rate", "status", "source")
                .Select(row => new TariffRule(
                    row.Code("importer", importers),
                    row.Code("exporter", importers),
                    row.Code("sector", sectorsOrAll),
                    row.Number("rate", 0, 10),
                    row.Status("status"),
                    row.Text("source")
                ))
                .ToList(),
            Structure = Table("structure.csv", false, "economy", "flow", "sector", "share", "status", "source")
                .Select(row => new SectorShare(
                    row.Code("economy", codes),
                    row.Code("flow", flows),
                    row.Code("sector", sectorCodes),
                    row.Number("share", 0, 1),
                    row.Status("status"),
                    row.Text("source")
                ))
                .ToList(),
            Commodities = Table("commodities.csv", false, "economy", "flow", "item", "sector", "value")
                .Select(row => new Commodity(
                    row.Code("economy", codes),
                    row.Code("flow", flows),
                    row.Text("item"),
                    row.Code("sector", sectorCodes),
                    row.Number("value", 0, 1e12)
                ))
                .ToList(),
            Emphases = Table("emphasis.csv", false, "exporter", "importer", "sector", "weight", "source")
                .Select(row => new Emphasis(
                    row.Code("exporter", codes),
                    row.Code("importer", codes),
                    row.Code("sector", sectorCodes),
                    row.Number("weight", 1e-6, 1e6),
                    row.Text("source")
                ))
                .ToList(),
            Regions = regions,
            RegionGoods = Table("region_goods.csv", false, "region", "flow", "sector", "weight", "status", "source")
                .Select(row => new RegionGoods(
                    row.Code("region", regionCodes),
                    row.Code("flow", regionFlows),
                    row.Code("sector", sectorCodes),
                    row.Number("weight", 1e-6, 1e6)
                ))
                .ToList(),
            RegionHomeBias = Setting("region_home_bias", 5, 1, 1e6),
            HomeShares = Table("home_shares.csv", false, "economy", "sector", "share", "status", "source")
                .Select(row => new LeastHomeShare(
                    row.Code("economy", codes),
                    row.Code("sector", sectorCodes),
                    row.Number("share", 1e-6, 0.99)
                ))
                .ToList(),
            Inputs = generic
                ? GenericTechnology.Inputs
                :
                [
                    .. inputs
                        .Where(row => row.Economy.Length == 0)
                        .Select(row => new SectorShare(row.Sector, "", row.Input, row.Share, row.Status, row.Source)),
                ],
            EconomyInputs = [.. inputs.Where(row => row.Economy.Length > 0)],
            ValueAdded = Table("value_added.csv", false, "economy", "sector", "share", "status", "source")
                .Select(row => new ValueAddedOfEconomy(
                    row.Code("economy", codes),
                    row.Code("sector", sectorCodes),
                    row.Number("share", 1e-6, 1 - 1e-6),
                    row.Status("status"),
                    row.Text("source")
                ))
                .ToList(),
            Demand = generic
                ? GenericTechnology.Demand
                : Table("demand.csv", true, "pattern", "sector", "share", "status", "source")
                    .Select(row => new SectorShare(
                        row.Text("pattern"),
                        "",
                        row.Code("sector", sectorCodes),
                        row.Number("share", 0, 1),
                        row.Status("status"),
                        row.Text("source")
                    ))
                    .ToList(),
        };
        if (problems.Any)
            errors.InsertRange(0, problems.ToException().Errors.Select(error => error.ToString()));
        if (errors.Count == 0)
            recipe.Check(errors);
        return errors.Count == 0 ? recipe : throw new RecipeException(errors);
    }

    /// <summary>Value added of a sector in an economy as a share of output: the economy's own figure, or the sector's general
    /// one.</summary>
    internal SectorFigure ValueAddedOf(EconomyEntry economy, SectorEntry sector) =>
        ValueAdded.LastOrDefault(row => row.Economy == economy.Code && row.Sector == sector.Code) is { } own
            ? new SectorFigure(economy.Code, sector.Code, "", own.Share, own.Status, own.Source, "the economy's own")
            : new SectorFigure(economy.Code, sector.Code, "", sector.ValueAddedShare, sector.Status, "recipe", sector.Note);

    /// <summary>Inputs of a sector in an economy: the economy's own coefficients, or the general ones.</summary>
    internal IEnumerable<SectorFigure> InputsOf(EconomyEntry economy, SectorEntry sector)
    {
        var own = EconomyInputs.Where(row => row.Economy == economy.Code && row.Sector == sector.Code).ToList();
        return own.Count > 0
            ? own.Select(row => new SectorFigure(
                economy.Code,
                sector.Code,
                row.Input,
                row.Share,
                row.Status,
                row.Source,
                "the economy's own"
            ))
            : Inputs
                .Where(row => row.Owner == sector.Code)
                .Select(row => new SectorFigure(economy.Code, row.Owner, row.Sector, row.Share, row.Status, "recipe", row.Source));
    }

    /// <summary>GDP of an economy in a year, million US dollars; of the rest, what the others leave of the world; null where
    /// unknown.</summary>
    internal double? GdpOf(string economy, int year)
    {
        double? stated = Gdp.FirstOrDefault(figure => figure.Economy == economy && figure.Year == year)?.Value;
        if (stated is not null || Economies.FirstOrDefault(entry => entry.Code == economy) is not { Kind: "rest" })
            return stated;
        double? world = GdpOf(World, year);
        foreach (EconomyEntry other in Economies.Where(other => other.Kind != "rest"))
            world -= GdpOf(other.Code, year);
        return world;
    }

    private static Dictionary<string, string> Settings(string folder, SourceTables tables)
    {
        string[] known =
        [
            "name",
            "year",
            "tables",
            "basis",
            "preferred_reporters",
            "conflict_factor",
            "minimum_home_share",
            "elasticity_level",
            "region_home_bias",
            "largest_trade_share",
            "missing_pairs",
            "unknown_tariff",
        ];
        var settings = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (SourceRow row in tables.Rows(folder, "recipe.csv", true, new TableColumns(["setting", "value"])))
        {
            string name = row.Text("setting");
            if (!known.Contains(name))
                row.Wrong("setting", $"one of {string.Join(", ", known)}");
            else if (!settings.TryAdd(name, row.Text("value")))
                row.Wrong("setting", "each setting once");
        }

        return settings;
    }

    private static SectorEntry ReadSector(SourceRow row)
    {
        bool traded = row.Text("traded") == "yes";
        if (!traded && row.Text("traded") != "no")
            row.Wrong("traded", "yes or no");
        return new SectorEntry(
            row.Text("code"),
            row.Text("name"),
            row.Text("group"),
            traded,
            traded ? row.Number("relative_elasticity", 1e-3, 1e3) : double.NaN,
            row.Number("value_added_share", 1e-6, 1 - 1e-6),
            row.Status("status"),
            row.Text("source"),
            row.Text("note")
        );
    }

    private static TradeReport ReadReport(SourceRow row, HashSet<string> reporters, HashSet<string> codesAndWorld, HashSet<string> sectors)
    {
        var report = new TradeReport(
            row.Code("reporter", reporters),
            row.Code("exporter", codesAndWorld),
            row.Code("importer", codesAndWorld),
            row.Year("year"),
            row.Number("value", 0, 1e12),
            row.Status("status"),
            row.Text("source"),
            row.Text("sector").Length == 0 ? "" : row.Code("sector", sectors)
        );
        if (report.Reporter != report.Exporter && report.Reporter != report.Importer && !ReconciledReporters.Contains(report.Reporter))
            row.Wrong("reporter", "the exporter or the importer");
        if (report.Exporter == report.Importer)
            row.Wrong("importer", "another economy than the exporter");
        return report;
    }

    private static double Language(SourceRow row) => row.Text("language").Length == 0 ? 0 : row.Number("language", 0, 1);

    private void Check(List<string> errors)
    {
        if (Year == 0)
            errors.Add("recipe.csv: year: missing, expected the year of the baseline");
        if (Economies.Count is < 2 or > MaxEconomies)
            errors.Add(
                string.Create(CultureInfo.InvariantCulture, $"economies.csv: got {Economies.Count} economies, expected 2 to {MaxEconomies}")
            );
        if (Sectors.Count is < 1 or > MaxSectors || !Sectors.Any(sector => sector.Traded))
            errors.Add(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"sectors.csv: got {Sectors.Count} sectors, expected 1 to {MaxSectors}, one of them traded at least"
                )
            );
        if (!Reports.Any(report => report.Value > 0 && report.Exporter != World && report.Importer != World))
            errors.Add("reports.csv: expected a report of trade between two economies");
        var traded = Sectors.Where(sector => sector.Traded).Select(sector => sector.Code).ToHashSet(StringComparer.Ordinal);
        foreach (
            string sector in Structure
                .Select(row => row.Sector)
                .Concat(Commodities.Select(row => row.Sector))
                .Concat(Reports.Select(row => row.Sector).Where(sector => sector.Length > 0))
                .Where(sector => !traded.Contains(sector))
                .Distinct()
        )
            errors.Add($"structure.csv, commodities.csv, reports.csv: {sector} is not traded by sectors.csv");
        var rest = Economies.Where(economy => economy.Kind == "rest").Select(economy => economy.Code).ToHashSet(StringComparer.Ordinal);
        foreach (
            StatedTurnover turnover in Turnovers.Where(turnover =>
                turnover.One == turnover.Other || rest.Contains(turnover.One) || rest.Contains(turnover.Other)
            )
        )
            errors.Add($"turnovers.csv: {turnover.One} and {turnover.Other}: expected two different economies, none of kind rest");
        foreach (var twins in Economies.GroupBy(economy => economy.Code).Where(twins => twins.Count() > 1))
            errors.Add($"economies.csv: duplicate {twins.Key}, expected each economy once");
        foreach (
            var twins in Economies
                .Select(economy => economy.Code)
                .Concat(Regions.Select(region => region.Code))
                .GroupBy(code => code)
                .Where(twins => twins.Count() > 1 && Regions.Any(region => region.Code == twins.Key))
        )
            errors.Add($"regions.csv: {twins.Key} is a duplicate or an economy, expected each region once");
        foreach (var twins in Sectors.GroupBy(sector => sector.Code).Where(twins => twins.Count() > 1))
            errors.Add($"sectors.csv: duplicate {twins.Key}, expected each sector once");
        if (Economies.Count(economy => economy.Kind == "rest") > 1)
            errors.Add("economies.csv: expected at most one economy of kind rest");
        foreach (EconomyEntry economy in Economies.Where(economy => economy.Kind is not ("country" or "region" or "rest")))
            errors.Add($"economies.csv: {economy.Code}: kind: got '{economy.Kind}', expected country, region or rest");
        foreach (EconomyEntry economy in Economies.Where(economy => GdpOf(economy.Code, Year) is not > 0))
            errors.Add(
                $"gdp.csv: no GDP of {economy.Code} in {Year.ToString(CultureInfo.InvariantCulture)} (the rest needs {World} above the "
                    + $"sum of the others)"
            );
        foreach (
            EconomyEntry economy in Economies.Where(economy =>
                economy.DemandPattern.Length > 0 && !Demand.Any(share => share.Owner == economy.DemandPattern)
            )
        )
            errors.Add($"economies.csv: {economy.Code}: demand_pattern: got '{economy.DemandPattern}', expected a pattern of demand.csv");
        Once(
            "reports.csv",
            Reports
                .Where(report => report.Sector.Length == 0)
                .Select(report => (report.Reporter, report.Exporter, report.Importer, report.Year))
        );
        Once(
            "reports.csv",
            Reports
                .Where(report => report.Sector.Length > 0)
                .Select(report => (report.Reporter, report.Exporter, report.Importer, report.Year, report.Sector))
        );
        Once("gdp.csv", Gdp.Select(figure => (figure.Economy, figure.Year)));
        Once("growth.csv", Growth.Select(figure => (figure.Economy, figure.Year)));
        Once(
            "distances.csv",
            Distances.Select(pair => string.CompareOrdinal(pair.One, pair.Other) < 0 ? (pair.One, pair.Other) : (pair.Other, pair.One))
        );
        SumToOne("inputs.csv", Inputs);
        SumToOne(
            "inputs.csv",
            [
                .. EconomyInputs.Select(row => new SectorShare(
                    $"{row.Economy}, {row.Sector}",
                    "",
                    row.Input,
                    row.Share,
                    row.Status,
                    row.Source
                )),
            ]
        );
        SumToOne("demand.csv", Demand);
        SumToOne("structure.csv", Structure);
        foreach (SectorEntry sector in Sectors.Where(sector => !Inputs.Any(share => share.Owner == sector.Code)))
            errors.Add($"inputs.csv: no inputs of {sector.Code}");

        void Once<T>(string file, IEnumerable<T> keys) =>
            errors.AddRange(
                keys.GroupBy(key => key)
                    .Where(twins => twins.Count() > 1)
                    .Select(twins => $"{file}: duplicate {twins.Key}, expected each key once")
            );

        void SumToOne(string file, IReadOnlyList<SectorShare> shares)
        {
            foreach (var owner in shares.GroupBy(share => (share.Owner, share.Flow)))
            {
                double sum = owner.Sum(share => share.Share);
                if (Math.Abs(sum - 1) > 1e-6)
                    errors.Add(
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"{file}: {owner.Key.Owner} {owner.Key.Flow}: the shares sum to {sum:0.######}, expected 1"
                        )
                    );
            }
        }
    }
}
