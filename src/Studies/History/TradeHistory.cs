using System.Collections.Immutable;
using System.Globalization;
using TradeSim.Studies.Cases;

namespace TradeSim.Studies.History;

/// <summary>What a reporter says of its trade with a partner, by year, million USD.</summary>
/// <param name="Reporter">Who says it.</param>
/// <param name="Partner">With whom.</param>
/// <param name="Values">By year; only years with trade.</param>
public sealed record TradeSeries(string Reporter, string Partner, ImmutableSortedDictionary<int, double> Values)
{
    /// <summary>As in <c>KGZ-BLR</c>.</summary>
    public string Name => $"{Reporter}-{Partner}";

    /// <summary>Changes of the logarithm from the year before, of the years whose year before is there.</summary>
    public ImmutableArray<(int Year, double Change)> LogChanges() =>
        [.. Values.Where(item => Values.ContainsKey(item.Key - 1)).Select(item => (item.Key, Math.Log(item.Value / Values[item.Key - 1])))];
}

/// <summary>Long series of trade of many pairs: what forecasts are tested on.</summary>
public sealed class TradeHistory
{
    /// <summary>A history.</summary>
    /// <param name="series">The series.</param>
    /// <param name="growth">Growth of economies as it was known at different times; null: none.</param>
    public TradeHistory(ImmutableArray<TradeSeries> series, GrowthVintages? growth = null) => (Series, Growth) = (series, growth);

    /// <summary>The series.</summary>
    public ImmutableArray<TradeSeries> Series { get; }

    /// <summary>Growth of economies as it was known at different times.</summary>
    public GrowthVintages? Growth { get; }

    /// <summary>Last year of any series.</summary>
    public int LastYear => Series.Max(series => series.Values.Keys.LastOrDefault());

    /// <summary>First year of any series.</summary>
    public int FirstYear => Series.Min(series => series.Values.IsEmpty ? int.MaxValue : series.Values.Keys.First());

    /// <summary>The same history with the growth of economies.</summary>
    public TradeHistory With(GrowthVintages growth) => new(Series, growth);

    /// <summary>The history that is part of the program (scenarios/data/history): turnovers of 32 pairs since 1994, and
    /// growth as it was known.</summary>
    public static TradeHistory Shipped()
    {
        using var pairs = new StreamReader(typeof(TradeHistory).Assembly.GetManifestResourceStream("history/pairs.csv")!);
        using var growth = new StreamReader(typeof(TradeHistory).Assembly.GetManifestResourceStream("history/growth-vintages.csv")!);
        return ReadTurnovers(pairs).With(GrowthVintages.Read(growth));
    }

    /// <summary>Reads turnovers from a table with columns reporter, partner, flow (export or import), year, value_usd_m. A
    /// year with only one of the flows has none.</summary>
    /// <param name="reader">The table.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <exception cref="StudyException">A column is missing, a cell is wrong, a row stands twice, or there is no turnover
    /// at all.</exception>
    public static TradeHistory ReadTurnovers(TextReader reader, string file = "pairs.csv")
    {
        ArgumentNullException.ThrowIfNull(reader);
        var rows = CsvRows.Read(reader, file).RowsOncePer("reporter", "partner", "flow", "year");
        if (rows.FirstOrDefault(row => row.Text("flow") is not ("export" or "import")) is { } wrong)
            throw wrong.Error($"flow: got '{wrong.Text("flow")}', expected export or import");
        var series = rows.GroupBy(row => (Reporter: row.Text("reporter"), Partner: row.Text("partner")))
            .Select(pair => new TradeSeries(
                pair.Key.Reporter,
                pair.Key.Partner,
                pair.GroupBy(row => row.Year("year"))
                    .Where(flows => flows.Count() == 2)
                    .Select(flows => (Year: flows.Key, Value: flows.Sum(row => row.Number("value_usd_m"))))
                    .Where(item => item.Value > 0)
                    .ToImmutableSortedDictionary(item => item.Year, item => item.Value)
            ))
            .OrderBy(item => item.Name, StringComparer.Ordinal)
            .ToImmutableArray();
        return series.All(item => item.Values.IsEmpty)
            ? throw new StudyException($"{file}: got no turnover, expected at least one pair and year with an export and an import")
            : new TradeHistory(series);
    }

