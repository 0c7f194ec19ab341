namespace TradeSim.Studies.History;

/// <summary>A straight line through the last eight years, in dollars; a line that falls to nothing stops at a tenth of the
/// last value.</summary>
public sealed class LinearTrend : ForecastModel
{
    private const int Years = 8;
    private const double Floor = 0.1;

    /// <inheritdoc/>
    public override string Name => "linear trend";

    /// <inheritdoc/>
    public override Func<TradeSeries, int, double?> Learn(TradeHistory known, int year) =>
        (series, horizon) =>
        {
            var points = Last(series, year, Years);
            if (points.Length < 4 || points[^1].Year != year)
                return null;
            var (line, slope) = MathNet.Numerics.Fit.Line(
                [.. points.Select(point => (double)(point.Year - year))],
                [.. points.Select(point => point.Value)]
            );
            return Math.Max(line + slope * horizon, Floor * points[^1].Value);
        };
}
