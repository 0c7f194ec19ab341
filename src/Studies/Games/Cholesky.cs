namespace TradeSim.Studies.Games;

/// <summary>Solves linear equations with a symmetric positive definite matrix, in a fixed order of operations.</summary>
internal static class Cholesky
{
    /// <summary>x of A·x = b; null where A is not positive definite.</summary>
    /// <param name="matrix">A; overwritten.</param>
    /// <param name="right">b; overwritten.</param>
    public static double[]? Solve(double[,] matrix, double[] right)
    {
        var n = right.Length;
        for (var j = 0; j < n; j++)
        {
            for (var i = j; i < n; i++)
            {
                var sum = matrix[i, j];
                for (var k = 0; k < j; k++)
                    sum -= matrix[i, k] * matrix[j, k];
                if (i == j)
                {
                    if (!(sum > 0) || !double.IsFinite(sum))
                        return null;
                    matrix[j, j] = Math.Sqrt(sum);
                }
                else
                {
                    matrix[i, j] = sum / matrix[j, j];
                }
            }
        }
        for (var i = 0; i < n; i++)
        {
            for (var k = 0; k < i; k++)
                right[i] -= matrix[i, k] * right[k];
            right[i] /= matrix[i, i];
        }
        for (var i = n - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < n; k++)
                right[i] -= matrix[k, i] * right[k];
            right[i] /= matrix[i, i];
        }
        return right;
    }
}
