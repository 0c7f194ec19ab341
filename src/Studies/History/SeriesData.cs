using TradeSim.Engine.Dynamics;

namespace TradeSim.Studies.History;

/// <summary>A series of logarithms by year, with what forecasts ask of it again and again.</summary>
internal sealed class SeriesData
{
    private readonly int[] years;
    private readonly double[] logs;
    private readonly double[] changeSums; // of absolute yearly changes, up to and including each year
    private readonly int[] changeCounts;

    /// <param name="reporter">Who reports.</param>
    /// <param name="partner">The partner.</param>
    /// <param name="values">Logarithms by year, in rising order of years.</param>
    public SeriesData(string reporter, string partner, IReadOnlyCollection<(int Year, double Log)> values)
    {
        (Reporter, Partner, PartnerEconomy) = (reporter, partner, partner.Split('.')[0]);
        (years, logs) = ([.. values.Select(item => item.Year)], [.. values.Select(item => item.Log)]);
        (changeSums, changeCounts) = (new double[years.Length], new int[years.Length]);
        for (var k = 1; k < years.Length; k++)
        {
            var isNext = years[k] == years[k - 1] + 1;
            changeSums[k] = changeSums[k - 1] + (isNext ? Math.Abs(logs[k] - logs[k - 1]) : 0);
            changeCounts[k] = changeCounts[k - 1] + (isNext ? 1 : 0);
        }
    }

    public string Reporter { get; }

    public string Partner { get; }

    /// <summary>The partner's economy: the code before a point.</summary>
    public string PartnerEconomy { get; }

    /// <summary>Both countries in one order: the trade of a pair may be reported from both sides.</summary>
    public string Pair => PairOf(Reporter, Partner);

    public ReadOnlySpan<int> Years => years;

    /// <summary>Turnovers of a history.</summary>
    public static SeriesData OfTurnover(TradeSeries series) =>
        new(series.Reporter, series.Partner, [.. series.Values.Select(item => (item.Key, Elementary.Log(item.Value)))]);

    /// <summary>ln(exports / imports), of years in which both are above 0.</summary>
    public static SeriesData OfRatio(TradeSeries series) =>
        new(
            series.Reporter,
            series.Partner,
            [
                .. series
                    .Directions.Where(item => item.Value is { Export: > 0, Import: > 0 })
                    .Select(item => (item.Key, Elementary.Log(item.Value.Export / item.Value.Import))),
            ]
        );

    /// <summary>Two countries in one order.</summary>
    public static string PairOf(string a, string b) => string.CompareOrdinal(a, b) <= 0 ? $"{a}|{b}" : $"{b}|{a}";

    /// <summary>The logarithm in a year; not a number where there is none.</summary>
    public double LogIn(int year) => Array.BinarySearch(years, year) is >= 0 and var index ? logs[index] : double.NaN;

    /// <summary>The yearly changes up to and including a year: their number and mean size.</summary>
    public (int Count, double MeanSize) ChangesUpTo(int year)
    {
        var index = Array.BinarySearch(years, year);
        if (index < 0)
            index = ~index - 1;
        return index < 0 || changeCounts[index] == 0 ? (0, 0) : (changeCounts[index], changeSums[index] / changeCounts[index]);
    }

    /// <summary>All yearly changes: year, the logarithm before, the change.</summary>
    public IEnumerable<(int Year, double Before, double Change)> Changes()
    {
        for (var k = 1; k < years.Length; k++)
        {
            if (years[k] == years[k - 1] + 1)
                yield return (years[k], logs[k - 1], logs[k] - logs[k - 1]);
        }
    }
}
