using System.Collections.Immutable;
using TradeSim.Engine.Dynamics;
using TradeSim.Studies.Cases;
using TradeSim.Studies.Randomness;

namespace TradeSim.Studies.Uncertainty;

/// <summary>Something that is not known: one parameter, or a series of parameters by year that move together.</summary>
public abstract record UncertainInput
{
    /// <summary>Name in tables, unique in a design.</summary>
    public abstract string Name { get; }

    /// <summary>The parameters that it sets; it needs one probability for each.</summary>
    public abstract ImmutableArray<string> Paths { get; }

    /// <summary>The values of its parameters.</summary>
    /// <param name="probabilities">One for each parameter, between 0 and 1, neither included.</param>
    /// <param name="defaults">What the scenario gives.</param>
    /// <param name="values">Where the values go.</param>
    internal abstract void Map(ReadOnlySpan<double> probabilities, ReadOnlySpan<double> defaults, Span<double> values);

    /// <summary>The values below which its parameters, each on its own, lie with a probability.</summary>
    internal abstract double[] QuantilesAt(double probability, ReadOnlySpan<double> defaults);

    /// <summary>The normal scores of its parameters, one for each, where all of it stands at a score: a parameter itself, a
    /// series the sum of its shocks.</summary>
    internal abstract double[] ScoresAt(double score);
}

/// <summary>A parameter with a distribution.</summary>
/// <param name="Path">Where it stands in the scenario.</param>
/// <param name="Distribution">What is known of it.</param>
public sealed record UncertainParameter(string Path, Distribution Distribution) : UncertainInput
{
    /// <inheritdoc/>
    public override string Name => Path;

    /// <inheritdoc/>
    public override ImmutableArray<string> Paths { get; } = [Path];

    internal override void Map(ReadOnlySpan<double> probabilities, ReadOnlySpan<double> defaults, Span<double> values) =>
        values[0] = Distribution.Quantile(probabilities[0]);

    internal override double[] QuantilesAt(double probability, ReadOnlySpan<double> defaults) => [Distribution.Quantile(probability)];

    internal override double[] ScoresAt(double score) => [score];
}

/// <summary>What a shock does to the value that the scenario gives.</summary>
public enum ShockForm
{
    /// <summary>It is added: growth of 0.05 with a shock of 0.01 is 0.06.</summary>
    Added,

    /// <summary>It is a change of the logarithm: a cost factor of 1 with a shock of 0.1 is e^0.1.</summary>
    Logarithmic,
}

