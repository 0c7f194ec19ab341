using System.Collections.Immutable;
using System.Globalization;
using TradeSim.Studies.Cases;

namespace TradeSim.Studies.Uncertainty;

/// <summary>Uncertain inputs as scenario files and the command line write them: <c>normal(0.05, 0.01)</c>.</summary>
public static class UncertaintyText
{
    private sealed record Form(string Signature, int Least, int Most, Func<CaseSpace, string, double[], UncertainInput> Make);

    private static readonly Dictionary<string, Form> Forms = new(StringComparer.Ordinal)
    {
        ["normal"] = Of("normal(mean, deviation)", 2, 2, numbers => new NormalDistribution(numbers[0], numbers[1])),
        ["lognormal"] = Of("lognormal(median, deviation of the logarithm)", 2, 2, numbers => new LognormalDistribution(
            numbers[0],
            numbers[1]
        )),
        ["uniform"] = Of("uniform(from, to)", 2, 2, numbers => new UniformDistribution(numbers[0], numbers[1])),
        ["triangular"] = Of("triangular(from, likeliest, to)", 3, 3, numbers => new TriangularDistribution(
            numbers[0],
            numbers[1],
            numbers[2]
        )),
        ["pert"] = Of("pert(from, likeliest, to)", 3, 3, numbers => new PertDistribution(numbers[0], numbers[1], numbers[2])),
        ["draws"] = Of("draws(a, b, ...)", 2, int.MaxValue, numbers => new EmpiricalDistribution(numbers)),
        ["chance"] = new(
            "chance(probability) or chance(probability, value, otherwise)",
            1,
            3,
            (space, path, numbers) =>
                // If it happens, the policy is as the scenario describes it.
                new UncertainParameter(
                    path,
                    new TwoPointDistribution(
                        numbers[0],
                        numbers.Length > 1 ? numbers[1] : space.Parameters[space.ParameterIndex(path)].Default,
                        numbers.Length > 2 ? numbers[2] : 0
                    )
                )
        ),
        ["shocks"] = new("shocks(persistence, deviation)", 2, 2, (space, path, numbers) =>
            AutoregressiveShocks.On(space, path, numbers[0], numbers[1])
        ),
        ["log-shocks"] = new("log-shocks(persistence, deviation)", 2, 2, (space, path, numbers) =>
            AutoregressiveShocks.On(space, path, numbers[0], numbers[1], ShockForm.Logarithmic)
        ),
    };

    /// <summary>Reads an uncertain input.</summary>
    /// <param name="space">The scenario's parameters.</param>
    /// <param name="path">The parameter, or what lies above parameters by year for shocks.</param>
    /// <param name="text">What is known of it.</param>
    /// <exception cref="StudyException">The text is none of the forms, or its numbers do not fit.</exception>
    public static UncertainInput Read(CaseSpace space, string path, string text)
    {
        ArgumentNullException.ThrowIfNull(space);
        ArgumentNullException.ThrowIfNull(text);
        var open = text.IndexOf('(', StringComparison.Ordinal);
        if (open < 0 || !text.TrimEnd().EndsWith(')'))
            throw new StudyException($"{path}: got '{text}', expected a distribution such as normal(0.05, 0.01)");
        var name = text[..open].Trim();
        if (!Forms.TryGetValue(name, out var form))
            throw new StudyException(
                $"{path}: got '{name}', expected one of {string.Join(", ", Forms.Keys)}{Nearest.Suggest(name, Forms.Keys)}"
            );
        var numbers = text.TrimEnd()[(open + 1)..^1]
            .Split(',')
            .Select(part =>
                double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
                    ? number
                    : throw new StudyException($"{path}: got '{part.Trim()}' in '{text}', expected a number")
            )
            .ToArray();
        if (numbers.Length < form.Least || numbers.Length > form.Most)
            throw new StudyException($"{path}: got '{text}', expected {form.Signature}");
        try
        {
            return form.Make(space, path, numbers);
        }
        catch (StudyException error)
        {
            throw new StudyException($"{path}: got '{text}'; {error.Message}", error);
        }
    }

    /// <summary>The space of the uncertain inputs of a scenario file.</summary>
    /// <param name="space">The scenario's parameters.</param>
    /// <param name="inputs">Paths and what is known of them.</param>
    /// <param name="correlations">Pairs of them with the correlation of their normal scores; pairs that are not named are
    /// not correlated.</param>
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

    private static Form Of(string signature, int least, int most, Func<double[], Distribution> make) =>
        new(signature, least, most, (_, path, numbers) => new UncertainParameter(path, make(numbers)));
}
