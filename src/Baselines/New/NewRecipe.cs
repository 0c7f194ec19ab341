using System.Globalization;
using TradeSim.Baselines.World;
using TradeSim.Scenarios;

namespace TradeSim.Baselines.New;

/// <summary>The recipe of a new baseline: some economies of the world data, blocs, and the rest of the world.</summary>
internal sealed class NewRecipe
{
    /// <summary>Code of the rest of the world.</summary>
    public const string Rest = "ROW";

    private const int YearsOfTheMean = 3;

    private readonly NewScenarioRequest request;
    private readonly Dictionary<string, string> unit = []; // economy of the recipe by country; the rest where none is named
    private readonly List<(string Code, string Name, string[] Members)> units = [];

    private NewRecipe(NewScenarioRequest request) => this.request = request;

    /// <summary>The two countries.</summary>
    public required Country One { get; init; }

    /// <summary>The two countries.</summary>
    public required Country Other { get; init; }

    /// <summary>The separate economies, the two countries first.</summary>
    public IEnumerable<string> Codes => units.Select(each => each.Code);

    /// <summary>Chooses the economies.</summary>
    /// <exception cref="RecipeException">A name is unknown, or the two countries are one.</exception>
    public static NewRecipe Choose(NewScenarioRequest request)
    {
        if (request.Countries.Length != 2)
            throw new RecipeException([
                $"{MessageText.Count(request.Countries.Length, "country", "countries")} given, expected two. Example: tradesim new "
                    + $"SRB VNM --target 1000 --by 2032",
            ]);
        var (one, other) = (Countries.Find(request.Countries[0]), Countries.Find(request.Countries[1]));
        if (one == other)
            throw new RecipeException([$"{one.Name} is given twice; name two different countries"]);
        var recipe = new NewRecipe(request) { One = one, Other = other };
        recipe.ChooseUnits();
        return recipe;
    }

    /// <summary>Writes the recipe's tables into a folder.</summary>
    public void Write(string folder)
    {
        Directory.CreateDirectory(folder);
        Table(folder, "recipe.csv", ["setting", "value", "note"], Settings());
        Table(
            folder,
            "economies.csv",
            ["code", "name", "kind", "demand_pattern"],
            units
                .Select(each => new object[] { each.Code, each.Name, "country", Pattern })
                .Append([Rest, "Rest of the world", "rest", Pattern])
        );
        Table(folder, "gdp.csv", ["economy", "year", "value", "status", "source"], Gdp());
        Table(folder, "reports.csv", ["reporter", "exporter", "importer", "year", "value", "status", "source"], Reports());
        Table(folder, "distances.csv", ["one", "other", "km", "language", "source"], Distances());
        Table(folder, "growth.csv", ["economy", "year", "growth", "status", "source"], Growth());
        if (request.Sectors)
            TenSectors.Write(folder, Codes.Append(Rest));
    }

    private static void Table(string folder, string file, string[] header, IEnumerable<object[]> rows) =>
        File.WriteAllText(Path.Combine(folder, file), BaselineTables.Csv(header, rows));

    private void ChooseUnits()
    {
        foreach (Country country in new[] { One, Other })
            AddUnit(country.Code, country.Name, [country.Code]);
        var named = request.Economies.Select(Countries.Find).Select(country => country.Code).ToList();
        foreach (Bloc bloc in request.Blocs.Select(Countries.FindBloc))
        {
            string[] members = [.. bloc.Members.Where(code => !unit.ContainsKey(code) && !named.Contains(code))];
            if (members.Length > 0)
                AddUnit(bloc.Code, members.Length == bloc.Members.Length ? bloc.Name : $"Other {bloc.Name}", members);
        }

        var others = named
            .Concat(LargestPartners(One.Code))
            .Concat(LargestPartners(Other.Code))
            .Concat(Countries.All.Select(country => country.Code).Where(code => IsNeighbour(code)))
            .Distinct()
            .Where(code => !unit.ContainsKey(code))
            .OrderBy(code => code, StringComparer.Ordinal);
        foreach (string code in others)
            AddUnit(code, Countries.ByCode(code)!.Name, [code]);
    }

    private bool IsNeighbour(string code) => WorldData.AreNeighbours(code, One.Code) || WorldData.AreNeighbours(code, Other.Code);

    private void AddUnit(string code, string name, string[] members)
    {
        units.Add((code, name, members));
        foreach (string member in members)
            unit[member] = code;
    }

    private IEnumerable<string> LargestPartners(string country) =>
        WorldData
            .Reports.Where(row => row.Exporter == country || row.Importer == country)
            .GroupBy(row => row.Exporter == country ? row.Importer : row.Exporter)
            .OrderByDescending(rows => rows.Sum(row => row.Value))
            .ThenBy(rows => rows.Key, StringComparer.Ordinal)
            .Take(request.Partners)
            .Select(rows => rows.Key);

    private string UnitOf(string country) => unit.GetValueOrDefault(country, Rest);

