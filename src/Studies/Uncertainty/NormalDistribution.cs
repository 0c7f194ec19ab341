using TradeSim.Scenarios.Distributions;
using TradeSim.Studies.Randomness;

namespace TradeSim.Studies.Uncertainty;

/// <summary>The normal distribution.</summary>
internal sealed record NormalDistribution : Distribution
{
    /// <summary>A normal distribution by its mean and standard deviation.</summary>
    public NormalDistribution(double mean, double deviation)
    {
        Require(DistributionForm.Normal, mean, deviation);
        (Mean, Deviation) = (mean, deviation);
    }

    /// <summary>The mean.</summary>
    public double Mean { get; }

    /// <summary>The standard deviation.</summary>
    public double Deviation { get; }

    /// <inheritdoc/>
    public override double Quantile(double probability) => Mean + Deviation * NormalScore.Quantile(probability);
}
