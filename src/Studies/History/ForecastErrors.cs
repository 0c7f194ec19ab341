using TradeSim.Engine.Dynamics;

namespace TradeSim.Studies.History;

/// <summary>
/// How far forecasts miss: Student's t with a scale for each pair and horizon, scale = m · (v / m)^γ(h) · e^(a + δ ln h), where v is the
/// pair's own volatility (<see cref="VolatilityModel"/>) and m that of the pool. a and δ are estimated from the scaled errors of all pairs,
/// recent ones more (half-life of four years), starting from those of a random walk with some return to the mean. γ falls with the horizon,
/// since much of a volatile pair's changes is undone later, and the tails become lighter, since sums of shocks approach the normal.
/// </summary>
/// <param name="LogScale">a: ln of the scale one year ahead over the volatility.</param>
/// <param name="Growth">δ: how the scale grows with the horizon; 0.5 is a random walk.</param>
/// <param name="Volatility">How volatile pairs of a size are.</param>
/// <param name="Count">Past errors that were known.</param>
internal sealed record ForecastErrors(double LogScale, double Growth, VolatilityModel Volatility, int Count)
{
    private const double HalfLife = 4; // years
    private const double PriorErrors = 10; // the start counts as many errors of one year ahead
    private const double LonePriorGrowth = 0.55; // a pair alone starts from a random walk
    private const double PooledPriorGrowth = 0.25; // many pairs return to their means
    private const double PairsOfPool = 5;
    private const double PriorGrowthPrecision = 20;
    private const int LeastOfHorizon = 5;
    private const int Steps = 12;

    /// <summary>More errors of a horizon than these say nothing new of a common scale.</summary>
    internal const int MostOfHorizon = 4000;

    /// <summary>Degrees of freedom some years ahead: 4, 6, 8 ...</summary>
    public static int DegreesOfFreedom(int horizon) => 2 * Math.Clamp(horizon + 1, 2, 30);

    /// <summary>The scale of the t distribution of ln(actual / forecast).</summary>
    /// <param name="volatility">The pair's volatility.</param>
    /// <param name="horizon">Years ahead, at least 1.</param>
    public double Scale(double volatility, int horizon) =>
        Unit(volatility, Volatility.Mean, horizon) * Elementary.Exp(LogScale + Growth * Elementary.Log(horizon));

    /// <summary>The log error below which a forecast misses with a probability.</summary>
    /// <param name="volatility">The pair's volatility.</param>
    /// <param name="horizon">Years ahead, at least 1.</param>
    /// <param name="probability">Between 0 and 1, neither included.</param>
    public double Quantile(double volatility, int horizon, double probability) =>
        Scale(volatility, horizon) * Randomness.StudentT.Quantile(DegreesOfFreedom(horizon), probability);

    /// <summary>What an error is measured in, before the common scale.</summary>
    internal static double Unit(double volatility, double mean, int horizon)
    {
        var exponent = 0.9 * Elementary.Exp(-0.3 * Elementary.Log(horizon));
        return Elementary.Exp(Elementary.Log(mean) * (1 - exponent) + Elementary.Log(volatility) * exponent);
    }

    /// <summary>Estimates the common scale from past errors.</summary>
    /// <param name="volatility">The volatility of the pool, as known now.</param>
    /// <param name="year">The last year that is known.</param>
    /// <param name="pairs">Pairs that are learned from.</param>
    /// <param name="byHorizon">For each horizon from 1 on, how many errors are known; and these, or evenly chosen ones of them: scaled,
    /// with the years in which they were seen.</param>
    internal static ForecastErrors Learn(
        VolatilityModel volatility,
        int year,
        int pairs,
        IReadOnlyList<(int Count, IReadOnlyList<(double Scaled, int Seen)> Errors)> byHorizon
    )
    {
        var priorGrowth = LonePriorGrowth + (PooledPriorGrowth - LonePriorGrowth) * pairs / (pairs + PairsOfPool);
        var (a00, a01, a11, b0, b1) = (PriorErrors, 0.0, PriorGrowthPrecision, 0.0, PriorGrowthPrecision * priorGrowth);
        for (var horizon = 1; horizon <= byHorizon.Count; horizon++)
        {
            var (count, known) = byHorizon[horizon - 1];
            if (count < LeastOfHorizon)
                continue;
            (double Square, double Weight)[] errors =
            [
                .. known.Select(error =>
                    (error.Scaled * error.Scaled, Elementary.Exp(-0.6931471805599453 * (year - error.Seen) / HalfLife))
                ),
            ];
            var thinning = (double)count / errors.Length;
            // Windows of several years overlap: they count as many as would fit beside each other.
            var weight = errors.Sum(error => error.Weight) * thinning / horizon;
            var (x, logScale) = (Elementary.Log(horizon), Elementary.Log(ScaleOf(errors, DegreesOfFreedom(horizon))));
            (a00, a01, a11) = (a00 + weight, a01 + weight * x, a11 + weight * x * x);
            (b0, b1) = (b0 + weight * logScale, b1 + weight * x * logScale);
        }
        var determinant = a00 * a11 - a01 * a01;
        return new ForecastErrors(
            (a11 * b0 - a01 * b1) / determinant,
            (a00 * b1 - a01 * b0) / determinant,
            volatility,
            byHorizon.Sum(ofHorizon => ofHorizon.Count)
        );
    }

    /// <summary>The scale of a t distribution about 0 by maximum likelihood (EM: Lange, Little and Taylor 1989, JASA 84,
    /// 881-896).</summary>
    private static double ScaleOf((double Square, double Weight)[] errors, int degrees)
    {
        const double Smallest = 1e-6;
        var total = errors.Sum(error => error.Weight);
        var square = Math.Max(errors.Sum(error => error.Weight * Math.Min(error.Square, 9)) / total, Smallest);
        for (var step = 0; step < Steps; step++)
        {
            var sum = 0.0;
            foreach (var (value, weight) in errors)
                sum += weight * (degrees + 1) / (degrees + value / square) * value;
            square = Math.Max(sum / total, Smallest);
        }
        return Math.Sqrt(square);
    }
}
