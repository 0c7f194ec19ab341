using MathNet.Numerics.LinearAlgebra;

namespace TradeSim.Studies.History;

/// <summary>
/// How far the combined forecast follows each model: robust least squares over past forecasts whose outcome is known (stacking: Breiman
/// 1996, Machine Learning 24, 49-64), each in units of its pair's volatility, shrunk toward fixed weights.
/// </summary>
internal static class CombinationWeights
{
    public const string Name = "combination";

    /// <summary>More forecasts of a horizon than these say nothing new of the weights.</summary>
    public const int MostOfHorizon = 4000;

    private const double Shrinkage = 3; // the fixed weights count three times as much as the data
    private const int LeastForecasts = 30;
    private const int Steps = 5;
    private const double Outlier = 1.5; // in medians of absolute errors

    // Common drift, smoothed level, damped trend, income elasticity beyond the common drift.
    private static readonly double[] Start = [1, 0.5, 0, 0.5];

    /// <summary>What the weights apply to.</summary>
    public static double[] Terms(double drift, double level, double trend, double income) => [drift, level, trend, income - drift];

    /// <summary>The combined forecast.</summary>
    public static double Of(double[] weights, double[] terms)
    {
        var sum = 0.0;
        for (var k = 0; k < terms.Length; k++)
            sum += weights[k] * terms[k];
        return sum;
    }

    /// <summary>Learns the weights.</summary>
    /// <param name="past">The terms of past forecasts, what came, and how much it counts.</param>
    public static double[] Learn(IReadOnlyList<(double[] Terms, double Actual, double Weight)> past)
    {
        if (past.Count < LeastForecasts)
            return Start;
        var rows = past;
        var (weights, count) = ((double[])[.. Start], Start.Length);
        var misses = new double[rows.Count];
        for (var step = 0; step < Steps; step++)
        {
            for (var row = 0; row < rows.Count; row++)
                misses[row] = Math.Abs(rows[row].Actual - Of(weights, rows[row].Terms)) * rows[row].Weight;
            var most = Math.Max(Outlier * Uncertainty.Quantiles.Of(misses, 0.5), 1e-9);
            var normal = new double[count, count];
            var right = new double[count];
            for (var row = 0; row < rows.Count; row++)
            {
                var (terms, actual, weight) = rows[row];
                var square = weight * weight * Math.Min(1, most / Math.Max(misses[row], 1e-12));
                var miss = actual - Of(Start, terms);
                for (var i = 0; i < count; i++)
                {
                    right[i] += square * terms[i] * miss;
                    for (var j = 0; j < count; j++)
                        normal[i, j] += square * terms[i] * terms[j];
                }
            }
            for (var i = 0; i < count; i++)
                normal[i, i] += Shrinkage * normal[i, i] + 1e-9;
            var change = Matrix<double>.Build.DenseOfArray(normal).Solve(Vector<double>.Build.Dense(right));
            weights = [.. Start.Select((start, k) => start + change[k])];
        }
        return weights;
    }
}
