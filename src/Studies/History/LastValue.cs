namespace TradeSim.Studies.History;

/// <summary>Next year is like this year: the random walk, which is hard to beat.</summary>
public sealed class LastValue : ForecastModel
{
    /// <inheritdoc/>
    public override string Name => "last value";

    /// <inheritdoc/>
    public override Func<TradeSeries, int, double?> Learn(TradeHistory known, int year) =>
        (series, _) => series.Values.TryGetValue(year, out var value) ? value : null;
}
