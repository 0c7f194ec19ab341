namespace TradeSim.Figures.Layout;

/// <summary>Names with a lying bar each. On a page the names stand left of the bars, on a phone above them.</summary>
internal sealed class Rows
{
    private readonly Sheet sheet;
    private readonly IReadOnlyList<string>[] names;
    private readonly bool[] bold;
    private readonly double top;
    private readonly double rowHeight;
    private readonly double barHeight;

    /// <summary>Sets the names; the plot starts where the sheet is filled to when <see cref="Rows"/> is made.</summary>
    /// <param name="sheet">The sheet.</param>
    /// <param name="all">The names from the top.</param>
    /// <param name="left">Where the bars' area starts, from <see cref="Left"/>.</param>
    /// <param name="right">Where it ends.</param>
    /// <param name="isBold">Which names are bold.</param>
    public Rows(Sheet sheet, IReadOnlyList<string> all, double left, double right, Func<int, bool>? isBold = null)
    {
        this.sheet = sheet;
        bold = [.. all.Select((_, i) => isBold?.Invoke(i) ?? false)];
        top = sheet.Filled;
        barHeight = sheet.IsNarrow ? 16 : 20;
        names =
        [
            .. all.Select(
                (name, i) =>
                    TextMeasure.Wrap(
                        name,
                        sheet.IsNarrow ? sheet.Width - (2 * Sheet.Margin) : left - Sheet.Margin - 10,
                        Theme.TextSize,
                        bold[i],
                        most: sheet.IsNarrow ? 1 : 2
                    )
            ),
        ];
        rowHeight =
            sheet.IsNarrow ? 39
            : names.Any(lines => lines.Count > 1) ? 36
            : 29;
        Plot = new Box(left, top, right, top + (rowHeight * all.Count) + 4);
    }

    /// <summary>The area of the bars.</summary>
    public Box Plot { get; }

    /// <summary>Where the bars' area starts: right of the names, or at the margin on a phone.</summary>
    public static double Left(Sheet sheet, IEnumerable<string> names) =>
        sheet.IsNarrow
            ? Sheet.Margin + 2
            : Sheet.Margin + 10 + Math.Min(sheet.Width * 0.3, names.Max(name => TextMeasure.Width(name, Theme.TextSize)));

    /// <summary>The upper and lower edge of a row's bar.</summary>
    public (double Top, double Bottom) Bar(int row)
    {
        var start = top + (row * rowHeight);
        var first = sheet.IsNarrow ? start + 19 : start + ((rowHeight - barHeight) / 2) + 2;
        return (first, first + barHeight);
    }

    /// <summary>Writes the names.</summary>
    public void Name()
    {
        for (var i = 0; i < names.Length; i++)
        {
            var (barTop, barBottom) = Bar(i);
            if (sheet.IsNarrow)
                sheet.Lines(names[i], Sheet.Margin, barTop - 9, Theme.TextSize, Theme.Ink, bold: bold[i], halo: true);
            else
                sheet.Lines(names[i], Plot.Left - 10, (barTop + barBottom) / 2, Theme.TextSize, Theme.Ink, Anchor.End, bold: bold[i]);
        }
    }
}
