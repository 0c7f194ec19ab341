using System.Collections.Immutable;

namespace TradeSim.Figures;

/// <summary>One layer of a stack: a sector, a partner.</summary>
internal sealed record Layer
{
    /// <summary>A layer.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="values">Its values, none negative, in the unit of the value axis.</param>
    /// <exception cref="ArgumentException">The name is empty, or a value is negative or not finite.</exception>
    public Layer(string name, IEnumerable<double> values)
    {
        Name = Check.Name(name, "A layer");
        Values = Check.NotNegative(Check.Finite(values, $"Layer '{name}'"), $"Layer '{name}'");
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Its values.</summary>
    public ImmutableArray<double> Values { get; }

    /// <summary>Checks the layers of one stack against its length and turns them into shares of the whole where asked to.</summary>
    internal static ImmutableArray<Layer> Stack(IEnumerable<Layer> layers, int length, bool asShares)
    {
        var checkedLayers = Check.Some(layers, "Layers", Theme.Series.Count);
        foreach (var layer in checkedLayers)
            Check.AsLongAs(layer.Values, length, $"Layer '{layer.Name}'");
        if (!asShares)
            return checkedLayers;
        var totals = Enumerable.Range(0, length).Select(i => checkedLayers.Sum(layer => layer.Values[i])).ToArray();
        return
        [
            .. checkedLayers.Select(layer => new Layer(
                layer.Name,
                layer.Values.Select((value, i) => totals[i] > 0 ? value / totals[i] : 0)
            )),
        ];
    }
}
