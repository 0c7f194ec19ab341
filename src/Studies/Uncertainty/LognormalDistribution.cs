using TradeSim.Engine.Dynamics;
using TradeSim.Scenarios.Distributions;
using TradeSim.Studies.Randomness;

namespace TradeSim.Studies.Uncertainty;

/// <summary>The lognormal distribution: a number whose logarithm is normal.</summary>
internal sealed record LognormalDistribution : Distribution
{
    /// <summary>A lognormal distribution by its median, above 0, and the standard deviation of its logarithm.</summary>
    public LognormalDistribution(double median, double logDeviation)
    {
        Require(DistributionForm.Lognormal, median, logDeviation);
        (Median, LogDeviation) = (median, logDeviation);
    }

    /// <summary>The median.</summary>
    public double Median { get; }

    /// <summary>The standard deviation of the logarithm.</summary>
    public double LogDeviation { get; }

    /// <inheritdoc/>
    public override double Quantile(double probability) => Median * Elementary.Exp(LogDeviation * NormalScore.Quantile(probability));
}
