using TradeSim.Studies.Cases;

namespace TradeSim.Studies.History;

/// <summary>A way to forecast trade from what is known at the end of a year.</summary>
public abstract class ForecastModel
{
    /// <summary>Name in tables.</summary>
    public abstract string Name { get; }

    /// <summary>Learns from what is known; what it is given ends with the year it stands in.</summary>
    /// <param name="known">The history up to and including <paramref name="year"/>.</param>
    /// <param name="year">The last year that is known.</param>
    /// <returns>The forecast of a series some years ahead, above 0; null where the model has none.</returns>
    public abstract Func<TradeSeries, int, double?> Learn(TradeHistory known, int year);

    /// <summary>The naive models that any other has to beat.</summary>
    public static IReadOnlyList<ForecastModel> Naive { get; } = [new LastValue(), new LinearTrend(), new ConstantGrowth()];

    /// <summary>The naive models and <see cref="IncomeElasticity"/>.</summary>
    public static IReadOnlyList<ForecastModel> All { get; } = [.. Naive, new IncomeElasticity()];

    private protected static (int Year, double Value)[] Last(TradeSeries series, int year, int count) =>
        [.. series.Values.Where(item => item.Key > year - count && item.Key <= year).Select(item => (item.Key, item.Value))];
}

/// <summary>Next year is like this year: the random walk, which is hard to beat.</summary>
public sealed class LastValue : ForecastModel
{
    /// <inheritdoc/>
    public override string Name => "last value";

    /// <inheritdoc/>
    public override Func<TradeSeries, int, double?> Learn(TradeHistory known, int year) =>
        (series, _) => series.Values.TryGetValue(year, out var value) ? value : null;
}

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

/// <summary>
/// What TradeSim's business as usual assumes, without the market: trade of a pair follows the growth of both economies with
/// one elasticity and a drift,
/// Δln T = drift + elasticity · (g_reporter + g_partner), as gravity has it (Anderson and van Wincoop 2003: elasticity 1 of
/// each income). Fitted by
/// least squares over all pairs and years known; growth ahead is what forecasters said at the time.
/// </summary>
public sealed class IncomeElasticity : ForecastModel
{
    /// <summary>Yearly changes, with the growth of both economies, that it takes to be fitted.</summary>
    public const int LeastChanges = 30;

    /// <inheritdoc/>
    public override string Name => "income elasticity";

    /// <inheritdoc/>
    public override Func<TradeSeries, int, double?> Learn(TradeHistory known, int year)
    {
        ArgumentNullException.ThrowIfNull(known);
        if (known.Growth is not { } growth || Observations(known).ToArray() is not { Length: >= LeastChanges } observations)
            return (_, _) => null;
        var fit = Calibrate(observations);
        return (series, horizon) =>
        {
            if (!series.Values.TryGetValue(year, out var value))
                return null;
            var sum = 0.0;
            for (var ahead = year + 1; ahead <= year + horizon; ahead++)
            {
                if (GrowthOf(growth, series, ahead) is not { } both)
                    return null;
                sum += both;
            }
            return value * Math.Exp(fit["drift"] * horizon + fit["elasticity"] * sum);
        };
    }

    /// <summary>Fits drift and elasticity to all yearly changes of a history, with robust standard errors.</summary>
    public static Fit Calibrate(TradeHistory known)
    {
        ArgumentNullException.ThrowIfNull(known);
        return Calibrate([.. Observations(known)]);
    }

    /// <summary>
    /// The size of shocks to trade: what growth and drift leave of each yearly change, as a first-order autoregression over
    /// all pairs together. The deviation of the
    /// shocks is <see cref="Fit.ResidualDeviation"/>.
    /// </summary>
    public static (string Name, Fit Fit) Shocks(TradeHistory known)
    {
        ArgumentNullException.ThrowIfNull(known);
        var fit = Calibrate(known);
        const string What = "what growth leaves of the yearly change, all pairs";
        return (
            What,
            History.Calibrate.Autoregression(
                What,
                [
                    .. known.Series.Select(series =>
                        Observations(known, series)
                            .Select(item => (item.Year, item.Change - fit["drift"] - fit["elasticity"] * item.Growth))
                    ),
                ],
                robust: true
            )
        );
    }

    private static Fit Calibrate((double Growth, double Change)[] observations) =>
        LeastSquares.Run(
            ["drift", "elasticity"],
            [.. observations.Select(item => (double[])[1, item.Growth])],
            [.. observations.Select(item => item.Change)],
            robust: true
        );

    private static IEnumerable<(double Growth, double Change)> Observations(TradeHistory known) =>
        known.Series.SelectMany(series => Observations(known, series)).Select(item => (item.Growth, item.Change));

    private static IEnumerable<(int Year, double Growth, double Change)> Observations(TradeHistory known, TradeSeries series)
    {
        if (known.Growth is not { } growth)
            throw new StudyException("income elasticity: got a history without growth of the economies, expected one with growth");
        return from item in series.LogChanges()
            let both = GrowthOf(growth, series, item.Year)
            where both is not null
            select (item.Year, both.Value, item.Change);
    }

    private static double? GrowthOf(GrowthVintages growth, TradeSeries series, int year) =>
        growth.Growth(series.Reporter, year) + growth.Growth(series.Partner.Split('.')[0], year) is { } both ? both : null;
}
