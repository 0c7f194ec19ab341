using System.Collections.Immutable;
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

    /// <summary>Changes of the logarithm from year to year, of the years whose year before is there.</summary>
    public ImmutableArray<double> LogChanges() => [.. Values.Where(item => Values.ContainsKey(item.Key - 1)).Select(item => Math.Log(item.Value / Values[item.Key - 1]))];
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

    /// <summary>The history that is part of the program (scenarios/data/history): turnovers of 32 pairs since 1994, and growth as it was known.</summary>
    public static TradeHistory Shipped()
    {
        using var pairs = new StreamReader(typeof(TradeHistory).Assembly.GetManifestResourceStream("history/pairs.csv")!);
        using var growth = new StreamReader(typeof(TradeHistory).Assembly.GetManifestResourceStream("history/growth-vintages.csv")!);
        return ReadTurnovers(pairs).With(GrowthVintages.Read(growth));
    }

    /// <summary>Reads turnovers (exports and imports together) from a table with columns reporter, partner, flow (export or import), year, value_usd_m.</summary>
    public static TradeHistory ReadTurnovers(TextReader reader) => Read(reader, row => (row.Text("reporter"), row.Text("partner")), needed: 2);

    /// <summary>Reads exports and imports as series of their own, named <c>KGZ-BLR.export</c>.</summary>
    public static TradeHistory ReadFlows(TextReader reader) => Read(reader, row => (row.Text("reporter"), $"{row.Text("partner")}.{row.Text("flow")}"), needed: 1);

    /// <summary>What was known at the end of a year: nothing later is in it.</summary>
    internal TradeHistory AsOf(int year) => new([.. Series.Select(series => series with { Values = series.Values.Where(item => item.Key <= year).ToImmutableSortedDictionary() })], Growth?.AsOf(year));

    // A turnover needs both flows; a year with only one of them has none.
    private static TradeHistory Read(TextReader reader, Func<CsvRows.Row, (string, string)> nameOf, int needed)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var series = CsvRows.Read(reader).Rows.GroupBy(nameOf).Select(group => new TradeSeries(group.Key.Item1, group.Key.Item2,
            group.GroupBy(row => row.Whole("year")).Where(year => year.Select(row => row.Text("flow")).Distinct(StringComparer.Ordinal).Count() == needed)
                .Select(year => (year.Key, Value: year.Sum(row => row.Number("value_usd_m")))).Where(item => item.Value > 0)
                .ToImmutableSortedDictionary(item => item.Key, item => item.Value)));
        return new TradeHistory([.. series.OrderBy(item => item.Name, StringComparer.Ordinal)]);
    }
}

/// <summary>
/// Growth of economies as forecasters knew it at different times, so that a test of the past need not peek. A forecast that starts from data of a year uses the last
/// vintage made by the end of the year after it: data of 2018 were out, and the vintage of October 2019 with them.
/// </summary>
public sealed class GrowthVintages
{
    private const int YearsOfMean = 5;

    private readonly ImmutableSortedDictionary<int, ImmutableDictionary<(string Economy, int Year), double>> vintages; // by last year of data
    private readonly int asOf;

    private GrowthVintages(ImmutableSortedDictionary<int, ImmutableDictionary<(string Economy, int Year), double>> vintages, int asOf) => (this.vintages, this.asOf) = (vintages, asOf);

    /// <summary>Reads vintages from a table with columns vintage (<c>2019-10</c>), economy, year, growth (0.05 is 5 %).</summary>
    public static GrowthVintages Read(TextReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var rows = CsvRows.Read(reader).Rows;
        return new(rows.GroupBy(row => row.Text("vintage"), StringComparer.Ordinal).ToImmutableSortedDictionary(
            group => int.TryParse(group.Key.AsSpan(0, Math.Min(4, group.Key.Length)), out var year) ? year - 1 : throw new StudyException($"vintage: got '{group.Key}', expected a year and month such as 2019-10"),
            group => group.ToImmutableDictionary(row => (row.Text("economy"), row.Whole("year")), row => row.Number("growth"))), int.MaxValue);
    }

    /// <summary>Whether growth is that of a vintage made at the time; else the past is taken from the first vintage and the future is the mean of the five years before.</summary>
    public bool IsFromVintage => vintages.Keys.Any(year => year <= asOf);

    /// <summary>
    /// Growth of an economy in a year as it was known; null: unknown. Before the first vintage, growth up to then is what the first vintage says of it (so revisions of
    /// history are peeked at, forecasts are not), and growth afterwards is the mean of the last five years.
    /// </summary>
    public double? Growth(string economy, int year)
    {
        if (vintages.IsEmpty) return null;
        if (IsFromVintage) return vintages[vintages.Keys.Last(key => key <= asOf)].TryGetValue((economy, year), out var known) ? known : null;
        var first = vintages.Values.First();
        if (year <= asOf) return first.TryGetValue((economy, year), out var past) ? past : null;
        var before = Enumerable.Range(asOf - YearsOfMean + 1, YearsOfMean).Select(earlier => first.TryGetValue((economy, earlier), out var value) ? value : (double?)null).ToArray();
        return before.All(value => value is not null) ? before.Average() : null;
    }

    /// <summary>Growth of an economy in all years up to one, as the last vintage has it; empty: unknown.</summary>
    public ImmutableArray<double> Known(string economy, int lastYear) =>
        vintages.IsEmpty ? [] : [.. vintages.Values.Last().Where(item => item.Key.Economy == economy && item.Key.Year <= lastYear).OrderBy(item => item.Key.Year).Select(item => item.Value)];

    internal GrowthVintages AsOf(int year) => new(vintages, year);
}
