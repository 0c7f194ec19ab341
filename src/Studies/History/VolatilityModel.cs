using TradeSim.Engine.Dynamics;

namespace TradeSim.Studies.History;

/// <summary>
/// How volatile a pair's trade is: the mean size of its yearly log changes, shrunk toward that of pairs of its size. Small pairs are more
/// volatile, so E|Δ ln T| = exp(a + b ln T) is fitted over all known changes (quasi-likelihood with a log link), and a pair with n changes
/// of its own counts n against <see cref="PriorChanges"/>.
/// </summary>
/// <param name="Level">a at a turnover of e^5, about 148 million USD.</param>
/// <param name="Slope">b.</param>
/// <param name="Mean">Mean size of all changes: the volatility of the pool.</param>
/// <param name="Changes">How many changes were known.</param>
internal sealed record VolatilityModel(double Level, double Slope, double Mean, int Changes)
{
    /// <summary>A pair's own changes count against as many of pairs of its size.</summary>
    public const double PriorChanges = 5;

    private const double CentreLog = 5;
    private const double SlopePrecision = 1; // keeps the slope near 0 while there are few changes
    private const double SmallestMean = 0.02; // a pair that seems never to change has reported too few years
    private const double UnknownMean = 0.3; // where nothing is known at all: about the mean of the shipped pairs
    private const int Steps = 8;

    /// <summary>The volatility of a pair.</summary>
    /// <param name="changes">Its own yearly changes.</param>
    /// <param name="meanSize">Their mean size.</param>
    /// <param name="logSize">ln of its turnover, million USD.</param>
    public double Of(int changes, double meanSize, double logSize)
    {
        var prior = Level + Slope * (logSize - CentreLog);
        return Elementary.Exp(
            changes == 0
                ? prior
                : (changes * Elementary.Log(Math.Max(meanSize, SmallestMean)) + PriorChanges * prior) / (changes + PriorChanges)
        );
    }

    /// <summary>Fits the volatility of the pool.</summary>
    /// <param name="changes">The logarithm before, and the change.</param>
    internal static VolatilityModel Learn(IReadOnlyList<(int Year, double Before, double Change)> changes)
    {
        if (changes.Count == 0)
            return new VolatilityModel(Elementary.Log(UnknownMean), 0, UnknownMean, 0);
        var mean = Math.Max(changes.Average(change => Math.Abs(change.Change)), SmallestMean);
        var (level, slope) = (Elementary.Log(mean), 0.0);
        for (var step = 0; step < Steps; step++)
        {
            var (a00, a01, a11, b0, b1) = (0.0, 0.0, SlopePrecision, 0.0, -SlopePrecision * slope);
            foreach (var (_, before, change) in changes)
            {
                var x = before - CentreLog;
                var fitted = Elementary.Exp(Math.Clamp(level + slope * x, -10, 5));
                var miss = Math.Abs(change) - fitted;
                (a00, a01, a11) = (a00 + fitted, a01 + fitted * x, a11 + fitted * x * x);
                (b0, b1) = (b0 + miss, b1 + miss * x);
            }
            var determinant = a00 * a11 - a01 * a01;
            if (!(determinant > 1e-12 * a00 * a11))
                break; // all changes from one size: the slope stays
            level += Math.Clamp((a11 * b0 - a01 * b1) / determinant, -1, 1);
            slope += Math.Clamp((a00 * b1 - a01 * b0) / determinant, -0.5, 0.5);
        }
        return new VolatilityModel(level, slope, mean, changes.Count);
    }

    /// <summary>The volatility of a known series.</summary>
    internal double Of(KnownSeries series, double logSize)
    {
        var (count, meanSize) = series.Changes;
        return Of(count, meanSize, logSize);
    }
}
