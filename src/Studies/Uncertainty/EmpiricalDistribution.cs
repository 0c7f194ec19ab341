using System.Collections.Immutable;
using TradeSim.Scenarios.Distributions;

namespace TradeSim.Studies.Uncertainty;

/// <summary>The empirical distribution of given draws: a survey, an estimate's bootstrap, another model.</summary>
internal sealed record EmpiricalDistribution : Distribution
{
    private readonly ImmutableArray<double> sorted;

    /// <summary>The distribution of draws, at least two. Between two draws it is linear (Hyndman and Fan 1996, type 7).</summary>
    public EmpiricalDistribution(IEnumerable<double> draws)
    {
        ArgumentNullException.ThrowIfNull(draws);
        sorted = [.. draws.Order()];
        Require(DistributionForm.Draws, [.. sorted]);
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