/// <summary>
/// Shocks that last: s_y = ρ·s_(y−1) + σ·ε_y with ε standard normal and no shock before the first year, on a parameter a
/// year: the growth of an
/// economy, or the trade costs of <see cref="Engine.Dynamics.TradeCostShocks"/>. First-order autoregression (Box and Jenkins 1970).
/// </summary>
/// <param name="Series">Name in tables.</param>
/// <param name="YearlyPaths">The parameters, one a year in the order of years.</param>
/// <param name="Persistence">ρ, from 0 (forgotten at once) to 1 (a random walk).</param>
/// <param name="Deviation">σ, standard deviation of a year's new shock.</param>
/// <param name="Form">What a shock does to the value that the scenario gives.</param>
public sealed record AutoregressiveShocks(
    string Series,
    ImmutableArray<string> YearlyPaths,
    double Persistence,
    double Deviation,
    ShockForm Form = ShockForm.Added
) : UncertainInput
{
    /// <inheritdoc/>
    public override string Name => Series;

    /// <inheritdoc/>
    public override ImmutableArray<string> Paths => YearlyPaths;

    /// <summary>Shocks on all parameters below a path that end in a year, such as <c>assumptions.growth.KGZ</c>.</summary>
    public static AutoregressiveShocks On(
        CaseSpace space,
        string parent,
        double persistence,
        double deviation,
        ShockForm form = ShockForm.Added
    )
    {
        ArgumentNullException.ThrowIfNull(space);
        var found = space
            .Parameters.Where(parameter =>
                parameter.Path.StartsWith(parent + ".", StringComparison.Ordinal)
                && int.TryParse(parameter.Path.AsSpan(parent.Length + 1), out _)
            )
            .Select(parameter => parameter.Path)
            .OrderBy(path => path, StringComparer.Ordinal)
            .ToImmutableArray();
        return found.IsEmpty
            ? throw new StudyException(
                $"got shocks on {parent}, expected parameters by year such as {parent}.{Invariant.Text(space.LastYear)}{Nearest.Suggest(parent, space.Parameters.Select(parameter => parameter.Path))}"
            )
            : new AutoregressiveShocks(parent, found, persistence, deviation, form);
    }

    internal override void Map(ReadOnlySpan<double> probabilities, ReadOnlySpan<double> defaults, Span<double> values)
    {
        var shock = 0.0;
        for (var year = 0; year < values.Length; year++)
        {
            shock = Persistence * shock + Deviation * NormalScore.Quantile(probabilities[year]);
            values[year] = With(shock, defaults[year]);
        }
    }

    /// <summary>The shock of year y is normal with the variance σ²·Σ_(k&lt;y) ρ^(2k).</summary>
    internal override double[] QuantilesAt(double probability, ReadOnlySpan<double> defaults)
    {
        var (values, score, variance) = (new double[Paths.Length], NormalScore.Quantile(probability), 0.0);
        for (var year = 0; year < values.Length; year++)
        {
            variance = 1 + Persistence * Persistence * variance;
            values[year] = With(Deviation * score * Math.Sqrt(variance), defaults[year]);
        }
        return values;
    }

    private double With(double shock, double value) => Form == ShockForm.Added ? value + shock : value * Elementary.Exp(shock);

    /// <summary>
    /// The sum of all shocks is σ·Σ_y a_y·ε_y with a_y = 1 + ρ·a_(y+1), of deviation σ·|a|. Of all the ways on which it stands at a score,
    /// ε = score·a/|a| is the likeliest.
    /// </summary>
    internal override double[] ScoresAt(double score)
    {
        var weights = new double[Paths.Length];
        var weight = 0.0;
        for (var year = weights.Length - 1; year >= 0; year--)
            weights[year] = weight = 1 + Persistence * weight;
        var length = Math.Sqrt(weights.Sum(a => a * a));
        return [.. weights.Select(a => score * a / length)];
    }

    internal void Check(ReadOnlySpan<double> defaults)
    {
        var without = Form == ShockForm.Logarithmic ? defaults.IndexOf(0) : -1;
        if (without >= 0)
            throw new StudyException(
                $"{Series}: got log-shocks, which multiply, on {Paths[without]}, which is 0 and would stay 0; expected shocks({Invariant.Text(Persistence)}, {Invariant.Text(Deviation)}), which are added"
            );
        if (!(Persistence is >= 0 and <= 1))
            throw new StudyException($"{Series}: got a persistence of {Invariant.Text(Persistence)}, expected one from 0 to 1");
        if (!(Deviation >= 0 && double.IsFinite(Deviation)))
            throw new StudyException($"{Series}: got a deviation of {Invariant.Text(Deviation)}, expected one from 0 up");
    }
}

/// <summary>
/// Correlations of uncertain inputs: a Gaussian copula, so that each keeps its own distribution and their normal scores have this matrix
/// (Iman and Conover 1982; Nelsen 2006). Series of shocks are correlated year by year.
/// </summary>
public sealed class Correlation
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
                $"correlations: got a matrix of {Invariant.Text(matrix.GetLength(0))} × {Invariant.Text(matrix.GetLength(1))}, expected {Invariant.Text(size)} × {Invariant.Text(size)}, a row and a column for each of {string.Join(", ", names)}"
            );
        if (names.Distinct(StringComparer.Ordinal).Count() != size)
            throw new StudyException("correlations: an input stands twice");
        for (var i = 0; i < size; i++)
        {
            if (matrix[i, i] != 1)
                throw new StudyException($"correlations: got {Invariant.Text(matrix[i, i])} of {names[i]} with itself, expected 1");
            for (var j = 0; j < i; j++)
            {
                if (matrix[i, j] != matrix[j, i])
                    throw new StudyException(
                        $"correlations: got {Invariant.Text(matrix[i, j])} and {Invariant.Text(matrix[j, i])} for {names[i]} and {names[j]}, expected the same both ways"
                    );
                if (!(Math.Abs(matrix[i, j]) < 1))
                    throw new StudyException(
                        $"correlations: got {Invariant.Text(matrix[i, j])} for {names[i]} and {names[j]}, expected a number between -1 and 1"
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

    /// <summary>The groups of inputs without any correlation between one and another; inputs that are correlated with none
    /// are in none.</summary>
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
            $"correlations: the matrix is not positive definite (smallest eigenvalue {Invariant.Short(smallest)}): what it says of {names[row]} contradicts what it says of {string.Join(", ", names.Take(row))}. Correlations nearer to 0 can hold together."
        );
    }
}
