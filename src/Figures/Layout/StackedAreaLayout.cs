namespace TradeSim.Figures.Layout;

internal static class StackedAreaLayout
{
    public static void Draw(StackedArea figure, Sheet sheet)
    {
        var layers = figure.Layers;
        var positions = figure.Positions;
        var height = sheet.IsNarrow ? 250.0 : 310.0;
        sheet.Note(layers.SelectMany(layer => layer.Values), figure.Y);
        var labels = EndLabels.TryFit(
            layers.Select((layer, i) => new EndLabel(layer.Name, sheet.Show(layer.Values[^1], figure.Y), Theme.At(i).Label, 0)),
            sheet.Width * (sheet.IsNarrow ? 0.38 : 0.3),
            height
        );
        if (labels is null)
            sheet.Legend(layers.Select((layer, i) => new Key(layer.Name, Theme.At(i).Fill, KeyShape.Area)).Reverse());
        Axes.Caption(sheet, figure.Y.Caption);

        var floor = new double[positions.Length];
        var totals = positions.Select((_, i) => layers.Sum(layer => layer.Values[i]));
        var y = Scale.Nice(figure.AsShares ? [1.0] : totals, new Axis("", kind: figure.Y.Kind), about: 5);
        var plot = new Box(
            Sheet.Margin + Axes.Room(sheet, y, figure.Y),
            sheet.Filled,
            sheet.Width - Sheet.Margin - (labels?.Room ?? 10),
            sheet.Filled + height
        );
        y = y.On(plot.Bottom, plot.Top);
        var x = Scale.Positions(positions, about: sheet.IsNarrow ? 5 : 8, figure.X.Kind).On(plot.Left, plot.Right);

        Axes.Across(sheet, plot, y, figure.Y);
        Axes.Along(sheet, plot, x, figure.X);
        Axes.OpenPlot(sheet, plot, x, y, positions, figure.X);
        var ends = new List<double>();
        for (var i = 0; i < layers.Length; i++)
        {
            var layer = layers[i];
            var ceiling = floor.Select((level, k) => level + layer.Values[k]).ToArray();
            var outline = ceiling
                .Select((level, k) => (x[positions[k]], y[level]))
                .Concat(floor.Select((level, k) => (x[positions[k]], y[level])).Reverse());
            sheet.Drawing.Hint(
                $"{layer.Name}: {sheet.Show(layer.Values[0], figure.Y)} → {sheet.Show(layer.Values[^1], figure.Y)}",
                "path",
                ("d", Lines.Path(outline) + "Z"),
                ("fill", Theme.At(i).Fill),
                ("stroke", Theme.Paper),
                ("stroke-width", 1.0),
                ("stroke-linejoin", "round"),
                ("class", "ts-series ts-layer"),
                ("data-name", layer.Name),
                ("data-start", 0),
                ("data-values", string.Join(' ', layer.Values.Select(Markup.Exact))),
                ("data-py", string.Join(' ', ceiling.Select(level => Markup.Coordinate(y[level])))),
                ("data-text", string.Join('|', layer.Values.Select(value => sheet.Show(value, figure.Y))))
            );
            ends.Add((y[floor[^1]] + y[ceiling[^1]]) / 2);
            floor = ceiling;
        }
        sheet.Drawing.Close();
        labels?.Draw(sheet, plot.Right, plot.Top - 8, plot.Bottom + 8, ends);
        Axes.CaptionBelow(sheet, plot, figure.X.Caption);
    }
}
