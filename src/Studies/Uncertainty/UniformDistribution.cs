using TradeSim.Scenarios.Distributions;

namespace TradeSim.Studies.Uncertainty;

/// <summary>Every value between two bounds is as likely.</summary>
internal sealed record UniformDistribution : Distribution
{
    /// <summary>A uniform distribution between two bounds.</summary>
    public UniformDistribution(double from, double to)
    {
        Require(DistributionForm.Uniform, from, to);
        (From, To) = (from, to);
    }

    /// <summary>The lower bound.</summary>
    public double From { get; }

    /// <summary>The upper bound.</summary>
    public double To { get; }

    /// <inheritdoc/>
    public override double Quantile(double probability) => From + probability * (To - From);
}
