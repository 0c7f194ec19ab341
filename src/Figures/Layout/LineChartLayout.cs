namespace TradeSim.Figures.Layout;

internal static class LineChartLayout
{
    /// <summary>More points than this get no tooltip each: the file would grow, and readers could not select one.</summary>
    private const int MostHints = 240;

    public static void Draw(LineChart figure, Sheet sheet)
    {
        var series = figure.Series;
        var colours = Lines.Colours(series);
        var last = figure.Positions.Length;
        var height = sheet.IsNarrow ? 230.0 : 290.0;

        var y = sheet.Fit(Lines.Values(series, figure.Targets), figure.Y, about: 5);

        // Lines that run to the end are named there; those that end earlier (observations) are named inside. A crowd of
        // ghosts goes unnamed.
        var ghosts = series.Count(line => line.Style == LineStyle.Ghost);
        bool IsNamed(LineSeries line) => line.Style != LineStyle.Ghost || ghosts <= 2;
        var ending = Enumerable
            .Range(0, series.Length)
            .Where(i => IsNamed(series[i]) && series[i].Start + series[i].Values.Length == last)
            .ToArray();
        var early = Enumerable
            .Range(0, series.Length)
            .Where(i => IsNamed(series[i]) && series[i].Start + series[i].Values.Length < last)
            .ToArray();
        var labels =
            ending.Length == 0
                ? null
                : EndLabels.TryFit(
                    ending.Select(i => new EndLabel(series[i].Name, sheet.Show(series[i].Values[^1], figure.Y), colours[i].Label, 0)),
                    sheet.Width * (sheet.IsNarrow ? 0.36 : 0.28),
                    height
                );
        if (labels is null)
            sheet.Legend(
                ending
                    .Concat(early)
                    .Select(i => new Key(
                        series[i].Name,
                        colours[i].Fill,
                        series[i].Style == LineStyle.Dashed ? KeyShape.Dashed : KeyShape.Line
                    ))
            );

        Axes.Caption(sheet, figure.Y.Caption);
        var plot = new Box(
            Sheet.Margin + Axes.Room(sheet, y, figure.Y),
            sheet.Filled,
            sheet.Width - Sheet.Margin - (labels?.Room ?? 10),
            sheet.Filled + height
        );
        y = y.On(plot.Bottom, plot.Top);
        var x = Scale
            .Positions(figure.Positions, about: sheet.IsNarrow ? 5 : 8, figure.X.Kind, figure.X.Logarithmic)
            .On(plot.Left + 6, plot.Right);

        Axes.Across(sheet, plot, y, figure.Y);
        Axes.Along(sheet, plot, x, figure.X);
        var spots = new LabelPlacement();
        Axes.OpenPlot(sheet, plot, x, y, figure.Positions, figure.X);
        var points = series.Select(line => Lines.Points(line, figure.Positions, x, y)).ToArray();
        var hints = series.Sum(line => line.Values.Length) <= MostHints;
        // The line the title speaks of is drawn last, on top of the others, and ghosts first.
        foreach (
            var i in Enumerable.Range(0, series.Length).OrderBy(i => series[i].Style == LineStyle.Ghost ? 0 : 1).ThenByDescending(i => i)
        )
        {
            spots.AddLine(points[i]);
            var line = series[i];
            Lines.Draw(
                sheet,
                line,
                colours[i].Fill,
                i,
                points[i],
                hints
                    ? k => $"{line.Name}, {sheet.Show(figure.Positions[line.Start + k], figure.X)}: {sheet.Show(line.Values[k], figure.Y)}"
                    : null,
                figure.Y,
                y
            );
        }
        foreach (var target in figure.Targets)
            Axes.TargetAcross(sheet, plot, y, target, spots, x);
        sheet.Drawing.Close();

        labels?.Draw(sheet, plot.Right, plot.Top - 8, plot.Bottom + 8, [.. ending.Select(i => points[i][^1].Y)]);
        if (labels is not null)
            foreach (var i in early)
                NameInside(sheet, series[i].Name, colours[i].Label, points[i], plot, spots);
        Axes.CaptionBelow(sheet, plot, figure.X.Caption);
    }

    private static void NameInside(Sheet sheet, string name, Colour colour, (double X, double Y)[] points, Box plot, LabelPlacement spots)
    {
        var text = TextMeasure.Shorten(name, plot.Width / 2, Theme.LabelSize);
        var width = TextMeasure.Width(text, Theme.LabelSize);
        var candidates = points
            .Reverse()
            .Append(points[points.Length / 2])
            .SelectMany(point => LabelPlacement.Around(point.X, point.Y, width, 14, 8, plot));
        if (spots.Best(candidates) is { } box)
            sheet.TextBeside(points.MinBy(point => Distance(point, box)).X, box, text, Theme.LabelSize, colour);
    }

    private static double Distance((double X, double Y) point, Box box) =>
        Math.Max(Math.Max(box.Left - point.X, point.X - box.Right), 0) + Math.Max(Math.Max(box.Top - point.Y, point.Y - box.Bottom), 0);
}