    private IEnumerable<object[]> Settings() =>
        [
            ["name", $"{One.Name} and {Other.Name} {WorldData.Year.ToString(CultureInfo.InvariantCulture)}", "title of the baseline"],
            ["year", WorldData.Year, "the year all values refer to, in million US dollars of that year"],
            ["preferred_reporters", $"{One.Code} {Other.Code}", "whose own report is taken where both sides report"],
            ["missing_pairs", "zero", "BACI lists every pair that traded"],
            [
                "largest_trade_share",
                1,
                "neither imports nor exports of an economy exceed its GDP; the rest is taken as goods that only pass through; assumption",
            ],
            ["minimum_home_share", 0.05, "least share of domestic goods in the spending on a sector; assumption"],
            ["elasticity_level", 2, "long-run trade elasticity of Boehm, Levchenko & Pandalai-Nayar (2023, AER 113(4))"],
            ["unknown_tariff", 0, "replaces unknown tariffs; import a tariff table to replace it"],
        ];

    private string Pattern => request.Sectors ? TenSectors.Pattern : "";

    private IEnumerable<object[]> Gdp()
    {
        foreach (var (code, _, members) in units)
        {
            YearFigure[] figures = [.. members.Select(WorldData.Gdp)];
            yield return [code, WorldData.Year, Math.Round(figures.Sum(figure => figure.Value), 6), "reported", figures[0].Source];
        }

        yield return
        [
            BaselineRecipe.World,
            WorldData.Year,
            Math.Round(WorldData.WorldGdp, 6),
            "reported",
            $"sum of the {Countries.All.Count.ToString(CultureInfo.InvariantCulture)} economies of the world data",
        ];
    }

    private IEnumerable<object[]> Reports() =>
        WorldData
            .Reports.GroupBy(row => (Reporter: ReporterOf(row), Exporter: UnitOf(row.Exporter), Importer: UnitOf(row.Importer)))
            .Where(rows => rows.Key.Exporter != rows.Key.Importer)
            .Select(rows =>
                new object[]
                {
                    rows.Key.Reporter,
                    rows.Key.Exporter,
                    rows.Key.Importer,
                    WorldData.Year,
                    Math.Round(rows.Sum(row => row.Value), 6),
                    StatusOf([.. rows]).Word(),
                    rows.First().Source,
                }
            );

    /// <summary>A report between two separate economies stays the reporter's own; one that is summed with others is theirs
    /// together.</summary>
    private string ReporterOf(TradeReport row) =>
        UnitOf(row.Reporter) == row.Reporter && UnitOf(row.Exporter) == row.Exporter && UnitOf(row.Importer) == row.Importer
            ? row.Reporter
            : BaselineRecipe.ReconciledReporters[0];

    /// <summary>Mirrored, if most of the value is.</summary>
    private static BuildStatus StatusOf(List<TradeReport> rows) =>
        rows.Where(row => row.Status == BuildStatus.Mirror).Sum(row => row.Value) * 2 > rows.Sum(row => row.Value)
            ? BuildStatus.Mirror
            : BuildStatus.Reported;

    private IEnumerable<object[]> Distances()
    {
        for (int one = 0; one < units.Count; one++)
        {
            for (int other = one + 1; other < units.Count; other++)
            {
                var (km, language, weights) = (0.0, 0.0, 0.0);
                foreach (string from in units[one].Members)
                {
                    foreach (string to in units[other].Members)
                    {
                        double weight = WorldData.Gdp(from).Value * WorldData.Gdp(to).Value;
                        Separation separation = WorldData.Distance(from, to);
                        km += weight * separation.Kilometres;
                        language += weight * separation.Language;
                        weights += weight;
                    }
                }

                yield return
                [
                    units[one].Code,
                    units[other].Code,
                    Math.Round(km / weights),
                    Math.Round(language / weights, 4),
                    units[one].Members.Length + units[other].Members.Length > 2 ? "CEPII GeoDist, weighted by GDP" : "CEPII GeoDist",
                ];
            }
        }
    }

    /// <summary>Growth from the IMF's table where it has the economy; later years take the mean of its last three.</summary>
    private IEnumerable<object[]> Growth()
    {
        foreach (var (code, _, members) in units.Append((BaselineRecipe.World, "", [BaselineRecipe.World])))
        {
            var known = members.Length == 1 ? WorldData.Growth(members[0]).ToList() : OfTogether(members);
            double later = Math.Round(known.TakeLast(YearsOfTheMean).Average(row => row.Value), 5);
            for (int year = WorldData.Year + 1; year <= request.By; year++)
            {
                YearFigure? row = known.Find(row => row.Year == year);
                yield return row is not null
                    ? [code, year, row.Value, row.Status.Word(), row.Source]
                    :
                    [
                        code,
                        year,
                        later,
                        BuildStatus.Assumed.Word(),
                        $"fallback: mean of {known[^YearsOfTheMean].Year.ToString(CultureInfo.InvariantCulture)} to "
                            + $"{known[^1].Year.ToString(CultureInfo.InvariantCulture)}",
                    ];
            }
        }
    }

    private static List<YearFigure> OfTogether(string[] members) =>
        members
            .SelectMany(WorldData.Growth, (member, row) => (Weight: WorldData.Gdp(member).Value, Row: row))
            .GroupBy(pair => pair.Row.Year)
            .Select(rows => new YearFigure(
                "",
                rows.Key,
                Math.Round(rows.Sum(pair => pair.Weight * pair.Row.Value) / rows.Sum(pair => pair.Weight), 5),
                rows.Max(pair => pair.Row.Status),
                $"mean of the members by GDP: {rows.First().Row.Source}"
            ))
            .OrderBy(row => row.Year)
            .ToList();
}
