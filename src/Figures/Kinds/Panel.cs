using System.Collections.Immutable;

namespace TradeSim.Figures;

/// <summary>One panel of <see cref="SmallMultiples"/>: a pair, a sector, a run.</summary>
internal sealed record Panel
{
    /// <summary>A panel.</summary>
    /// <param name="name">Its heading.</param>
    /// <param name="series">Its lines; a name has the same colour in every panel.</param>
    /// <param name="target">Its target, where there is one.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public Panel(string name, IEnumerable<LineSeries> series, TargetLine? target = null)
    {
        ArgumentNullException.ThrowIfNull(series);
        Name = Check.Name(name, "A panel");
        Series = [.. series];
        Target = target;
    }

    /// <summary>Its heading.</summary>
    public string Name { get; }

    /// <summary>Its lines.</summary>
    public ImmutableArray<LineSeries> Series { get; }

    /// <summary>Its target.</summary>
    public TargetLine? Target { get; }

    /// <summary>The same as a list of one or none.</summary>
    internal IEnumerable<TargetLine> Targets => Target is null ? [] : [Target];
}
