using System.Collections.Immutable;

namespace TradeSim.Figures;

/// <summary>What a whole is made of, before and after: a rectangle each, of equal size, divided by shares.</summary>
internal sealed record Treemap : Figure
{
    /// <summary>A treemap.</summary>
    /// <param name="text">The words around it.</param>
    /// <param name="values">What the parts measure.</param>
    /// <param name="before">What the first rectangle is called: "2023".</param>
    /// <param name="after">What the second one is called: "2030".</param>
    /// <param name="parts">1 to 12 parts, which have the same colour in both.</param>
    /// <exception cref="ArgumentException">A side has no name.</exception>
    public Treemap(FigureText text, Axis values, string before, string after, IEnumerable<TreemapPart> parts)
        : base(text)
    {
        ArgumentNullException.ThrowIfNull(values);
        Values = values;
        Before = Check.Name(before, "The first rectangle of a treemap");
        After = Check.Name(after, "The second rectangle of a treemap");
        Parts = Check.Some(parts, "Parts", Theme.Series.Count);
    }

    /// <summary>What the parts measure.</summary>
    public Axis Values { get; }

    /// <summary>What the first rectangle is called.</summary>
    public string Before { get; }

    /// <summary>What the second rectangle is called.</summary>
    public string After { get; }

    /// <summary>The parts.</summary>
    public ImmutableArray<TreemapPart> Parts { get; }

    /// <summary>Each part as a share of its rectangle; 0 where the rectangle is empty.</summary>
    internal ImmutableArray<double> Shares(Func<TreemapPart, double> value)
    {
        var total = Parts.Sum(value);
        return [.. Parts.Select(part => total > 0 ? value(part) / total : 0)];
    }

    /// <inheritdoc/>
    public override FigureTable Table(ReportLanguage language)
    {
        var (before, after) = (Shares(part => part.Before), Shares(part => part.After));
        return new(
            [
                Values.Corner(language[Phrase.Name]),
                Before,
                After,
                $"{language[Phrase.Share]}, {Before}",
                $"{language[Phrase.Share]}, {After}",
            ],
            Parts.Select(
                (part, i) =>
                    new[]
                    {
                        TableCell.Of(part.Name),
                        TableCell.Of(part.Before, Values.Kind),
                        TableCell.Of(part.After, Values.Kind),
                        TableCell.Of(before[i], NumberKind.Percent),
                        TableCell.Of(after[i], NumberKind.Percent),
                    }
            )
        );
    }
}
