using System.Collections.Immutable;

namespace TradeSim.Figures;

/// <summary>Structure side by side: one stacked bar a partner, a scenario or a year.</summary>
internal sealed record StackedBars : Figure
{
    /// <summary>A stacked bar chart. Bars stand where their names fit under them, and lie where they do not.</summary>
    /// <param name="text">The words around it.</param>
    /// <param name="values">The value axis; with <paramref name="asShares"/> give it <see cref="NumberKind.Percent"/>.</param>
    /// <param name="categories">The names of the bars, 1 to 40.</param>
    /// <param name="layers">The layers, from the axis outwards.</param>
    /// <param name="asShares">True to draw each layer as its share of its bar.</param>
    /// <exception cref="ArgumentException">A layer has not one value a bar.</exception>
    public StackedBars(FigureText text, Axis values, IEnumerable<string> categories, IEnumerable<Layer> layers, bool asShares = false)
        : base(text)
    {
        ArgumentNullException.ThrowIfNull(values);
        Values = values;
        Categories = Check.Some(categories, "Categories", 40);
        Layers = Layer.Stack(layers, Categories.Length, asShares);
        AsShares = asShares;
    }

    /// <summary>The value axis.</summary>
    public Axis Values { get; }

    /// <summary>The names of the bars.</summary>
    public ImmutableArray<string> Categories { get; }

    /// <summary>The layers from the axis outwards; shares of their bar if <see cref="AsShares"/>.</summary>
    public ImmutableArray<Layer> Layers { get; }

    /// <summary>True where layers are shares of their bar.</summary>
    public bool AsShares { get; }

    /// <inheritdoc/>
    public override FigureTable Table(ReportLanguage language) =>
        new(
            Layers.Select(layer => layer.Name).Prepend(Values.Corner(language[Phrase.Name])),
            Categories.Select((name, i) => Layers.Select(layer => TableCell.Of(layer.Values[i], Values.Kind)).Prepend(TableCell.Of(name)))
        );
}
