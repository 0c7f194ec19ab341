using System.Collections.Immutable;
using System.Globalization;

namespace TradeSim.Figures;

/// <summary>Decisions with government and year: one row per measure, with the value in force in each year.</summary>
internal sealed record Timeline : Figure
{
    /// <summary>A timeline.</summary>
    /// <param name="text">The words around it.</param>
    /// <param name="first">First year.</param>
    /// <param name="last">Last year.</param>
    /// <param name="rows">1 to 40 rows.</param>
    /// <exception cref="ArgumentException">There are no years, or a row has years beyond them.</exception>
    public Timeline(FigureText text, int first, int last, IEnumerable<TimelineRow> rows)
        : base(text)
    {
        if (last < first)
            throw new ArgumentException("A timeline ends before it begins.", nameof(last));
        (First, Last, Rows) = (first, last, Check.Some(rows, "Rows of a timeline", 40));
        if (Rows.FirstOrDefault(row => row.Spans[0].From < first || row.Spans[^1].To > last) is { } beyond)
            throw new ArgumentException($"'{beyond.Name}' has years beyond the timeline.", nameof(rows));
    }

    /// <summary>First year.</summary>
    public int First { get; }

    /// <summary>Last year.</summary>
    public int Last { get; }

    /// <summary>The rows from the top.</summary>
    public ImmutableArray<TimelineRow> Rows { get; }

    /// <summary>The groups in the order in which rows name them.</summary>
    internal ImmutableArray<string> Groups => [.. Rows.Select(row => row.Group).Distinct()];

    /// <inheritdoc/>
    public override FigureTable Table(ReportLanguage language) =>
        new(
            [language[Phrase.Name], language[Phrase.Government], language[Phrase.Year], language[Phrase.Value]],
            from row in Rows
            from span in row.Spans
            select new[] { TableCell.Of(row.Name), TableCell.Of(row.Group), TableCell.Of(YearsOf(span)), TableCell.Of(span.Label) }
        );

    /// <summary>The years of a span: "2026" or "2026–2028".</summary>
    internal static string YearsOf(TimelineSpan span) =>
        span.From == span.To
            ? span.From.ToString(CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{span.From}\u2013{span.To}");
}
