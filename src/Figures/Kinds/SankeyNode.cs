using System.Collections.Immutable;

namespace TradeSim.Figures;

/// <summary>A node in the middle of a <see cref="SankeyDiagram"/>: a sector.</summary>
internal sealed record SankeyNode
{
    /// <summary>A node.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="before">Its part of each flow before, none negative, in the unit of the diagram's values.</param>
    /// <param name="after">Its part of each flow after.</param>
    /// <exception cref="ArgumentException">The name is empty, or a value is negative or not finite.</exception>
    public SankeyNode(string name, IEnumerable<double> before, IEnumerable<double> after)
    {
        Name = Check.Name(name, "A node of a Sankey diagram");
        Before = Check.NotNegative(Check.Finite(before, $"'{name}' before"), $"'{name}' before");
        After = Check.NotNegative(Check.Finite(after, $"'{name}' after"), $"'{name}' after");
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Its part of each flow before.</summary>
    public ImmutableArray<double> Before { get; }

    /// <summary>Its part of each flow after.</summary>
    public ImmutableArray<double> After { get; }
}
