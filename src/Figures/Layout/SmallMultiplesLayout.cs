namespace TradeSim.Figures.Layout;

internal static class SmallMultiplesLayout
{
    /// <summary>The room between panels, in pixels.</summary>
    private const double Gap = 18;

    public static void Draw(SmallMultiples figure, Sheet sheet)
    {
        var panels = figure.Panels;
        var columns = Math.Min(
            panels.Length,
            sheet.IsNarrow ? 2
                : panels.Length is 2 or 4 ? 2
                : panels.Length <= 9 ? 3
                : 4
        );
        SeriesColour ColourOf(LineSeries line) => line.Style == LineStyle.Ghost ? Lines.Ghost : Theme.At(figure.Names.IndexOf(line.Name));

        // One entry a name, in the order of colours; ghosts after them, and a target if it is the same everywhere.
        var keys = panels
            .SelectMany(panel => panel.Series)
            .DistinctBy(line => (line.Name, line.Style == LineStyle.Ghost))
            .OrderBy(line => line.Style == LineStyle.Ghost)
            .Select(line => new Key(line.Name, ColourOf(line).Fill, line.Style == LineStyle.Dashed ? KeyShape.Dashed : KeyShape.Line))
            .ToList();
        var isOwnName = keys.Count == panels.Length && panels.All(panel => panel.Series.Length == 1);
        var targets = panels.Select(panel => panel.Target?.Label).OfType<string>().Distinct().ToArray();
        if (targets.Length > 0)
            keys.Add(new Key(targets.Length == 1 ? targets[0] : sheet.Word(Phrase.Target), Theme.Target, KeyShape.Dashed));
        if (keys.Count > 1 && !isOwnName)
            sheet.Legend(keys);
        Axes.Caption(sheet, figure.Y.Caption);

        var scale = sheet.Fit(panels.SelectMany(panel => Lines.Values(panel.Series, panel.Targets)), figure.Y, about: 3);
        var room = Axes.Room(sheet, scale, figure.Y);
        var width = (sheet.Width - (2 * Sheet.Margin) - room - 6 - (Gap * (columns - 1))) / columns;
        var height = Math.Clamp(width * 0.55, 78, 130);
        var top = sheet.Filled;
        for (var i = 0; i < panels.Length; i++)
        {
            if (i > 0 && i % columns == 0)
                top = sheet.Filled;
            var left = Sheet.Margin + room + (i % columns * (width + Gap));
            var names = TextMeasure.Wrap(panels[i].Name, width, Theme.LabelSize, bold: true, most: 2);
            // All panels of a row start at the same height, whatever the length of their names.
            var deepest = Enumerable
                .Range(i - (i % columns), Math.Min(columns, panels.Length - i + (i % columns)))
                .Max(k => TextMeasure.Wrap(panels[k].Name, width, Theme.LabelSize, bold: true, most: 2).Count);
            for (var k = 0; k < names.Count; k++)
                sheet.Text(names[k], left, top + 7 + (k * 15), Theme.LabelSize, Theme.Ink, bold: true);
            var plot = new Box(left, top + (deepest * 15) + 8, left + width, top + (deepest * 15) + 8 + height);
            DrawPanel(figure, sheet, panels[i], plot, scale.On(plot.Bottom, plot.Top), ColourOf, labels: i % columns == 0);
            sheet.Filled = plot.Bottom + Axes.Below + 10;
        }
        sheet.Filled -= 8;
    }

    private static void DrawPanel(
        SmallMultiples figure,
        Sheet sheet,
        Panel panel,
        Box plot,
        Scale y,
        Func<LineSeries, SeriesColour> colour,
        bool labels
    )
    {
        var x = Scale.Positions(figure.Positions, about: plot.Width > 200 ? 4 : 2, figure.X.Kind).On(plot.Left + 3, plot.Right - 3);
        Axes.Across(sheet, plot, y, figure.Y, labels);
        Axes.Along(sheet, plot, x, figure.X, beyond: (Gap / 2) - 2);
        Axes.OpenPlot(sheet, plot, x, y, figure.Positions, figure.X);
        foreach (var line in panel.Series.OrderBy(line => line.Style == LineStyle.Ghost ? 0 : 1))
            Lines.Draw(
                sheet,
                line,
                colour(line).Fill,
                figure.Names.IndexOf(line.Name),
                Lines.Points(line, figure.Positions, x, y),
                null,
                figure.Y,
                y,
                compact: true
            );
        if (panel.Target is { } target)
            sheet.Drawing.Hint(
                target.Label,
                "line",
                ("x1", plot.Left),
                ("x2", plot.Right),
                ("y1", y[target.Value]),
                ("y2", y[target.Value]),
                ("stroke", Theme.Target),
                ("stroke-width", 1.25),
                ("stroke-dasharray", Theme.TargetDash),
                ("class", "ts-target")
            );
        sheet.Drawing.Close();
    }
}
