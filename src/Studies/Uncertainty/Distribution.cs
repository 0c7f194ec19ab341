using System.Collections.Immutable;
using MathNet.Numerics.Distributions;
using TradeSim.Engine.Dynamics;
using TradeSim.Studies.Cases;
using TradeSim.Studies.Randomness;

namespace TradeSim.Studies.Uncertainty;

/// <summary>
/// What is known of a number that nobody decides. A distribution is its quantile function: every way of sampling is a way
/// to choose probabilities.
/// </summary>
public abstract record Distribution
{
    /// <summary>The value below which a fraction of the distribution lies.</summary>
    /// <param name="probability">Between 0 and 1, neither included.</param>
    public abstract double Quantile(double probability);

    private protected static void Require(bool holds, string message)
    {
        if (!holds)
            throw new StudyException(message);
    }
}

/// <summary>The normal distribution.</summary>
public sealed record NormalDistribution : Distribution
{
    /// <summary>A normal distribution by its mean and standard deviation.</summary>
    public NormalDistribution(double mean, double deviation)
    {
        Require(
            double.IsFinite(mean) && double.IsFinite(deviation) && deviation > 0,
            "normal(mean, deviation): expected a deviation above 0"
        );
        (Mean, Deviation) = (mean, deviation);
    }

    /// <summary>The mean.</summary>
    public double Mean { get; }

    /// <summary>The standard deviation.</summary>
    public double Deviation { get; }

    /// <inheritdoc/>
    public override double Quantile(double probability) => Mean + Deviation * NormalScore.Quantile(probability);
}

/// <summary>The lognormal distribution: a number whose logarithm is normal.</summary>
public sealed record LognormalDistribution : Distribution
{
    /// <summary>A lognormal distribution by its median, above 0, and the standard deviation of its logarithm.</summary>
    public LognormalDistribution(double median, double logDeviation)
    {
        Require(
            double.IsFinite(median) && median > 0 && double.IsFinite(logDeviation) && logDeviation > 0,
            "lognormal(median, deviation of the logarithm): expected both above 0"
        );
        (Median, LogDeviation) = (median, logDeviation);
    }

    /// <summary>The median.</summary>
    public double Median { get; }

    /// <summary>The standard deviation of the logarithm.</summary>
    public double LogDeviation { get; }

    /// <inheritdoc/>
    public override double Quantile(double probability) => Median * Elementary.Exp(LogDeviation * NormalScore.Quantile(probability));
}

/// <summary>Every value between two bounds is as likely.</summary>
public sealed record UniformDistribution : Distribution
{
    /// <summary>A uniform distribution between two bounds.</summary>
    public UniformDistribution(double from, double to)
    {
        Require(double.IsFinite(from) && double.IsFinite(to) && from < to, "uniform(from, to): expected from below to");
        (From, To) = (from, to);
    }

    /// <summary>The lower bound.</summary>
    public double From { get; }

    /// <summary>The upper bound.</summary>
    public double To { get; }

    /// <inheritdoc/>
    public override double Quantile(double probability) => From + probability * (To - From);
}

/// <summary>A triangle over lowest, likeliest and highest value.</summary>
public sealed record TriangularDistribution : Distribution
{
    /// <summary>A triangular distribution.</summary>
    public TriangularDistribution(double from, double likeliest, double to)
    {
        Require(
            double.IsFinite(from) && double.IsFinite(to) && from < to && from <= likeliest && likeliest <= to,
            "triangular(from, likeliest, to): expected from ≤ likeliest ≤ to, from below to"
        );
        (From, Likeliest, To) = (from, likeliest, to);
    }

    /// <summary>The lowest value.</summary>
    public double From { get; }

    /// <summary>The likeliest value.</summary>
    public double Likeliest { get; }

    /// <summary>The highest value.</summary>
    public double To { get; }

