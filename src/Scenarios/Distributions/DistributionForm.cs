using System.Collections.Immutable;

namespace TradeSim.Scenarios.Distributions;

/// <summary>A family of distributions that scenario files can name, with the limits on its numbers.</summary>
/// <param name="Name">Its name, such as <c>normal</c>.</param>
/// <param name="Signature">How it is written, such as <c>normal(mean, deviation)</c>.</param>
/// <param name="Least">Fewest numbers.</param>
/// <param name="Most">Most numbers.</param>
/// <param name="Limits">The error of the numbers, each finite and as many as allowed; null: none.</param>
/// <param name="Target">What it can be given for.</param>
internal sealed record DistributionForm(
    string Name,
    string Signature,
    int Least,
    int Most,
    Func<IReadOnlyList<double>, string?> Limits,
    DistributionTarget Target = DistributionTarget.Parameter
)
{
    private const string Ordered = "expected from ≤ likeliest ≤ to, from below to";

    /// <summary>A normal distribution by mean and standard deviation.</summary>
    public static DistributionForm Normal { get; } =
        new("normal", "normal(mean, deviation)", 2, 2, numbers => numbers[1] > 0 ? null : "expected a deviation above 0");

    /// <summary>A number whose logarithm is normal.</summary>
    public static DistributionForm Lognormal { get; } =
        new("lognormal", "lognormal(median, deviation of the logarithm)", 2, 2, numbers =>
            numbers[0] > 0 && numbers[1] > 0 ? null : "expected both above 0"
        );

    /// <summary>Every value between two bounds is equally likely.</summary>
    public static DistributionForm Uniform { get; } =
        new("uniform", "uniform(from, to)", 2, 2, numbers => numbers[0] < numbers[1] ? null : "expected from below to");

    /// <summary>A triangle over lowest, likeliest and highest value.</summary>
    public static DistributionForm Triangular { get; } =
        new("triangular", "triangular(from, likeliest, to)", 3, 3, numbers => IsOrdered(numbers) ? null : Ordered);

    /// <summary>A beta distribution between lowest and highest value (PERT).</summary>
    public static DistributionForm Pert { get; } =
        new("pert", "pert(from, likeliest, to)", 3, 3, numbers => IsOrdered(numbers) ? null : Ordered);

    /// <summary>Observed values, each equally likely.</summary>
    public static DistributionForm Draws { get; } = new("draws", "draws(a, b, ...)", 2, int.MaxValue, _ => null);

    /// <summary>One value with a probability, otherwise another.</summary>
    public static DistributionForm Chance { get; } =
        new("chance", "chance(probability) or chance(probability, value, otherwise)", 1, 3, numbers =>
            numbers[0] is >= 0 and <= 1 ? null : "expected a probability from 0 to 1"
        );

    /// <summary>Autoregressive shocks that are added to the parameters of all years.</summary>
    public static DistributionForm Shocks { get; } =
        new("shocks", "shocks(persistence, deviation)", 2, 2, LimitsOfShocks, DistributionTarget.Years);

    /// <summary>Autoregressive shocks to the logarithms of the parameters of all years.</summary>
    public static DistributionForm LogShocks { get; } =
        new("log-shocks", "log-shocks(persistence, deviation)", 2, 2, LimitsOfShocks, DistributionTarget.Years);

    /// <summary>All of them, in the order in which messages list them.</summary>
    public static ImmutableArray<DistributionForm> All { get; } =
    [Normal, Lognormal, Uniform, Triangular, Pert, Draws, Chance, Shocks, LogShocks];

    /// <summary>Whether it has so many numbers.</summary>
    public bool Takes(int count) => count >= Least && count <= Most;

    /// <summary>The error of some numbers; null: none.</summary>
    public string? ErrorOf(IReadOnlyList<double> numbers)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        if (!Takes(numbers.Count))
            return $"expected {Signature}";
        var error = numbers.All(double.IsFinite) ? Limits(numbers) : "expected finite numbers";
        return error is null ? null : $"{Signature}: {error}";
    }

    private static bool IsOrdered(IReadOnlyList<double> numbers) =>
        numbers[0] < numbers[2] && numbers[0] <= numbers[1] && numbers[1] <= numbers[2];

    private static string? LimitsOfShocks(IReadOnlyList<double> numbers) =>
        numbers[0] is not (>= 0 and <= 1) ? "expected a persistence from 0 to 1"
        : numbers[1] < 0 ? "expected a deviation from 0 up"
        : null;
}
