using System.Collections.Immutable;
using TradeSim.Engine.Dynamics;
using TradeSim.Studies.Cases;
using TradeSim.Studies.Randomness;

namespace TradeSim.Studies.Uncertainty;

/// <summary>
/// Shocks that last: s_y = ρ·s_(y−1) + σ·ε_y with ε standard normal and no shock before the first year, on a parameter a year: the growth
/// of an economy, or the trade costs of <see cref="Engine.Dynamics.TradeCostShocks"/>. First-order autoregression (Box and Jenkins 1970).
/// </summary>
/// <param name="Series">Name in tables.</param>
/// <param name="YearlyPaths">The parameters, one a year in the order of years.</param>
/// <param name="Persistence">ρ, from 0 (forgotten at once) to 1 (a random walk).</param>
/// <param name="Deviation">σ, standard deviation of a year's new shock.</param>
/// <param name="Form">What a shock does to the value that the scenario gives.</param>
internal sealed record AutoregressiveShocks(
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
                $"got shocks on {parent}, expected parameters by year such as "
                    + $"{parent}.{Invariant.Text(space.LastYear)}"
                    + Nearest.Suggest(parent, space.Parameters.Select(parameter => parameter.Path))
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
    /// The sum of all shocks is σ·Σ_y a_y·ε_y with a_y = 1 + ρ·a_(y+1), of deviation σ·|a|. Of all paths with a given score of the sum, ε =
    /// score·a/|a| is the likeliest.
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
                $"{Series}: got log-shocks, which multiply, on {Paths[without]}, which is 0 and would stay 0; expected "
                    + $"shocks({Invariant.Text(Persistence)}, {Invariant.Text(Deviation)}), which are added"
            );
        if (!(Persistence is >= 0 and <= 1))
            throw new StudyException($"{Series}: got a persistence of {Invariant.Text(Persistence)}, expected one from 0 to 1");
        if (!(Deviation >= 0 && double.IsFinite(Deviation)))
            throw new StudyException($"{Series}: got a deviation of {Invariant.Text(Deviation)}, expected one from 0 up");
    }
}
