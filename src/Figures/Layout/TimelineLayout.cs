namespace TradeSim.Figures.Layout;

internal static class TimelineLayout
{
    private const double Lowest = 0.7; // height of the smallest bar, of the largest of its row
    private const double Gap = 1; // between the bars of neighbouring spans, in pixels

    public static void Draw(Timeline figure, Sheet sheet)
    {
        var groups = figure.Groups;
        if (groups.Length > 1)
            sheet.Legend(groups.Select((name, i) => new Key(name, Theme.At(i).Fill, KeyShape.Area)));
        string[] names = [.. figure.Rows.Select(row => row.Name)];
        sheet.Filled += 6;
        var rows = new Rows(sheet, names, Rows.Left(sheet, names), sheet.Width - Sheet.Margin);
        var x = Years(figure, sheet).On(rows.Plot.Left, rows.Plot.Right);
        foreach (var tick in x.Ticks)
            Axes.Line(sheet, x[tick - 0.5], rows.Plot.Top, x[tick - 0.5], rows.Plot.Bottom, Theme.Grid);
        Axes.Along(sheet, rows.Plot, x, Axis.Years, marks: false);
        Axes.OpenPlot(sheet, rows.Plot, x: x);
        for (var i = 0; i < figure.Rows.Length; i++)
        {
            var (top, bottom) = rows.Bar(i);
            var row = figure.Rows[i];
            var largest = row.Spans.Max(span => Math.Abs(span.Value));
            foreach (var span in row.Spans)
                Span(sheet, x, row, span, top, bottom, largest, Theme.At(groups.IndexOf(row.Group)).Fill);
        }
        sheet.Drawing.Close();
        rows.Name();
        sheet.Filled = rows.Plot.Bottom + Axes.Below;
    }

    /// <summary>A year takes the room from half a year before to half a year after its tick.</summary>
    private static Scale Years(Timeline figure, Sheet sheet) =>
        Scale.Positions(
            [figure.First - 0.5, figure.Last + 0.5],
            Math.Min(figure.Last - figure.First + 1, sheet.IsNarrow ? 5 : 12),
            NumberKind.Number
        );

    private static void Span(
        Sheet sheet,
        Scale x,
        TimelineRow row,
        TimelineSpan span,
        double top,
        double bottom,
        double largest,
        Colour colour
    )
    {
        var (left, right) = (x[span.From - 0.5] + Gap, x[span.To + 0.5] - Gap);
        if (span.Value == 0)
        {
            Axes.Line(sheet, left, bottom - 1, right, bottom - 1, Theme.Ghost);
            return;
        }
        var height = (bottom - top) * (Lowest + ((1 - Lowest) * Math.Abs(span.Value) / largest));
        sheet.Drawing.Hint(
            $"{row.Group}: {row.Name}, {Timeline.YearsOf(span)}: {span.Label}",
            "rect",
            ("x", left),
            ("y", bottom - height),
            ("width", right - left),
            ("height", height),
            ("fill", colour),
            ("class", "ts-bar"),
            ("data-name", row.Name),
            ("data-value", Markup.Exact(span.Value))
        );
        if (TextMeasure.Width(span.Label, Theme.SmallSize) <= right - left - 4)
            sheet.Text(span.Label, (left + right) / 2, bottom - (height / 2), Theme.SmallSize, Theme.Ink, Anchor.Middle, halo: true);
    }
}
