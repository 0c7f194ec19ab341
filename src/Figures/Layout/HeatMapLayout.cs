namespace TradeSim.Figures.Layout;

internal static class HeatMapLayout
{
    public static void Draw(HeatMap figure, Sheet sheet)
    {
        var (low, high) = figure.Range();
        sheet.Note(figure.Cells.SelectMany(cells => cells).OfType<double>(), figure.Values);
        ColourBar(figure, sheet, low, high);
        var caption = figure.Y.Caption;
        Axes.Caption(
            sheet,
            caption.Length > 0 && figure.X.Caption.Length > 0 ? $"{caption} ↓ · {figure.X.Caption} →" : caption + figure.X.Caption
        );

        var names = figure.Rows.Select(row => TextMeasure.Shorten(row, sheet.Width * 0.26, Theme.LabelSize)).ToArray();
        var left = Sheet.Margin + names.Max(name => TextMeasure.Width(name, Theme.LabelSize)) + 8;
        var cell = (sheet.Width - Sheet.Margin - left) / figure.Columns.Length;
        var row = Math.Clamp(cell * 0.62, 22, 38);

        // Column names are horizontal if they fit, and rotated otherwise.
        var level = figure.Columns.All(name => TextMeasure.Width(name, Theme.LabelSize) <= cell - 4);
        var turned = figure.Columns.Select(name => TextMeasure.Shorten(name, 118, Theme.LabelSize)).ToArray();
        var head = level ? 18 : turned.Max(name => TextMeasure.Width(name, Theme.LabelSize)) + 6;
        for (var i = 0; i < figure.Columns.Length; i++)
            if (level)
                sheet.Text(figure.Columns[i], left + ((i + 0.5) * cell), sheet.Filled + 8, Theme.LabelSize, Theme.Quiet, Anchor.Middle);
            else if (cell >= 14 || i % 2 == 0)
                sheet.Text(turned[i], left + ((i + 0.5) * cell), sheet.Filled + head - 4, Theme.LabelSize, Theme.Quiet, upwards: true);
        sheet.Filled += head;

        var plot = new Box(left, sheet.Filled, left + (cell * figure.Columns.Length), sheet.Filled + (row * figure.Rows.Length));
        var written = figure
            .Cells.Select(cells => cells.Select(value => value is { } number ? sheet.ShowRounded(number, figure.Values) : "–").ToArray())
            .ToArray();
        var writes = written.All(texts => texts.All(text => TextMeasure.Width(text, Theme.SmallSize) <= cell - 4));
        Axes.OpenPlot(sheet, plot);
        for (var r = 0; r < figure.Rows.Length; r++)
        {
            sheet.Text(names[r], left - 8, plot.Top + ((r + 0.5) * row), Theme.LabelSize, Theme.Ink, Anchor.End);
            for (var c = 0; c < figure.Columns.Length; c++)
                Cell(
                    figure,
                    sheet,
                    r,
                    c,
                    new Box(left + (c * cell), plot.Top + (r * row), left + ((c + 1) * cell), plot.Top + ((r + 1) * row)),
                    low,
                    high,
                    written[r][c],
                    writes
                );
        }
        if (figure.Target is { } target)
            Threshold(figure, sheet, target, plot, cell, row);
        sheet.Drawing.Close();
        sheet.Filled = plot.Bottom + 8;
    }

    /// <summary>The colour of a share of the range, and the text that can be read on it.</summary>
    private static (string Fill, string Text) Paint(HeatMap figure, double share)
    {
        var colour = figure.Centre is null ? Theme.Sequential(share) : Theme.Diverging(share);
        return (colour, CellColour.On(colour));
    }

    private static void Cell(HeatMap figure, Sheet sheet, int row, int column, Box box, double low, double high, string text, bool writes)
    {
        var hint =
            $"{figure.Rows[row]}, {figure.Columns[column]}: {(figure.Cells[row][column] is null ? sheet.Word(Phrase.NoValue) : text)}";
        if (figure.Cells[row][column] is not { } value)
        {
            sheet.Drawing.Hint(
                hint,
                "rect",
                ("x", box.Left),
                ("y", box.Top),
                ("width", box.Width),
                ("height", box.Height),
                ("fill", Theme.Paper),
                ("stroke", Theme.Grid),
                ("class", "ts-cell ts-none")
            );
            Axes.Line(sheet, box.Left + 3, box.Bottom - 3, box.Right - 3, box.Top + 3, Theme.Ghost);
            return;
        }
        var (fill, ink) = Paint(figure, high > low ? (value - low) / (high - low) : 0.5);
        CellColour.Fill(sheet, box, fill, hint, value);
        if (writes)
            CellColour.Write(sheet, box, text, ink);
    }

    private static void Threshold(HeatMap figure, Sheet sheet, TargetLine target, Box plot, double cell, double row)
    {
        var path = string.Concat(
            figure
                .Borders()
                .Select(border =>
                {
                    var (x, y) = (plot.Left + ((border.Column + 1) * cell), plot.Top + ((border.Row + 1) * row));
                    return Lines.Path([border.IsUnder ? (x - cell, y) : (x, y - row), (x, y)]);
                })
        );
        if (path.Length > 0)
            Cased(sheet, target.Label, path);
    }

    /// <summary>The threshold's line. Cells have the same colours in light and in dark, and so has the line; a pale one under it keeps it
    /// visible on dark cells.</summary>
    private static void Cased(Sheet sheet, string label, string path)
    {
        sheet.Drawing.Leaf(
            "path",
            ("d", path),
            ("fill", "none"),
            ("stroke", "#FFFFFF"),
            ("stroke-width", 5.0),
            ("stroke-linecap", "square")
        );
        sheet.Drawing.Hint(
            label,
            "path",
            ("d", path),
            ("fill", "none"),
            ("stroke", Theme.Target.Light),
            ("stroke-width", 2.5),
            ("stroke-linecap", "square"),
            ("class", "ts-target")
        );
    }

    private static void ColourBar(HeatMap figure, Sheet sheet, double low, double high)
    {
        var at = CellColour.Bar(sheet, figure.Values.Caption, sheet.Show(low, figure.Values), sheet.Show(high, figure.Values), share =>
            Paint(figure, share).Fill
        );
        var last = figure.Target is { } target
            ? CellColour.Entry(sheet, at, target.Label, (x, middle) =>
                Cased(sheet, target.Label, Lines.Path([(x, middle), (x + 18, middle)]))
            )
            : at.Middle;
        sheet.Filled = last + 15;
    }
}
