using System.Collections.Immutable;
using MathNet.Numerics.LinearAlgebra;
using TradeSim.Studies.Cases;

namespace TradeSim.Studies.History;

/// <summary>Ordinary least squares by a QR decomposition (Golub 1965), which is also maximum likelihood under normal errors.</summary>
internal static class LeastSquares
{
    /// <summary>Fits y = Σ coefficient · x.</summary>
    /// <param name="names">Names of the coefficients.</param>
    /// <param name="rows">The x of each observation; a constant is a column of ones.</param>
    /// <param name="targets">The y of each observation.</param>
    /// <param name="robust">Standard errors that are valid if the spread differs between observations (White 1980, with MacKinnon and
    /// White's 1985 HC1 correction).</param>
    public static Fit Run(ImmutableArray<string> names, IReadOnlyList<double[]> rows, IReadOnlyList<double> targets, bool robust = false)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(targets);
        var (n, k) = (rows.Count, names.Length);
        if (n != targets.Count || n <= k)
            throw new StudyException(
                $"least squares: got {Invariant.Text(n)} observations for {Invariant.Text(k)} coefficients, expected more observations "
                    + $"than coefficients"
            );
        var x = Matrix<double>.Build.DenseOfRowArrays(rows);
        var y = Vector<double>.Build.DenseOfEnumerable(targets);
        var qr = x.QR();
        var scale = qr.R.Diagonal().AbsoluteMaximum();
        if (qr.R.Diagonal().Any(value => Math.Abs(value) <= 1e-12 * scale))
            throw new StudyException($"least squares: the data do not identify {string.Join(", ", names)} separately");
        var estimates = qr.Solve(y);
        var residuals = y - x * estimates;
        var variance = residuals.DotProduct(residuals) / (n - k);
        var inverse = (x.TransposeThisAndMultiply(x)).Inverse();
        // X'R²X without a matrix of n × n.
        var weighted = Matrix<double>.Build.Dense(n, k, (row, column) => residuals[row] * x[row, column]);
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
