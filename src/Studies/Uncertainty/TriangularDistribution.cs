using TradeSim.Scenarios.Distributions;

namespace TradeSim.Studies.Uncertainty;

/// <summary>A triangle over lowest, likeliest and highest value.</summary>
internal sealed record TriangularDistribution : Distribution
{
    /// <summary>A triangular distribution.</summary>
    public TriangularDistribution(double from, double likeliest, double to)
    {
        Require(DistributionForm.Triangular, from, likeliest, to);
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
