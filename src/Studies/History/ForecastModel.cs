namespace TradeSim.Studies.History;

/// <summary>A method to forecast trade from the information at the end of a year.</summary>
internal abstract class ForecastModel
{
    /// <summary>Name in tables.</summary>
    public abstract string Name { get; }

    /// <summary>Learns from the pairs as known at the end of a year.</summary>
    /// <param name="known">The pairs.</param>
    /// <returns>ln(forecast / last value) of a series some years ahead.</returns>
    internal abstract Func<KnownSeries, int, double> Learn(KnownHistory known);
}
