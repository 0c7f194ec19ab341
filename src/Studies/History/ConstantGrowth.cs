namespace TradeSim.Studies.History;

/// <summary>Growth goes on at the mean rate of the last five years.</summary>
public sealed class ConstantGrowth : ForecastModel
{
    private const int Years = 5;

    /// <inheritdoc/>
    public override string Name => "constant growth";

    /// <inheritdoc/>
    public override Func<TradeSeries, int, double?> Learn(TradeHistory known, int year) =>
        (series, horizon) =>
            series.Values.TryGetValue(year, out var now) && series.Values.TryGetValue(year - Years, out var then)
                ? now * Math.Pow(now / then, (double)horizon / Years)
                : null;
}
