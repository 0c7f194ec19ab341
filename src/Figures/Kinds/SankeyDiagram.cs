using System.Collections.Immutable;

namespace TradeSim.Figures;

/// <summary>What flows are made of, before and after: a Sankey diagram on each side, mirrored at the sectors in the middle.</summary>
internal sealed record SankeyDiagram : Figure
{
    /// <summary>The most flows that stay readable.</summary>
    public const int MostFlows = 4;

    /// <summary>The most nodes that stay readable.</summary>
    public const int MostNodes = 15;

    /// <summary>A two-sided Sankey diagram.</summary>
    /// <param name="text">The words around it.</param>
    /// <param name="values">What widths measure.</param>
    /// <param name="before">What the left side is called: "2023".</param>
    /// <param name="after">What the right side is called: "2030".</param>
    /// <param name="flows">The names of 1 to 4 flows: "Kyrgyzstan → Belarus".</param>
    /// <param name="nodes">1 to 15 nodes from the top, each with one value a flow on each side.</param>
    /// <exception cref="ArgumentException">A name is empty, or a node has not one value a flow.</exception>
    public SankeyDiagram(
        FigureText text,
        Axis values,
        string before,
        string after,
        IEnumerable<string> flows,
        IEnumerable<SankeyNode> nodes
    )
        : base(text)
    {
        ArgumentNullException.ThrowIfNull(values);
        Values = values;
        Before = Check.Name(before, "The left side of a Sankey diagram");
        After = Check.Name(after, "The right side of a Sankey diagram");
        Flows = Check.Some(flows, "Flows", MostFlows);
        Nodes = Check.Some(nodes, "Nodes", MostNodes);
        foreach (var node in Nodes)
        {
            Check.AsLongAs(node.Before, Flows.Length, $"'{node.Name}' before");
            Check.AsLongAs(node.After, Flows.Length, $"'{node.Name}' after");
        }
    }

    /// <summary>What widths measure.</summary>
    public Axis Values { get; }

    /// <summary>What the left side is called.</summary>
    public string Before { get; }

    /// <summary>What the right side is called.</summary>
    public string After { get; }

    /// <summary>The names of the flows.</summary>
    public ImmutableArray<string> Flows { get; }

    /// <summary>The nodes from the top.</summary>
    public ImmutableArray<SankeyNode> Nodes { get; }

    /// <inheritdoc/>
    public override FigureTable Table(ReportLanguage language) =>
        new(
            Flows.SelectMany(flow => new[] { $"{flow}, {Before}", $"{flow}, {After}" }).Prepend(Values.Corner(language[Phrase.Name])),
            Nodes.Select(node =>
                Enumerable
                    .Range(0, Flows.Length)
                    .SelectMany(flow => new[] { node.Before[flow], node.After[flow] })
                    .Select(value => TableCell.Of(value, Values.Kind))
                    .Prepend(TableCell.Of(node.Name))
            )
        );
}
