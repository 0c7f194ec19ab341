namespace TradeSim.Studies.History;

/// <summary>A series as known at the end of a year: nothing later can be read.</summary>
/// <param name="data">The series.</param>
/// <param name="year">The last year that is known.</param>
internal readonly struct KnownSeries(SeriesData data, int year)
{
    public string Reporter => data.Reporter;

    public string PartnerEconomy => data.PartnerEconomy;

    /// <summary>The last year that is known.</summary>
    public int Year => year;

    /// <summary>The logarithm in the last year that is known.</summary>
    public double Last => data.LogIn(year);

    /// <summary>Number and mean size of the yearly changes that are known.</summary>
    public (int Count, double MeanSize) Changes => data.ChangesUpTo(year);

    /// <summary>The logarithm in a year; not a number where there is none, or it lies ahead.</summary>
    public double LogIn(int which) => which > year ? double.NaN : data.LogIn(which);
}
