using TradeSim.Studies.Cases;
using TradeSim.Studies.Randomness;
using TradeSim.Studies.Uncertainty;

namespace TradeSim.Studies.Sensitivities;

/// <summary>
/// Drivers of the result: shares of the variance of a figure (Sobol' 1993). First order by the estimator of Saltelli, Annoni, Azzini,
/// Campolongo, Ratto and Tarantola (2010, Computer Physics Communications 181, 259-270), total by Jansen (1999), on scrambled Sobol'
/// points; intervals by the percentile bootstrap over base points (Archer, Saltelli and Sobol' 1997). Correlated inputs and series of
/// shocks are one factor, so that factors are independent.
/// </summary>
internal static class SobolIndices
{
    /// <summary>Uncertain numbers for which there are points: a point has two coordinates for each.</summary>
    public const int MostNumbers = SobolSequence.MostDimensions / 2;

    /// <summary>Estimates the indices of all factors of an input space.</summary>
    /// <exception cref="StudyException">More numbers are uncertain than <see cref="MostNumbers"/>, or the options do not make
    /// sense.</exception>
    /// <exception cref="FailedCasesException">Cases failed, and leaving them out was not asked for.</exception>
    public static SobolResult Run(
        ICaseRunner runner,
        InputSpace inputs,
        Reading reading,
        SobolOptions? options = null,
        StudyContext? context = null
    )
    {
        ArgumentNullException.ThrowIfNull(runner);
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(reading);
        options ??= new SobolOptions();
        Check(inputs);
        if (options.Points < 16)
            throw new StudyException($"samples: got {Invariant.Text(options.Points)}, expected at least 16 for Sobol' indices");
        if (options.Resamples < 50)
            throw new StudyException($"resamples: got {Invariant.Text(options.Resamples)}, expected at least 50");
        if (!(options.Confidence is > 0 and < 1))
            throw new StudyException($"confidence: got {Invariant.Text(options.Confidence)}, expected a number between 0 and 1");
        var cases = (long)options.Points * (inputs.Factors.Length + 2);
        if (cases > Array.MaxLength)
            throw new StudyException(
                $"sobol: got {Invariant.Text(options.Points)} points of {Invariant.Text(inputs.Factors.Length)} factors, "
                    + $"{Invariant.Text(cases)} cases, expected at most {Invariant.Text(Array.MaxLength)}"
            );
        var points = Points(inputs, options);
        var readings = SensitivityRun.Read(runner, inputs, reading, points, context);
        SensitivityRun.Require(readings, options.FailedCases, "Sobol' indices");
        var width = inputs.Factors.Length + 2;
        double[][] rows = [.. readings.Values.Chunk(width).Where(row => !Array.Exists(row, double.IsNaN))];
        if (rows.Length < 16)
            throw FailedCasesException.Refusing("Sobol' indices", readings.Failed, readings.Values.Length);

        var all = Enumerable.Range(0, rows.Length).ToArray();
        var (mean, variance) = Moments(rows, all);
        var values = Indices(rows, all);
        var draws = new RandomDraws(options.Seed).For("bootstrap");
        var resampled = Enumerable
            .Range(0, options.Resamples)
            .Select(resample => Indices(rows, [.. all.Select(row => draws.Index(rows.Length, resample, 0, 0, row))]))
            .ToArray();
        return new SobolResult(
            reading,
            mean,
            variance,
            [
                .. inputs
                    .Factors.Select(
                        (factor, k) =>
                            new SobolIndex(
                                factor.Name,
                                Between(values[k].First, resampled.Select(indices => indices[k].First), options.Confidence),
                                Between(values[k].Total, resampled.Select(indices => indices[k].Total), options.Confidence)
                            )
                    )
                    .OrderByDescending(item => item.Total.Value)
                    .ThenBy(item => item.Factor, StringComparer.Ordinal),
            ],
            readings.Failed,
            readings.Values.Length
        );
    }

    /// <summary>Whether there are points for so many uncertain numbers.</summary>
    internal static void Check(InputSpace inputs)
    {
        if (inputs.Dimensions > MostNumbers)
            throw new StudyException(
                $"sobol: got {Invariant.Text(inputs.Dimensions)} uncertain numbers, expected at most {Invariant.Text(MostNumbers)}; "
                    + $"screening (morris) has no limit"
            );
    }

    // Rows A, B, and A with one factor from B, in this order for each base point.
    private static List<double[]> Points(InputSpace inputs, SobolOptions options)
    {
        var sequence = new SobolSequence(2 * inputs.Dimensions, new RandomDraws(options.Seed).For("sobol indices"));
        var points = new List<double[]>(options.Points * (inputs.Factors.Length + 2));
        for (var index = 0; index < options.Points; index++)
        {
            double[] a = [.. Enumerable.Range(0, inputs.Dimensions).Select(dimension => sequence.Coordinate(index, dimension))];
            double[] b =
            [
                .. Enumerable.Range(inputs.Dimensions, inputs.Dimensions).Select(dimension => sequence.Coordinate(index, dimension)),
            ];
            points.Add(a);
            points.Add(b);
            foreach (var factor in inputs.Factors)
            {
                var mixed = (double[])a.Clone();
                foreach (var dimension in factor.Dimensions)
                    mixed[dimension] = b[dimension];
                points.Add(mixed);
            }
        }
        return points;
    }

    private static (double Mean, double Variance) Moments(double[][] rows, int[] chosen)
    {
        var mean = chosen.Sum(row => rows[row][0] + rows[row][1]) / (2 * chosen.Length);
        return (
            mean,
            chosen.Sum(row => (rows[row][0] - mean) * (rows[row][0] - mean) + (rows[row][1] - mean) * (rows[row][1] - mean))
                / (2 * chosen.Length - 1)
        );
    }

    private static (double First, double Total)[] Indices(double[][] rows, int[] chosen)
    {
        var (mean, variance) = Moments(rows, chosen);
        var sums = new (double First, double Total)[rows[0].Length - 2];
        foreach (var row in chosen)
        {
            var (a, b) = (rows[row][0], rows[row][1]);
            for (var k = 0; k < sums.Length; k++)
            {
                var mixed = rows[row][k + 2];
                sums[k].First += (b - mean) * (mixed - a);
                sums[k].Total += (a - mixed) * (a - mixed) / 2;
            }
        }
        // A figure that does not vary has no shares of variance: nothing matters.
        return
        [
            .. sums.Select(sum => variance == 0 ? (0, 0) : (sum.First / chosen.Length / variance, sum.Total / chosen.Length / variance)),
        ];
    }

    private static Estimate Between(double value, IEnumerable<double> resampled, double confidence)
    {
        double[] sorted = [.. resampled.Order()];
        return new Estimate(value, Quantiles.OfSorted(sorted, (1 - confidence) / 2), Quantiles.OfSorted(sorted, (1 + confidence) / 2));
    }
}
