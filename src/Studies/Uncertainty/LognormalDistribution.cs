using TradeSim.Engine.Dynamics;
using TradeSim.Studies.Randomness;

namespace TradeSim.Studies.Uncertainty;

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
