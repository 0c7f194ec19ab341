namespace TradeSim.Studies.History;

/// <summary>The pairs that a model learns from, as known at the end of a year.</summary>
internal sealed class KnownHistory
{
    private const int MostChanges = 4000; // more say nothing new of a pooled mean

    private readonly (int Year, double Before, double Change)[] changes;

    /// <param name="year">The last year that is known.</param>
    /// <param name="series">The series of the pairs.</param>
    /// <param name="changes">Their yearly changes; those of later years are left out.</param>
    /// <param name="growth">Growth of economies as it was known then.</param>
    public KnownHistory(
        int year,
        IReadOnlyList<SeriesData> series,
        IEnumerable<(int Year, double Before, double Change)> changes,
        GrowthTable? growth
    )
    {
        (Year, Series, Growth) = (year, series, growth);
        this.changes = [.. Thinned.To(MostChanges, changes.Where(change => change.Year <= year).ToArray())];
        Volatility = VolatilityModel.Learn(this.changes);
    }

    /// <summary>The last year that is known.</summary>
    public int Year { get; }

    public IReadOnlyList<SeriesData> Series { get; }

    public GrowthTable? Growth { get; }

    /// <summary>Yearly changes that are known: the logarithm before, and the change.</summary>
    public IReadOnlyList<(int Year, double Before, double Change)> Changes => changes;

    /// <summary>How volatile pairs of a size are.</summary>
    public VolatilityModel Volatility { get; }
}
