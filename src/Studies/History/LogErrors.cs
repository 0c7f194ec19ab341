using System.Collections.Immutable;
using TradeSim.Studies.Cases;
using TradeSim.Studies.Uncertainty;

namespace TradeSim.Studies.History;

/// <summary>
/// How far forecasts missed in the past: ln(actual / forecast) by horizon in years. The bands of a forecast are the quantiles of what its
/// like missed by before (Williams and Goodman 1971, "A simple method for the construction of empirical confidence limits for economic
/// forecasts", JASA 66, 752-754). No distribution is assumed: trade of small pairs has far heavier tails than the normal.
/// </summary>
internal sealed class LogErrors
{
    private readonly double[][] sorted; // [horizon − 1]
    private readonly double[][] prefixSums; // [horizon − 1][count], so that a score takes a search and no sum
    private readonly double[] spreads; // Σ_i Σ_j |e_i − e_j| / 2

    /// <summary>Errors by horizon.</summary>
    /// <param name="byHorizon">The log errors of forecasts 1, 2, 3 … years ahead, at least two each.</param>
    public LogErrors(IEnumerable<IEnumerable<double>> byHorizon)
    {
        ArgumentNullException.ThrowIfNull(byHorizon);
        sorted = [.. byHorizon.Select(errors => errors.Order().ToArray())];
        if (sorted.Length == 0 || sorted.Any(errors => errors.Length < 2 || !errors.All(double.IsFinite)))
            throw new StudyException("errors: expected at least two finite numbers for each horizon");
        prefixSums = [.. sorted.Select(PrefixSumsOf)];
        spreads = [.. sorted.Select(errors => errors.Index().Sum(item => item.Item * (2 * item.Index + 1 - errors.Length)))];

        static double[] PrefixSumsOf(double[] errors)
        {
            var sums = new double[errors.Length + 1];
            for (var k = 0; k < errors.Length; k++)
                sums[k + 1] = sums[k] + errors[k];
            return sums;
        }
    }

    /// <summary>Horizons for which there are errors.</summary>
    public int Horizons => sorted.Length;

    /// <summary>The errors at a horizon, in rising order.</summary>
    public ImmutableArray<double> At(int horizon) => [.. sorted[horizon - 1]];

    /// <summary>The log error below which the next forecast misses with a probability, if it is like those before. Beyond the last horizon
    /// errors grow like those of a random walk, with the square root of time.</summary>
    public double Quantile(int horizon, double probability)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(horizon, 1);
        var known = Math.Min(horizon, sorted.Length);
        return Quantiles.OfNext(sorted[known - 1], probability) * Math.Sqrt((double)horizon / known);
    }

    /// <summary>
    /// The continuous ranked probability score of the log forecast against what came: the mean distance of the forecast's draws from the
    /// truth less half their mean distance from each other (Gneiting and Raftery 2007, JASA 102, 359-378). Less is better; a band that is
    /// too wide costs as well.
    /// </summary>
    /// <param name="horizon">Years ahead.</param>
    /// <param name="logError">ln(actual / forecast).</param>
    public double Score(int horizon, double logError)
    {
        var known = Math.Min(horizon, sorted.Length) - 1;
        var (errors, sums) = (sorted[known], prefixSums[known]);
        var below = Array.BinarySearch(errors, logError);
        below = below < 0 ? ~below : below;
        var distance = logError * (2 * below - errors.Length) + sums[^1] - 2 * sums[below];
        return distance / errors.Length - spreads[known] / errors.Length / errors.Length;
    }
}
