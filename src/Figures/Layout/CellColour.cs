namespace TradeSim.Figures.Layout;

/// <summary>Coloured cells: the text that can be read on them, and the legend of their colours.</summary>
internal static class CellColour
{
    /// <summary>From this lightness on (CIE L*) dark text has the better contrast.</summary>
    private const double Middle = 58;

    /// <summary>Dark text, for cells that are pale in every scheme.</summary>
    private const string Dark = "#12161A";

    /// <summary>The colour of text on a colour that does not follow the scheme.</summary>
    public static string On(string fill) => Theme.Lightness(fill) > Middle ? Dark : "#FFFFFF";

    /// <summary>The colour of text on a series' colour, which is pale on dark paper: there the paper's colour serves.</summary>
    public static object On(Colour fill) => Theme.Lightness(fill.Light) > Middle ? Dark : Theme.Paper;

    /// <summary>Values of the cells, and their colours from the lowest value to the highest.</summary>
    /// <param name="sheet">The sheet.</param>
    /// <param name="caption">Meaning of the values.</param>
    /// <param name="from">The lowest value, as written.</param>
    /// <param name="to">The highest value, as written.</param>
    /// <param name="colour">From a share of the range to its colour.</param>
    /// <returns>Where the line may go on, and its middle.</returns>
    public static (double X, double Middle) Bar(Sheet sheet, string caption, string from, string to, Func<double, string> colour)
    {
        const int Steps = 12;
        var room = sheet.Width - (2 * Sheet.Margin);
        foreach (var line in TextMeasure.Wrap(caption, room, Theme.LabelSize, most: 2))
        {
            sheet.Text(line, Sheet.Margin, sheet.Filled + 8, Theme.LabelSize, Theme.Quiet);
            sheet.Filled += 16;
        }
        var (low, high) = (TextMeasure.Shorten(from, room * 0.32, Theme.LabelSize), TextMeasure.Shorten(to, room * 0.32, Theme.LabelSize));
        var x = Sheet.Margin;
        var middle = sheet.Filled + 9;
        sheet.Text(low, x, middle, Theme.LabelSize, Theme.Ink);
        x += TextMeasure.Width(low, Theme.LabelSize) + 6;
        var step = Math.Min(9, (room - TextMeasure.Width(low, Theme.LabelSize) - TextMeasure.Width(high, Theme.LabelSize) - 12) / Steps);
        for (var i = 0; i < Steps; i++)
            sheet.Drawing.Leaf(
                "rect",
                ("x", x + (i * step)),
                ("y", middle - 6),
                ("width", step + 0.5),
                ("height", 12.0),
                ("fill", colour(i / (Steps - 1.0)))
            );
        x += (Steps * step) + 6;
        sheet.Text(high, x, middle, Theme.LabelSize, Theme.Ink);
        return (x + TextMeasure.Width(high, Theme.LabelSize) + 18, middle);
    }

    /// <summary>A mark and its meaning, beside the bar or, without room there, below it.</summary>
    /// <param name="sheet">The sheet.</param>
    /// <param name="at">Where the line may go on, and its middle.</param>
    /// <param name="label">The meaning.</param>
    /// <param name="draw">Draws the mark from x to x + 18 around the middle.</param>
    /// <returns>The middle of the last line.</returns>
    public static double Entry(Sheet sheet, (double X, double Middle) at, string label, Action<double, double> draw)
    {
        var (x, middle) = at;
        if (x + 24 + TextMeasure.Width(label, Theme.LabelSize) > sheet.Width - Sheet.Margin)
            (x, middle) = (Sheet.Margin, middle + 20);
        draw(x, middle);
        var text = TextMeasure.Shorten(label, sheet.Width - x - 24 - Sheet.Margin, Theme.LabelSize);
        sheet.Text(text, x + 24, middle, Theme.LabelSize, Theme.Ink);
        return middle;
    }

    /// <summary>A cell with a value, and the hint that a reader sees when pointing at it.</summary>
    public static void Fill(Sheet sheet, Box box, object fill, string hint, double? value) =>
        sheet.Drawing.Hint(
            hint,
            "rect",
            ("x", box.Left),
            ("y", box.Top),
            ("width", box.Width),
            ("height", box.Height),
            ("fill", fill),
            ("stroke", Theme.Paper),
            ("stroke-width", 1.0),
            ("class", value is null ? "ts-none" : "ts-cell"),
            ("data-value", value is { } number ? Markup.Exact(number) : null)
        );

    /// <summary>A text in the middle of a cell.</summary>
    public static void Write(Sheet sheet, Box box, string text, object colour, bool bold = false) =>
        sheet.Drawing.Text(
            bold ? "" : text,
            bold ? text : "",
            ("x", (box.Left + box.Right) / 2),
            ("y", ((box.Top + box.Bottom) / 2) + (Theme.SmallSize * 0.35)),
            ("font-size", Theme.SmallSize),
            ("fill", colour),
            ("text-anchor", "middle"),
            ("pointer-events", "none")
        );
}
