namespace TradeSim.Studies.History;

/// <summary>
/// A pair's own growth of the last three years continues, damped each year (Gardner and McKenzie 1985, Management Science 31, 1237-1246),
/// shrunk toward no growth.
/// </summary>
internal sealed class DampedTrend : ForecastModel
{
    private const int Years = 3;
    private const double Damping = 0.7;
    private const double PriorChanges = 2;

    /// <inheritdoc/>
    public override string Name => "damped trend";

    /// <inheritdoc/>
    internal override Func<KnownSeries, int, double> Learn(KnownHistory known) =>
        (series, horizon) =>
        {
            var (count, sum) = (0, 0.0);
            for (var year = series.Year; year > series.Year - Years; year--)
            {
                var change = series.LogIn(year) - series.LogIn(year - 1);
                if (double.IsNaN(change))
                    continue;
                (count, sum) = (count + 1, sum + change);
            }
            var (factor, power) = (0.0, 1.0);
            for (var year = 1; year <= horizon; year++)
            {
                power *= Damping;
                factor += power;
            }
            return sum / (count + PriorChanges) * factor;
        };
}
