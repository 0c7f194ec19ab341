using System.Collections.Immutable;

namespace TradeSim.Figures;

/// <summary>Structure over the years: layers that add up, as values or as shares of the whole.</summary>
internal sealed record StackedArea : Figure
{
    /// <summary>A stacked area chart.</summary>
    /// <param name="text">The words around it.</param>
    /// <param name="x">The x axis.</param>
    /// <param name="y">The value axis; with <paramref name="asShares"/> give it <see cref="NumberKind.Percent"/>.</param>
    /// <param name="positions">The positions along the x axis, rising; at least two.</param>
    /// <param name="layers">The layers, from the bottom up, at most as many as the theme has colours.</param>
    /// <param name="asShares">True to draw each layer as its share of the whole.</param>
    /// <exception cref="ArgumentException">A layer does not fit the positions.</exception>
    public StackedArea(FigureText text, Axis x, Axis y, IEnumerable<double> positions, IEnumerable<Layer> layers, bool asShares = false)
        : base(text)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        X = x;
        Y = y;
        Positions = Check.Rising(positions, "The x axis");
        if (Positions.Length < 2)
            throw new ArgumentException("An area needs at least two positions along the x axis; use StackedBars for one.");
        Layers = Layer.Stack(layers, Positions.Length, asShares);
        AsShares = asShares;
    }

    /// <summary>The x axis.</summary>
    public Axis X { get; }

    /// <summary>The value axis.</summary>
    public Axis Y { get; }

    /// <summary>The positions along the x axis.</summary>
    public ImmutableArray<double> Positions { get; }

    /// <summary>The layers from the bottom up; shares of the whole if <see cref="AsShares"/>.</summary>
    public ImmutableArray<Layer> Layers { get; }

    /// <summary>True where layers are shares of the whole.</summary>
    public bool AsShares { get; }

    /// <inheritdoc/>
    public override FigureTable Table(ReportLanguage language) =>
        new(
            Layers.Select(layer => layer.Name).Prepend(Y.Corner(X.Caption.Length > 0 ? X.Caption : language[Phrase.Year])),
            Positions.Select((x, i) => Layers.Select(layer => TableCell.Of(layer.Values[i], Y.Kind)).Prepend(TableCell.Of(x, X.Kind)))
        );
}
