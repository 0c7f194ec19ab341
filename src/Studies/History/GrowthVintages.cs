using System.Collections.Immutable;
using System.Globalization;
using TradeSim.Studies.Cases;

namespace TradeSim.Studies.History;

/// <summary>
/// Growth of economies as forecasters knew it at different times, so that a test of the past need not peek. A forecast that starts from
/// data of a year uses the last vintage made by the end of the year after it: data of 2018 were out, and the vintage of October 2019 with
/// them.
/// </summary>
public sealed class GrowthVintages
{
    private const int YearsOfMean = 5;

    // By last year of data.
    private readonly ImmutableSortedDictionary<int, ImmutableDictionary<(string Economy, int Year), double>> vintages;
    private readonly int asOf;
    private readonly HashSet<string> economies;

    private GrowthVintages(
        ImmutableSortedDictionary<int, ImmutableDictionary<(string Economy, int Year), double>> vintages,
        int asOf,
        HashSet<string>? economies = null
    )
    {
        (this.vintages, this.asOf) = (vintages, asOf);
        this.economies = economies ?? [.. vintages.Values.SelectMany(vintage => vintage.Keys).Select(key => key.Economy)];
    }

    /// <summary>Reads vintages from a table with columns vintage (<c>2019-10</c>), economy, year, growth (0.05 is 5 %). Of several vintages
    /// of a year the last counts.</summary>
    /// <param name="reader">The table.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <exception cref="StudyException">A column is missing, a cell is wrong, or a row is duplicate.</exception>
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

    /// <summary>Whether growth is that of a vintage made at the time; else the past is taken from the first vintage and the future is the
    /// mean of the five years before.</summary>
    public bool IsFromVintage => vintages.Keys.Any(year => year <= asOf);

    /// <summary>
    /// Growth of an economy in a year as it was known; null: unknown. Before the first vintage, growth up to then is what the first vintage
    /// says of it (so revisions of history are peeked at, forecasts are not), and growth afterwards is the mean of the last five years.
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

    /// <summary>Whether any vintage knows an economy.</summary>
    internal bool Has(string economy) => economies.Contains(economy);

    internal GrowthVintages AsOf(int year) => new(vintages, year, economies);

    private static int LastYearOfData(CsvRows.Row row) =>
        DateOnly.TryParseExact(row.Text("vintage"), "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var made)
            ? made.Year - 1
            : throw row.Error($"vintage: got '{row.Text("vintage")}', expected a year and month such as 2019-10");
}
