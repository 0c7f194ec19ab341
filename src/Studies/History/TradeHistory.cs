using System.Collections.Immutable;
using TradeSim.Studies.Cases;

namespace TradeSim.Studies.History;

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

    /// <summary>The history that is part of the program (scenarios/data/history): turnovers of 32 pairs since 1994, and growth as it was
    /// known.</summary>
    public static TradeHistory Shipped()
    {
        using var pairs = new StreamReader(typeof(TradeHistory).Assembly.GetManifestResourceStream("history/pairs.csv")!);
        using var growth = new StreamReader(typeof(TradeHistory).Assembly.GetManifestResourceStream("history/growth-vintages.csv")!);
        return ReadTurnovers(pairs).With(GrowthVintages.Read(growth));
    }

    /// <summary>Reads turnovers from a table with columns reporter, partner, flow (export or import), year, value_usd_m. A year with only
    /// one of the flows has none.</summary>
    /// <param name="reader">The table.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <exception cref="StudyException">A column is missing, a cell is wrong, a row is duplicate, or there is no turnover at
    /// all.</exception>
    public static TradeHistory ReadTurnovers(TextReader reader, string file = "pairs.csv")
    {
        ArgumentNullException.ThrowIfNull(reader);
        var rows = CsvRows.Read(reader, file).RowsOncePer("reporter", "partner", "flow", "year");
        if (rows.FirstOrDefault(row => row.Text("flow") is not ("export" or "import")) is { } wrong)
            throw wrong.Error($"flow: got '{wrong.Text("flow")}', expected export or import");
        var series = rows.GroupBy(row => (Reporter: row.Text("reporter"), Partner: row.Text("partner")))
            .Select(pair =>
            {
                var flows = pair.GroupBy(row => row.Year("year"))
                    .Where(ofYear => ofYear.Count() == 2)
                    .Select(ofYear =>
                        (
                            Year: ofYear.Key,
                            Export: ofYear.Single(row => row.Text("flow") == "export").Number("value_usd_m"),
                            Import: ofYear.Single(row => row.Text("flow") == "import").Number("value_usd_m")
                        )
                    )
                    .Where(item => item.Export + item.Import > 0)
                    .ToArray();
                return new TradeSeries(
                    pair.Key.Reporter,
                    pair.Key.Partner,
                    flows.ToImmutableSortedDictionary(item => item.Year, item => item.Export + item.Import)
                )
                {
                    Directions = flows.ToImmutableSortedDictionary(item => item.Year, item => (item.Export, item.Import)),
                };
            })
            .OrderBy(item => item.Name, StringComparer.Ordinal)
            .ToImmutableArray();
        return series.All(item => item.Values.IsEmpty)
            ? throw new StudyException($"{file}: got no turnover, expected at least one pair and year with an export and an import")
            : new TradeHistory(series);
    }

    /// <summary>This history first, with the pairs of another one that it does not have itself, and its growth or else the
    /// other's.</summary>
    public TradeHistory JoinedWith(TradeHistory other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var own = Series.Select(series => series.Name).ToHashSet(StringComparer.Ordinal);
        return new TradeHistory([.. Series, .. other.Series.Where(series => !own.Contains(series.Name))], Growth ?? other.Growth);
    }
}
