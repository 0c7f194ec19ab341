using TradeSim.Scenarios.Distributions;

namespace TradeSim.Studies.Uncertainty;

/// <summary>
/// Something happens or does not: a policy whose <em>intensity</em> is <see cref="Value"/> with a probability and <see cref="Otherwise"/>
/// else.
/// </summary>
internal sealed record TwoPointDistribution : Distribution
{
    /// <summary>A chance.</summary>
    public TwoPointDistribution(double probability, double value = 1, double otherwise = 0)
    {
        Require(DistributionForm.Chance, probability, value, otherwise);
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