    /// <summary>What was known at the end of a year: nothing later is in it.</summary>
    internal TradeHistory AsOf(int year) =>
        new(
            [
                .. Series.Select(series =>
                    series with
                    {
                        Values = series.Values.Where(item => item.Key <= year).ToImmutableSortedDictionary(),
                    }
                ),
            ],
            Growth?.AsOf(year)
        );
}

/// <summary>
/// Growth of economies as forecasters knew it at different times, so that a test of the past need not peek. A forecast that
/// starts from data of a year uses the last
/// vintage made by the end of the year after it: data of 2018 were out, and the vintage of October 2019 with them.
/// </summary>
public sealed class GrowthVintages
{
    private const int YearsOfMean = 5;

    private readonly ImmutableSortedDictionary<int, ImmutableDictionary<(string Economy, int Year), double>> vintages; // by last year of data
    private readonly int asOf;

    private GrowthVintages(ImmutableSortedDictionary<int, ImmutableDictionary<(string Economy, int Year), double>> vintages, int asOf) =>
        (this.vintages, this.asOf) = (vintages, asOf);

    /// <summary>Reads vintages from a table with columns vintage (<c>2019-10</c>), economy, year, growth (0.05 is 5 %). Of
    /// several vintages of a year the last counts.</summary>
    /// <param name="reader">The table.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <exception cref="StudyException">A column is missing, a cell is wrong, or a row stands twice.</exception>
    public static GrowthVintages Read(TextReader reader, string file = "growth-vintages.csv")
    {
        ArgumentNullException.ThrowIfNull(reader);
        var rows = CsvRows.Read(reader, file).RowsOncePer("vintage", "economy", "year");
        return new(
            rows.GroupBy(LastYearOfData)
                .ToImmutableSortedDictionary(
                    ofYear => ofYear.Key,
                    ofYear =>
                        ofYear
                            .GroupBy(row => row.Text("vintage"), StringComparer.Ordinal)
                            .MaxBy(vintage => vintage.Key, StringComparer.Ordinal)!
                            .ToImmutableDictionary(row => (row.Text("economy"), row.Year("year")), row => row.Number("growth"))
                ),
            int.MaxValue
        );
    }

    /// <summary>Whether growth is that of a vintage made at the time; else the past is taken from the first vintage and the
    /// future is the mean of the five years before.</summary>
    public bool IsFromVintage => vintages.Keys.Any(year => year <= asOf);

    /// <summary>
    /// Growth of an economy in a year as it was known; null: unknown. Before the first vintage, growth up to then is what
    /// the first vintage says of it (so revisions of
    /// history are peeked at, forecasts are not), and growth afterwards is the mean of the last five years.
    /// </summary>
    public double? Growth(string economy, int year)
    {
        if (vintages.IsEmpty)
            return null;
        if (IsFromVintage)
            return vintages[vintages.Keys.Last(key => key <= asOf)].TryGetValue((economy, year), out var known) ? known : null;
        var first = vintages.Values.First();
        if (year <= asOf)
            return first.TryGetValue((economy, year), out var past) ? past : null;
        var before = Enumerable
            .Range(asOf - YearsOfMean + 1, YearsOfMean)
            .Select(earlier => first.TryGetValue((economy, earlier), out var value) ? value : (double?)null)
            .ToArray();
        return before.All(value => value is not null) ? before.Average() : null;
    }

    /// <summary>Growth of an economy in the years up to one, as the last vintage has it; empty: unknown.</summary>
    public ImmutableArray<(int Year, double Growth)> Known(string economy, int lastYear) =>
        vintages.IsEmpty
            ? []
            :
            [
                .. vintages
                    .Values.Last()
                    .Where(item => item.Key.Economy == economy && item.Key.Year <= lastYear)
                    .OrderBy(item => item.Key.Year)
                    .Select(item => (item.Key.Year, item.Value)),
            ];

    internal GrowthVintages AsOf(int year) => new(vintages, year);

    private static int LastYearOfData(CsvRows.Row row) =>
        DateOnly.TryParseExact(row.Text("vintage"), "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var made)
            ? made.Year - 1
            : throw row.Error($"vintage: got '{row.Text("vintage")}', expected a year and month such as 2019-10");
}
