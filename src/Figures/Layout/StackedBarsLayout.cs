namespace TradeSim.Figures.Layout;

internal static class StackedBarsLayout
{
    public static void Draw(StackedBars figure, Sheet sheet)
    {
        sheet.Note(figure.Layers.SelectMany(layer => layer.Values), figure.Values);
        var scale = Scale.Nice(
            figure.AsShares ? [1.0] : figure.Categories.Select((_, i) => figure.Layers.Sum(layer => layer.Values[i])),
            new Axis("", kind: figure.Values.Kind),
            about: sheet.IsNarrow ? 4 : 5
        );
        var height = sheet.IsNarrow ? 240.0 : 300.0;
        var ticks = Axes.Room(sheet, scale, figure.Values);
        var labels = EndLabels.TryFit(
            figure.Layers.Select((layer, i) => new EndLabel(layer.Name, "", Theme.At(i).Label, 0)),
            sheet.Width * 0.3,
            height
        );
        var slot = (sheet.Width - (2 * Sheet.Margin) - ticks - (labels?.Room ?? 0)) / figure.Categories.Length;
        var fits = figure.Categories.All(name =>
            TextMeasure.Wrap(name, slot - 8, Theme.LabelSize) is { Count: <= 2 } lines && !lines.Any(line => line.EndsWith('…'))
        );
        if (fits)
            DrawVertical(figure, sheet, scale, labels, ticks, slot, height);
        else
            DrawHorizontal(figure, sheet, scale);
    }

    private static void DrawVertical(
        StackedBars figure,
        Sheet sheet,
        Scale scale,
        EndLabels? labels,
        double ticks,
        double slot,
        double height
    )
    {
        if (labels is null)
            Legend(figure, sheet);
        Axes.Caption(sheet, figure.Values.Caption);
        sheet.Filled += figure.AsShares ? 0 : 8; // Room for the total over the highest bar.
        var left = Sheet.Margin + ticks;
        var plot = new Box(left, sheet.Filled, left + (slot * figure.Categories.Length), sheet.Filled + height);
        var y = scale.On(plot.Bottom, plot.Top);
        Axes.Across(sheet, plot, y, figure.Values);
        Axes.OpenPlot(sheet, plot, y: y);
        var width = Math.Min(slot * 0.72, 64);
        var deepest = 1;
        for (var i = 0; i < figure.Categories.Length; i++)
        {
            var middle = left + ((i + 0.5) * slot);
            foreach (var (k, from, to) in Parts(figure, i))
                Part(figure, sheet, i, k, middle - (width / 2), y[to], width, y[from] - y[to]);
            Total(figure, sheet, i, y, middle, slot);
            var lines = TextMeasure.Wrap(figure.Categories[i], slot - 8, Theme.LabelSize, most: 2);
            deepest = Math.Max(deepest, lines.Count);
            for (var k = 0; k < lines.Count; k++)
                sheet.Text(lines[k], middle, plot.Bottom + 13 + (k * 15), Theme.LabelSize, Theme.Quiet, Anchor.Middle);
        }
        sheet.Drawing.Close();
        var lastEdge = plot.Right - ((slot - width) / 2);
        labels?.Draw(
            sheet,
            Math.Min(lastEdge, plot.Right),
            plot.Top - 8,
            plot.Bottom + 8,
            [.. Parts(figure, figure.Categories.Length - 1).Select(part => (y[part.From] + y[part.To]) / 2)]
        );
        sheet.Filled = plot.Bottom + 10 + (deepest * 15);
    }

    /// <summary>The height of a bar in words, where there is room for it.</summary>
    private static void Total(StackedBars figure, Sheet sheet, int category, Scale y, double middle, double slot)
    {
        var total = figure.Layers.Sum(layer => layer.Values[category]);
        var text = sheet.Show(total, figure.Values);
        if (!figure.AsShares && TextMeasure.Width(text, Theme.LabelSize, bold: true) < slot - 4)
            sheet.Text(text, middle, y[total] - 10, Theme.LabelSize, Theme.Ink, Anchor.Middle, bold: true, halo: true);
    }

    private static void DrawHorizontal(StackedBars figure, Sheet sheet, Scale scale)
    {
        Legend(figure, sheet);
        Axes.Caption(sheet, figure.Values.Caption);
        var rows = new Rows(sheet, figure.Categories, Rows.Left(sheet, figure.Categories), sheet.Width - Sheet.Margin - 12);
        var x = scale.On(rows.Plot.Left, rows.Plot.Right);
        Axes.Upright(sheet, rows.Plot, x, figure.Values);
        Axes.OpenPlot(sheet, rows.Plot, x: x);
        for (var i = 0; i < figure.Categories.Length; i++)
        {
            var (top, bottom) = rows.Bar(i);
            foreach (var (k, from, to) in Parts(figure, i))
                Part(figure, sheet, i, k, x[from], top, x[to] - x[from], bottom - top);
        }
        sheet.Drawing.Close();
        rows.Name();
        sheet.Filled = rows.Plot.Bottom + Axes.Below;
    }

    private static IEnumerable<(int Layer, double From, double To)> Parts(StackedBars figure, int category)
    {
        var level = 0.0;
        for (var k = 0; k < figure.Layers.Length; k++)
        {
            yield return (k, level, level + figure.Layers[k].Values[category]);
            level += figure.Layers[k].Values[category];
        }
    }

    private static void Part(StackedBars figure, Sheet sheet, int category, int layer, double x, double y, double width, double height) =>
        sheet.Drawing.Hint(
            $"{figure.Categories[category]}, {figure.Layers[layer].Name}: "
                + $"{sheet.Show(figure.Layers[layer].Values[category], figure.Values)}",
            "rect",
            ("x", x),
            ("y", y),
            ("width", width),
            ("height", height),
            ("fill", Theme.At(layer).Fill),
            ("stroke", Theme.Paper),
            ("stroke-width", 1.0),
            ("class", "ts-part"),
            ("data-name", figure.Layers[layer].Name),
            ("data-value", Markup.Exact(figure.Layers[layer].Values[category]))
        );

    private static void Legend(StackedBars figure, Sheet sheet) =>
        sheet.Legend(figure.Layers.Select((layer, i) => new Key(layer.Name, Theme.At(i).Fill, KeyShape.Area)));
}
