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
}
