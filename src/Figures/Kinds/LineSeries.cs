using System.Collections.Immutable;

namespace TradeSim.Figures;

/// <summary>One line over the x axis.</summary>
internal sealed record LineSeries
{
    /// <summary>A line that starts at the first position of the x axis.</summary>
    /// <param name="name">Its name, shown beside its end.</param>
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
