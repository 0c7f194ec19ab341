using System.Collections.Immutable;

namespace TradeSim.Figures;

/// <summary>Something in a <see cref="Timeline"/> that changes from year to year.</summary>
/// <param name="Name">What it is: "Surcharge on food".</param>
/// <param name="Group">Who decides it; rows of a group have one colour.</param>
/// <param name="Spans">Its values, in the order of years and without overlap.</param>
internal sealed record TimelineRow(string Name, string Group, ImmutableArray<TimelineSpan> Spans)
{
    /// <summary>What it is.</summary>
    /// <exception cref="ArgumentException">It is empty.</exception>
    public string Name { get; } = Check.Name(Name, "A row of a timeline");

    /// <summary>Its values.</summary>
    /// <exception cref="ArgumentException">There are none, or they overlap.</exception>
    public ImmutableArray<TimelineSpan> Spans { get; } =
        Spans.IsDefaultOrEmpty || Spans.Zip(Spans.Skip(1)).Any(pair => pair.Second.From <= pair.First.To)
            ? throw new ArgumentException($"'{Name}' in a timeline needs spans in the order of years, without overlap.", nameof(Spans))
            : Spans;
}
