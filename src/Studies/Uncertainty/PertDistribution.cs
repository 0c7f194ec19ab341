using MathNet.Numerics.Distributions;
using TradeSim.Scenarios.Distributions;

namespace TradeSim.Studies.Uncertainty;

/// <summary>
/// PERT: a smooth distribution over lowest, likeliest and highest value, a beta distribution whose mean is (lowest + 4 likeliest + highest)
/// / 6 (Malcolm, Roseboom, Clark and Fazar 1959, Operations Research 7, 646-669).
/// </summary>
internal sealed record PertDistribution : Distribution
{
    private readonly Beta beta;

    /// <summary>A PERT distribution.</summary>
    public PertDistribution(double from, double likeliest, double to)
    {
        Require(DistributionForm.Pert, from, likeliest, to);
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
