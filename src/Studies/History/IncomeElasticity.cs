using TradeSim.Studies.Cases;

namespace TradeSim.Studies.History;

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
