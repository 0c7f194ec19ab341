using System.Collections.Immutable;
using TradeSim.Scenarios.Distributions;
using TradeSim.Studies.Cases;

namespace TradeSim.Studies.Uncertainty;

/// <summary>Uncertain inputs as scenario files and the command line write them: <c>normal(0.05, 0.01)</c>.</summary>
internal static class UncertaintyText
{
    private static readonly Dictionary<DistributionForm, Func<CaseSpace, string, ImmutableArray<double>, UncertainInput>> Makers = new()
    {
        [DistributionForm.Normal] = Of(numbers => new NormalDistribution(numbers[0], numbers[1])),
        [DistributionForm.Lognormal] = Of(numbers => new LognormalDistribution(numbers[0], numbers[1])),
        [DistributionForm.Uniform] = Of(numbers => new UniformDistribution(numbers[0], numbers[1])),
        [DistributionForm.Triangular] = Of(numbers => new TriangularDistribution(numbers[0], numbers[1], numbers[2])),
        [DistributionForm.Pert] = Of(numbers => new PertDistribution(numbers[0], numbers[1], numbers[2])),
        [DistributionForm.Draws] = Of(numbers => new EmpiricalDistribution(numbers)),
        // If it happens, the policy is as the scenario describes it.
        [DistributionForm.Chance] = (space, path, numbers) =>
            new UncertainParameter(
                path,
                new TwoPointDistribution(
                    numbers[0],
                    numbers.Length > 1 ? numbers[1] : space.Parameters[space.ParameterIndex(path)].Default,
                    numbers.Length > 2 ? numbers[2] : 0
                )
            ),
        [DistributionForm.Shocks] = (space, path, numbers) => AutoregressiveShocks.On(space, path, numbers[0], numbers[1]),
        [DistributionForm.LogShocks] = (space, path, numbers) =>
            AutoregressiveShocks.On(space, path, numbers[0], numbers[1], ShockForm.Logarithmic),
    };

    /// <summary>Reads an uncertain input.</summary>
    /// <param name="space">The scenario's parameters.</param>
    /// <param name="path">The parameter, or what lies above parameters by year for shocks.</param>
    /// <param name="text">Its distribution.</param>
    /// <exception cref="StudyException">The text is none of the forms, or its numbers do not fit.</exception>
    public static UncertainInput Read(CaseSpace space, string path, string text)
    {
        ArgumentNullException.ThrowIfNull(space);
        ArgumentNullException.ThrowIfNull(text);
        if (!DistributionText.TryRead(text, out var read, out var error, out var hint))
            throw new StudyException($"{path}: {error}{(hint is null ? "" : $". {hint}")}");
        try
        {
            return Makers[read.Form](space, path, read.Numbers);
        }
        catch (StudyException unfit)
        {
            throw new StudyException($"{path}: got '{text}'; {unfit.Message}", unfit);
        }
    }

    /// <summary>The space of the uncertain inputs of a scenario file.</summary>
    /// <param name="space">The scenario's parameters.</param>
    /// <param name="inputs">Paths and distributions.</param>
    /// <param name="correlations">Pairs of them with the correlation of their normal scores; pairs that are not named are not
    /// correlated.</param>
    public static InputSpace Read(
        CaseSpace space,
        IEnumerable<(string Path, string Text)> inputs,
        IEnumerable<(string First, string Second, double Value)> correlations
    )
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(correlations);
        ImmutableArray<UncertainInput> read = [.. inputs.Select(input => Read(space, input.Path, input.Text))];
        var pairs = correlations.ToArray();
        if (pairs.Length == 0)
            return new InputSpace(space, read);
        ImmutableArray<string> names = [.. pairs.SelectMany(pair => (string[])[pair.First, pair.Second]).Distinct()];
        var matrix = new double[names.Length, names.Length];
        for (var k = 0; k < names.Length; k++)
            matrix[k, k] = 1;
        foreach (var (first, second, value) in pairs)
        {
            var (a, b) = (names.IndexOf(first), names.IndexOf(second));
            if (a == b || matrix[a, b] != 0)
                throw new StudyException(
                    $"correlations: got {first} and {second} {(a == b ? "as one" : "twice")}, expected each pair of two inputs once"
                );
            matrix[a, b] = matrix[b, a] = value;
        }
        return new InputSpace(space, read, new Correlation(names, matrix));
    }

    private static Func<CaseSpace, string, ImmutableArray<double>, UncertainInput> Of(Func<ImmutableArray<double>, Distribution> make) =>
        (_, path, numbers) => new UncertainParameter(path, make(numbers));
}
