using System.Collections.Immutable;
using TradeSim.Studies.Cases;

namespace TradeSim.Studies.Uncertainty;

/// <summary>
/// Correlations of uncertain inputs: a Gaussian copula, so that each keeps its own distribution and their normal scores have this matrix
/// (Iman and Conover 1982; Nelsen 2006). Series of shocks are correlated year by year.
/// </summary>
internal sealed class Correlation
{
    private readonly double[,] matrix;
    private readonly double[,] factor; // lower triangle of Cholesky's decomposition

    /// <summary>A correlation matrix of inputs.</summary>
    /// <param name="names">Names of the inputs: the path of a parameter or the name of a series of shocks.</param>
    /// <param name="matrix">Symmetric, 1 on the diagonal, positive definite.</param>
    /// <exception cref="StudyException">It is not a correlation matrix, and why.</exception>
    public Correlation(ImmutableArray<string> names, double[,] matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        var size = names.Length;
        if (matrix.GetLength(0) != size || matrix.GetLength(1) != size)
            throw new StudyException(
                $"correlations: got a matrix of {Invariant.Text(matrix.GetLength(0))} × {Invariant.Text(matrix.GetLength(1))}, expected "
                    + $"{Invariant.Text(size)} × {Invariant.Text(size)}, a row and a column for each of {string.Join(", ", names)}"
            );
        if (names.Distinct(StringComparer.Ordinal).Count() != size)
            throw new StudyException("correlations: duplicate input");
        for (var i = 0; i < size; i++)
        {
            if (matrix[i, i] != 1)
                throw new StudyException($"correlations: got {Invariant.Text(matrix[i, i])} of {names[i]} with itself, expected 1");
            for (var j = 0; j < i; j++)
            {
                if (matrix[i, j] != matrix[j, i])
                    throw new StudyException(
                        $"correlations: got {Invariant.Text(matrix[i, j])} and {Invariant.Text(matrix[j, i])} for {names[i]} and "
                            + $"{names[j]}, expected the same both ways"
                    );
                if (!(Math.Abs(matrix[i, j]) < 1))
                    throw new StudyException(
                        $"correlations: got {Invariant.Text(matrix[i, j])} for {names[i]} and {names[j]}, expected a number between -1 "
                            + $"and 1"
                    );
            }
        }
        Names = names;
        this.matrix = (double[,])matrix.Clone();
        factor = Decompose(names, matrix);
    }

    /// <summary>Names of the inputs.</summary>
    public ImmutableArray<string> Names { get; }

    /// <summary>The correlations among some of the inputs; null: fewer than two of these names are among them.</summary>
    internal Correlation? Only(IReadOnlyCollection<string> names)
    {
        var left = Enumerable.Range(0, Names.Length).Where(index => names.Contains(Names[index])).ToArray();
        if (left.Length < 2)
            return null;
        var part = new double[left.Length, left.Length];
        for (var i = 0; i < left.Length; i++)
        {
            for (var j = 0; j < left.Length; j++)
                part[i, j] = matrix[left[i], left[j]];
        }
        return new Correlation([.. left.Select(index => Names[index])], part);
    }

    /// <summary>The groups of inputs without any correlation between one and another; inputs that are correlated with none are in
    /// none.</summary>
    internal IEnumerable<Correlation> Groups()
    {
        var left = Enumerable.Range(0, Names.Length).ToList();
        while (left.Count > 0)
        {
            var group = new List<int> { left[0] };
            for (var member = 0; member < group.Count; member++)
                group.AddRange([.. left.Where(other => matrix[group[member], other] != 0 && !group.Contains(other))]);
            left.RemoveAll(group.Contains);
            if (Only([.. group.Select(index => Names[index])]) is { } some)
                yield return some;
        }
    }

    /// <summary>Correlated scores from independent ones, in place.</summary>
    internal void Apply(Span<double> scores)
    {
        for (var i = scores.Length - 1; i >= 0; i--)
        {
            var sum = 0.0;
            for (var j = 0; j <= i; j++)
                sum += factor[i, j] * scores[j];
            scores[i] = sum;
        }
    }

    /// <summary>The independent scores that <see cref="Apply"/> makes these of, in place.</summary>
    internal void Undo(Span<double> scores)
    {
        for (var i = 0; i < scores.Length; i++)
        {
            for (var j = 0; j < i; j++)
                scores[i] -= factor[i, j] * scores[j];
            scores[i] /= factor[i, i];
        }
    }

    private static double[,] Decompose(ImmutableArray<string> names, double[,] matrix)
    {
        var lower = new double[names.Length, names.Length];
        for (var i = 0; i < names.Length; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = matrix[i, j];
                for (var k = 0; k < j; k++)
                    sum -= lower[i, k] * lower[j, k];
                if (j < i)
                    lower[i, j] = sum / lower[j, j];
                else if (sum > 1e-12)
                    lower[i, i] = Math.Sqrt(sum);
                else
                    throw Contradiction(names, matrix, i);
            }
        }
        return lower;
    }

    private static StudyException Contradiction(ImmutableArray<string> names, double[,] matrix, int row)
    {
        var smallest = MathNet
            .Numerics.LinearAlgebra.Matrix<double>.Build.DenseOfArray(matrix)
            .Evd(MathNet.Numerics.LinearAlgebra.Symmetricity.Symmetric)
            .EigenValues.Min(value => value.Real);
        return new StudyException(
            $"correlations: the matrix is not positive definite (smallest eigenvalue {Invariant.Short(smallest)}): its "
                + $"correlations of {names[row]} contradict those of {string.Join(", ", names.Take(row))}. Use correlations "
                + $"closer to 0."
        );
    }
}
