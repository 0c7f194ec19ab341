namespace TradeSim.Studies.History;

/// <summary>
/// The mean of the last two years in the place of the last: what a volatile pair reports in one year is partly undone in the next. The more
/// volatile a pair, the more; from a mean yearly change of 60 % on, fully.
/// </summary>
internal sealed class SmoothedLevel : ForecastModel
{
    private const double FullFrom = 0.6;

    /// <inheritdoc/>
    public override string Name => "smoothed level";

    /// <inheritdoc/>
    internal override Func<KnownSeries, int, double> Learn(KnownHistory known) =>
        (series, _) =>
        {
            var back = (series.LogIn(series.Year - 1) - series.Last) / 2;
            return double.IsNaN(back) ? 0 : back * Math.Min(1, known.Volatility.Of(series, series.Last) / FullFrom);
        };
}
