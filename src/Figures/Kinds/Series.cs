using System.Collections.Immutable;

namespace TradeSim.Figures;

/// <summary>How a line is drawn.</summary>
public enum LineStyle
{
    /// <summary>A line of the figure.</summary>
    Solid,

    /// <summary>A line that rests on assumptions more than the others do, or a variant.</summary>
    Dashed,

    /// <summary>A pale line to compare with: the baseline, another run.</summary>
    Ghost,
}

/// <summary>One line over the x axis.</summary>
public sealed record LineSeries
{
    /// <summary>A line that starts at the first position of the x axis.</summary>
    /// <param name="name">Its name, as it stands beside its end.</param>
    /// <param name="values">Its values, in the unit of the y axis.</param>
    /// <exception cref="ArgumentException">The name is empty, there are no values, or one is not finite.</exception>
    public LineSeries(string name, IEnumerable<double> values)
    {
        Name = Check.Name(name, "A series");
        Values = Check.Finite(values, $"Series '{name}'");
        if (Values.IsEmpty)
            throw new ArgumentException($"Series '{name}' has no values.");
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Its values, in the unit of the y axis.</summary>
    public ImmutableArray<double> Values { get; }

    /// <summary>Which position of the x axis the first value belongs to; 0 is the first.</summary>
    public int Start { get; init; }

    /// <summary>How it is drawn.</summary>
    public LineStyle Style { get; init; }

    /// <summary>True where every value gets a marker: observations, few values.</summary>
    public bool Points { get; init; }

    /// <summary>The fan around it, widest first or last; drawn widest first.</summary>
    public ImmutableArray<FanBand> Bands { get; init; } = [];
}

/// <summary>A band of a fan: between two quantiles at every value of its series.</summary>
public sealed record FanBand
{
    /// <summary>A band.</summary>
    /// <param name="share">The share of cases inside it, above 0 and below 1: 0.8 lies between the 10 % and the 90 % quantile.</param>
    /// <param name="low">Its lower edge, in the unit of the y axis.</param>
    /// <param name="high">Its upper edge.</param>
    /// <exception cref="ArgumentException">The share is out of range, the edges differ in length or cross, or a value is
    /// not finite.</exception>
    public FanBand(double share, IEnumerable<double> low, IEnumerable<double> high)
    {
        if (share is not (> 0 and < 1))
            throw new ArgumentException("A band's share lies between 0 and 1.", nameof(share));
        Share = share;
        Low = Check.Finite(low, "The lower edge of a band");
        High = Check.AsLongAs(Check.Finite(high, "The upper edge of a band"), Low.Length, "The upper edge of a band");
        for (var i = 0; i < Low.Length; i++)
            if (Low[i] > High[i])
                throw new ArgumentException($"A band's lower edge lies above its upper edge at value {i + 1}.");
    }

    /// <summary>The share of cases inside.</summary>
    public double Share { get; }

    /// <summary>The lower edge.</summary>
    public ImmutableArray<double> Low { get; }

    /// <summary>The upper edge.</summary>
    public ImmutableArray<double> High { get; }
}

/// <summary>A level to be reached.</summary>
public sealed record TargetLine
{
    /// <summary>A target.</summary>
    /// <param name="label">What stands beside it: "Target 500 by 2030".</param>
    /// <param name="value">The level, in the unit of the axis it is drawn across.</param>
    /// <param name="at">The x at which it is to be reached, where there is one.</param>
    /// <exception cref="ArgumentException">The label is empty or a number is not finite.</exception>
    public TargetLine(string label, double value, double? at = null)
    {
        Label = Check.Name(label, "A target");
        Value = Check.Finite(value, $"Target '{label}'");
        At = at is { } x ? Check.Finite(x, $"The year of target '{label}'") : null;
    }

    /// <summary>What stands beside it.</summary>
    public string Label { get; }

    /// <summary>The level.</summary>
    public double Value { get; }

    /// <summary>The x at which it is to be reached.</summary>
    public double? At { get; }
}

/// <summary>One layer of a stack: a sector, a partner.</summary>
public sealed record Layer
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
