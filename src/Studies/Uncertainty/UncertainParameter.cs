using System.Collections.Immutable;

namespace TradeSim.Studies.Uncertainty;

/// <summary>A parameter with a distribution.</summary>
/// <param name="Path">Its path in the scenario.</param>
/// <param name="Distribution">Its distribution.</param>
internal sealed record UncertainParameter(string Path, Distribution Distribution) : UncertainInput
{
    /// <inheritdoc/>
    public override string Name => Path;

    /// <inheritdoc/>
    public override ImmutableArray<string> Paths { get; } = [Path];

    internal override void Map(ReadOnlySpan<double> probabilities, ReadOnlySpan<double> defaults, Span<double> values) =>
        values[0] = Distribution.Quantile(probabilities[0]);

    internal override double[] QuantilesAt(double probability, ReadOnlySpan<double> defaults) => [Distribution.Quantile(probability)];

    internal override double[] ScoresAt(double score) => [score];
}
