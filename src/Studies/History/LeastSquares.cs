using System.Collections.Immutable;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.LinearAlgebra;
using TradeSim.Studies.Cases;
using TradeSim.Studies.Tables;

namespace TradeSim.Studies.History;

/// <summary>A fitted number.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Value">The estimate.</param>
/// <param name="StandardError">Its standard error.</param>
public sealed record Coefficient(string Name, double Value, double StandardError)
{
    /// <summary>Whether it stands at a bound that the data would have it cross: it is no estimate, and its standard error
    /// is <see cref="double.NaN"/>.</summary>
    public bool IsAtBound { get; init; }
}

/// <summary>A fit.</summary>
/// <param name="Coefficients">The estimates.</param>
/// <param name="ResidualDeviation">Standard deviation of what stays unexplained.</param>
/// <param name="RSquared">Share of the variance explained; <see cref="double.NaN"/> where there is no constant to compare with.</param>
/// <param name="Observations">Number of observations.</param>
public sealed record Fit(ImmutableArray<Coefficient> Coefficients, double ResidualDeviation, double RSquared, int Observations)
{
    /// <summary>An estimate by name.</summary>
    public double this[string name] => Coefficients.Single(coefficient => coefficient.Name == name).Value;

    /// <summary>Standard error of <see cref="ResidualDeviation"/> where residuals are normal: σ / √(2 (n − k)).</summary>
    public double ResidualDeviationError => ResidualDeviation / Math.Sqrt(2.0 * Freedom);

    private int Freedom => Math.Max(1, Observations - Coefficients.Count(coefficient => !coefficient.IsAtBound));

    /// <summary>Confidence interval of an estimate, by Student's t; <see cref="double.NaN"/> where it stands at a bound.</summary>
    public (double Low, double High) Interval(string name, double confidence = 0.95)
    {
        var coefficient = Coefficients.Single(item => item.Name == name);
        var reach = StudentT.InvCDF(0, 1, Freedom, (1 + confidence) / 2) * coefficient.StandardError;
        return (coefficient.Value - reach, coefficient.Value + reach);
    }

    /// <summary>The fit as a table.</summary>
    public StudyTable Table(string name = "calibration") =>
        new(
            name,
            ["parameter", "value", "standard_error", "low_95", "high_95", "residual_deviation", "observations"],
            Coefficients.Select(item =>
                new object?[]
                {
                    item.Name,
                    item.Value,
                    Known(item.StandardError),
                    Known(Interval(item.Name).Low),
                    Known(Interval(item.Name).High),
                    ResidualDeviation,
                    Observations,
                }
            )
        );

    private static double? Known(double value) => double.IsNaN(value) ? null : value;
}

/// <summary>Ordinary least squares by a QR decomposition (Golub 1965), which is also maximum likelihood under normal errors.</summary>
public static class LeastSquares
{
    /// <summary>Fits y = Σ coefficient · x.</summary>
    /// <param name="names">Names of the coefficients.</param>
    /// <param name="rows">The x of each observation; a constant is a column of ones.</param>
    /// <param name="targets">The y of each observation.</param>
    /// <param name="robust">Standard errors that hold where the spread differs between observations (White 1980, with
    /// MacKinnon and White's 1985 HC1 correction).</param>
    public static Fit Run(ImmutableArray<string> names, IReadOnlyList<double[]> rows, IReadOnlyList<double> targets, bool robust = false)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(targets);
        var (n, k) = (rows.Count, names.Length);
        if (n != targets.Count || n <= k)
            throw new StudyException(
                $"least squares: got {Invariant.Text(n)} observations for {Invariant.Text(k)} coefficients, expected more observations than coefficients"
            );
        var x = Matrix<double>.Build.DenseOfRowArrays(rows);
        var y = Vector<double>.Build.DenseOfEnumerable(targets);
        var qr = x.QR();
        var scale = qr.R.Diagonal().AbsoluteMaximum();
        if (qr.R.Diagonal().Any(value => Math.Abs(value) <= 1e-12 * scale))
            throw new StudyException($"least squares: the data do not tell {string.Join(", ", names)} apart");
        var estimates = qr.Solve(y);
        var residuals = y - x * estimates;
        var variance = residuals.DotProduct(residuals) / (n - k);
        var inverse = (x.TransposeThisAndMultiply(x)).Inverse();
        var weighted = Matrix<double>.Build.Dense(n, k, (row, column) => residuals[row] * x[row, column]); // X'R²X without a matrix of n × n
        var covariance = robust
            ? inverse * weighted.TransposeThisAndMultiply(weighted) * inverse * ((double)n / (n - k))
            : inverse * variance;
        var mean = y.Average();
        var total = y.Sum(value => (value - mean) * (value - mean));
        return new Fit(
            [.. names.Select((name, index) => new Coefficient(name, estimates[index], Math.Sqrt(covariance[index, index])))],
            Math.Sqrt(variance),
            total == 0 ? double.NaN : 1 - residuals.DotProduct(residuals) / total,
            n
        );
    }
}