    /// <inheritdoc/>
    public override double Quantile(double probability)
    {
        var width = To - From;
        return probability * width <= Likeliest - From
            ? From + Math.Sqrt(probability * width * (Likeliest - From))
            : To - Math.Sqrt((1 - probability) * width * (To - Likeliest));
    }
}

/// <summary>
/// PERT: a smooth distribution over lowest, likeliest and highest value, a beta distribution whose mean is (lowest + 4
/// likeliest + highest) / 6
/// (Malcolm, Roseboom, Clark and Fazar 1959, Operations Research 7, 646-669).
/// </summary>
public sealed record PertDistribution : Distribution
{
    private readonly Beta beta;

    /// <summary>A PERT distribution.</summary>
    public PertDistribution(double from, double likeliest, double to)
    {
        Require(
            double.IsFinite(from) && double.IsFinite(to) && from < to && from <= likeliest && likeliest <= to,
            "pert(from, likeliest, to): expected from ≤ likeliest ≤ to, from below to"
        );
        (From, Likeliest, To) = (from, likeliest, to);
        beta = new Beta(1 + 4 * (likeliest - from) / (to - from), 1 + 4 * (to - likeliest) / (to - from));
    }

    /// <summary>The lowest value.</summary>
    public double From { get; }

    /// <summary>The likeliest value.</summary>
    public double Likeliest { get; }

    /// <summary>The highest value.</summary>
    public double To { get; }

    /// <inheritdoc/>
    public override double Quantile(double probability) => From + (To - From) * beta.InverseCumulativeDistribution(probability);

    /// <summary>Two PERT distributions are the same when their three values are.</summary>
    public bool Equals(PertDistribution? other) =>
        other is not null && From == other.From && Likeliest == other.Likeliest && To == other.To;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(From, Likeliest, To);
}

/// <summary>The distribution of draws that somebody else made: a survey, an estimate's bootstrap, another model.</summary>
public sealed record EmpiricalDistribution : Distribution
{
    private readonly ImmutableArray<double> sorted;

    /// <summary>The distribution of draws, at least two. Between two draws it is linear (Hyndman and Fan 1996, type 7).</summary>
    public EmpiricalDistribution(IEnumerable<double> draws)
    {
        ArgumentNullException.ThrowIfNull(draws);
        sorted = [.. draws.Order()];
        Require(sorted.Length >= 2, "draws: expected at least two numbers");
        Require(sorted.All(double.IsFinite), "draws: expected finite numbers");
    }

    /// <summary>Number of draws.</summary>
    public int Count => sorted.Length;

    /// <inheritdoc/>
    public override double Quantile(double probability) => Quantiles.OfSorted(sorted.AsSpan(), probability);

    /// <summary>Two are the same when their draws are.</summary>
    public bool Equals(EmpiricalDistribution? other) => other is not null && sorted.SequenceEqual(other.sorted);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(sorted.Length, sorted[0], sorted[^1]);
}

/// <summary>
/// Something happens or does not: a policy whose <em>intensity</em> is <see cref="Value"/> with a probability and
/// <see cref="Otherwise"/> else.
/// </summary>
public sealed record Chance : Distribution
{
    /// <summary>A chance.</summary>
    public Chance(double probability, double value = 1, double otherwise = 0)
    {
        Require(probability is >= 0 and <= 1, "chance(probability): expected a probability from 0 to 1");
        Require(double.IsFinite(value) && double.IsFinite(otherwise), "chance(probability, value, otherwise): expected finite values");
        (Probability, Value, Otherwise) = (probability, value, otherwise);
    }

    /// <summary>The probability that it happens.</summary>
    public double Probability { get; }

    /// <summary>The value if it happens.</summary>
    public double Value { get; }

    /// <summary>The value if it does not.</summary>
    public double Otherwise { get; }

    /// <inheritdoc/>
    public override double Quantile(double probability) => probability > 1 - Probability ? Value : Otherwise;
}
