using System.Collections.Immutable;

namespace TradeSim.Figures;

/// <summary>Before and after: what rose, what fell, and what changed places.</summary>
internal sealed record SlopeChart : Figure
{
    /// <summary>A slope chart.</summary>
    /// <param name="text">The words around it.</param>
    /// <param name="values">What both sides measure.</param>
    /// <param name="before">What the left side is called: "2023".</param>
    /// <param name="after">What the right side is called: "2030".</param>
    /// <param name="slopes">1 to 20 lines.</param>
    /// <exception cref="ArgumentException">A side has no name.</exception>
    public SlopeChart(FigureText text, Axis values, string before, string after, IEnumerable<Slope> slopes)
        : base(text)
    {
        ArgumentNullException.ThrowIfNull(values);
        Values = values;
        Before = Check.Name(before, "The left side of a slope chart");
        After = Check.Name(after, "The right side of a slope chart");
        Slopes = Check.Some(slopes, "Slopes", 20);
    }

    /// <summary>What both sides measure.</summary>
    public Axis Values { get; }

    /// <summary>What the left side is called.</summary>
    public string Before { get; }

    /// <summary>What the right side is called.</summary>
    public string After { get; }

    /// <summary>The lines.</summary>
    public ImmutableArray<Slope> Slopes { get; }

    /// <inheritdoc/>
    public override FigureTable Table(ReportLanguage language) =>
        new(
            [Values.Corner(language[Phrase.Name]), Before, After, language[Phrase.Change]],
            Slopes.Select(slope =>
                new[]
                {
                    TableCell.Of(slope.Name),
                    TableCell.Of(slope.Before, Values.Kind),
                    TableCell.Of(slope.After, Values.Kind),
                    TableCell.Of(slope.After - slope.Before, Values.Kind),
                }
            )
        );
}
