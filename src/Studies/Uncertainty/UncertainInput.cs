using System.Collections.Immutable;

namespace TradeSim.Studies.Uncertainty;

/// <summary>Something that is not known: one parameter, or a series of parameters by year that move together.</summary>
internal abstract record UncertainInput
{
    /// <summary>Name in tables, unique in a design.</summary>
    public abstract string Name { get; }

    /// <summary>The parameters that it sets; it needs one probability for each.</summary>
    public abstract ImmutableArray<string> Paths { get; }

    /// <summary>The values of its parameters.</summary>
    /// <param name="probabilities">One for each parameter, between 0 and 1, neither included.</param>
    /// <param name="defaults">What the scenario gives.</param>
    /// <param name="values">Where the values go.</param>
    internal abstract void Map(ReadOnlySpan<double> probabilities, ReadOnlySpan<double> defaults, Span<double> values);

    /// <summary>The values below which its parameters, each on its own, lie with a probability.</summary>
    internal abstract double[] QuantilesAt(double probability, ReadOnlySpan<double> defaults);

    /// <summary>The normal scores of its parameters, one for each, if the input is at a score: a parameter itself, a series the sum of its
    /// shocks.</summary>
    internal abstract double[] ScoresAt(double score);
}
