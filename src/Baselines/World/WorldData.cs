using System.Globalization;

namespace TradeSim.Baselines.World;

/// <summary>The source tables of the world baseline (<c>scenarios/data/world-2023/sources</c>): trade, GDP, distances and growth.</summary>
internal static class WorldData
{
    /// <summary>The year of trade and GDP.</summary>
    public const int Year = 2023;

    private static readonly Lazy<TradeReport[]> Trade = new(() =>
        EmbeddedTable
            .Rows("world/reports.csv", "reporter", "exporter", "importer", "year", "value", "status", "source")
            .Select(row => new TradeReport(
                row[0],
                row[1],
                row[2],
                int.Parse(row[3], CultureInfo.InvariantCulture),
                Number(row[4]),
                row[5] == "mirror" ? BuildStatus.Mirror : BuildStatus.Reported,
                row[6]
            ))
            .ToArray()
    );

    private static readonly Lazy<Dictionary<string, YearFigure>> Incomes = new(() =>
        EmbeddedTable
            .Rows("world/gdp.csv", "economy", "value", "source")
            .ToDictionary(row => row[0], row => new YearFigure(row[0], Year, Number(row[1]), BuildStatus.Reported, row[2]))
    );

    private static readonly Lazy<Dictionary<(string, string), (Separation Separation, bool Border)>> Separations = new(() =>
    {
        var separations = new Dictionary<(string, string), (Separation, bool)>();
        foreach (string[] row in EmbeddedTable.Rows("world/distances.csv", "one", "other", "km", "language", "border"))
        {
            var both = (new Separation(row[0], row[1], Number(row[2]), Number(row[3])), row[4] == "1");
            separations[(row[0], row[1])] = both;
            separations[(row[1], row[0])] = both;
        }

        return separations;
    });

    private static readonly Lazy<ILookup<string, YearFigure>> GrowthRows = new(() =>
        EmbeddedTable
            .Rows("world/growth.csv", "economy", "year", "growth", "status", "source")
            .Select(row => new YearFigure(
                row[0],
                int.Parse(row[1], CultureInfo.InvariantCulture),
                Number(row[2]),
                Enum.Parse<BuildStatus>(row[3], ignoreCase: true),
                row[4]
            ))
            .ToLookup(row => row.Economy)
    );

    /// <summary>Goods trade by pair.</summary>
    public static IReadOnlyList<TradeReport> Reports => Trade.Value;

    /// <summary>GDP of an economy, million US dollars.</summary>
    public static YearFigure Gdp(string code) => Incomes.Value[code];

    /// <summary>GDP of all economies, million US dollars.</summary>
    public static double WorldGdp => Incomes.Value.Values.Sum(figure => figure.Value);

    /// <summary>What separates two economies.</summary>
    public static Separation Distance(string one, string other) => Separations.Value[(one, other)].Separation;

    /// <summary>Whether two economies share a land border.</summary>
    public static bool AreNeighbours(string one, string other) =>
        Separations.Value.TryGetValue((one, other), out var separation) && separation.Border;

    /// <summary>Growth of an economy (or WORLD) by year.</summary>
    public static IEnumerable<YearFigure> Growth(string code) => GrowthRows.Value[code];

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
