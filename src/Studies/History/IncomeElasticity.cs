using TradeSim.Studies.Cases;

namespace TradeSim.Studies.History;

/// <summary>
/// What TradeSim's business as usual assumes, without the market: trade of a pair follows the growth of both economies with one elasticity
/// and a drift, Δln T = drift + elasticity · (g_reporter + g_partner), as gravity has it (Anderson and van Wincoop 2003: elasticity 1 of
/// each income). Fitted by least squares over all pairs and years known; growth ahead is the forecast of that time. Where growth is
/// unknown, or fewer than <see cref="LeastChanges"/> changes are known with it, the forecast is that of <see cref="CommonDrift"/>.
/// </summary>
internal sealed class IncomeElasticity : ForecastModel
{
    /// <summary>Yearly changes, with the growth of both economies, that it takes to be fitted.</summary>
    public const int LeastChanges = 30;

    /// <inheritdoc/>
    public override string Name => "income elasticity";

    /// <inheritdoc/>
    internal override Func<KnownSeries, int, double> Learn(KnownHistory known)
    {
        var common = CommonDrift.RateOf(known);
        if (known.Growth is not { } growth || Fitted(known, growth) is not { } fit)
            return (_, horizon) => common * horizon;
        return (series, horizon) =>
        {
            if (!growth.HasBoth(series.Reporter, series.PartnerEconomy))
                return common * horizon;
            var sum = 0.0;
            for (var ahead = series.Year + 1; ahead <= series.Year + horizon; ahead++)
                sum += growth.OfBoth(series.Reporter, series.PartnerEconomy, ahead);
            return double.IsNaN(sum) ? common * horizon : fit.Drift * horizon + fit.Elasticity * sum;
        };
    }

    /// <summary>Fits drift and elasticity to all yearly changes of a history, with robust standard errors.</summary>
    public static Fit Calibrate(TradeHistory known)
    {
        ArgumentNullException.ThrowIfNull(known);
        (double Growth, double Change)[] observations =
        [
            .. known.Series.SelectMany(series => Observations(known, series)).Select(item => (item.Growth, item.Change)),
        ];
        return LeastSquares
            .Run(
                ["drift", "elasticity"],
                [.. observations.Select(item => (double[])[1, item.Growth])],
                [.. observations.Select(item => item.Change)],
                robust: true
            )
            .Within("elasticity", 0, double.PositiveInfinity);
    }

    /// <summary>
    /// The size of shocks to trade: what growth and drift leave of each yearly change, as a first-order autoregression over all pairs
    /// together. The deviation of the shocks is <see cref="Fit.ResidualDeviation"/>.
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

    /// <summary>A line through the known changes; null where they are too few, or growth was the same in all of them.</summary>
    private static (double Drift, double Elasticity)? Fitted(KnownHistory known, GrowthTable growth)
    {
        var (n, x, y, xx, xy) = (0, 0.0, 0.0, 0.0, 0.0);
        foreach (var series in known.Series)
        {
            if (!growth.HasBoth(series.Reporter, series.PartnerEconomy))
                continue;
            foreach (var (year, _, change) in series.Changes())
            {
                if (year > known.Year)
                    break;
                var both = growth.OfBoth(series.Reporter, series.PartnerEconomy, year);
                if (double.IsNaN(both))
                    continue;
                (n, x, y, xx, xy) = (n + 1, x + both, y + change, xx + both * both, xy + both * change);
            }
        }
        var spread = xx - x * x / Math.Max(n, 1);
        if (n < LeastChanges || !(spread > 1e-12 * xx))
            return null;
        var elasticity = (xy - x * y / n) / spread;
        return ((y - elasticity * x) / n, elasticity);
    }
}
