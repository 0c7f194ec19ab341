namespace TradeSim.Figures.Layout;

internal static class ForecastScatterLayout
{
    /// <summary>How many points get their names: those farthest from the line.</summary>
    private const int MostNames = 8;

    /// <summary>Where along the line its name may stand.</summary>
    private static readonly double[] LineNamePlaces = [0.62, 0.55, 0.48, 0.4, 0.32, 0.25, 0.18, 0.1];

    public static void Draw(ForecastScatter figure, Sheet sheet)
    {
        Axes.Caption(sheet, figure.Actual.Caption);
        // Both axes share one scale, so that distance from the line means the same everywhere.
        var scale = sheet.Fit(figure.Points.SelectMany(point => new[] { point.Forecast, point.Actual }), figure.Forecast, about: 5);
        var left = Sheet.Margin + Axes.Room(sheet, scale, figure.Actual);
        var side = Math.Min(sheet.Width - Sheet.Margin - 12 - left, 420);
        var plot = new Box(left, sheet.Filled, left + side, sheet.Filled + side);
        var (x, y) = (scale.On(plot.Left, plot.Right), scale.On(plot.Bottom, plot.Top));
        Axes.Across(sheet, plot, y, figure.Actual);
        Axes.Upright(sheet, plot, x, figure.Forecast);

        var spots = new LabelPlacement();
        Axes.OpenPlot(sheet, plot, x, y);
        sheet.Drawing.Leaf(
            "line",
            ("x1", plot.Left),
            ("y1", plot.Bottom),
            ("x2", plot.Right),
            ("y2", plot.Top),
            ("stroke", Theme.Quiet),
            ("stroke-width", 1.25),
            ("stroke-dasharray", Theme.Dash),
            ("class", "ts-equal")
        );
        spots.AddLine([(plot.Left, plot.Bottom), (plot.Right, plot.Top)]);
        foreach (var point in figure.Points)
        {
            sheet.Drawing.Hint(
                $"{point.Name}: {sheet.Show(point.Forecast, figure.Forecast)}, {sheet.Show(point.Actual, figure.Actual)}",
                "circle",
                ("cx", x[point.Forecast]),
                ("cy", y[point.Actual]),
                ("r", 4.0),
                ("fill", Theme.At(0).Fill),
                ("fill-opacity", 0.75),
                ("class", "ts-point"),
                ("data-name", point.Name),
                ("data-x", Markup.Exact(point.Forecast)),
                ("data-y", Markup.Exact(point.Actual))
            );
            spots.AddLine([(x[point.Forecast], y[point.Actual])]);
        }
        var equal = sheet.Word(Phrase.Equal);
        var wide = TextMeasure.Width(equal, Theme.LabelSize);
        // On a wide sheet the line's name is at its end; on a phone inside, below it.
        if (plot.Right + 8 + wide < sheet.Width - Sheet.Margin)
            sheet.Text(equal, plot.Right + 8, plot.Top, Theme.LabelSize, Theme.Quiet);
        else if (
            spots.Best(
                from share in LineNamePlaces
                let at = plot.Left + (share * side)
                where at + wide <= sheet.Width - Sheet.Margin
                select new Box(at, plot.Bottom - (share * side) + 7, at + wide, plot.Bottom - (share * side) + 21)
            ) is
            { } line
        )
            sheet.Text(equal, line.Left, (line.Top + line.Bottom) / 2, Theme.LabelSize, Theme.Quiet, halo: true);

        var within = new Box(plot.Left + 2, plot.Top, sheet.Width - Sheet.Margin, plot.Bottom);
        foreach (
            var point in figure
                .Points.OrderByDescending(point => Math.Abs(x[point.Forecast] - plot.Left - (plot.Bottom - y[point.Actual])))
                .Take(MostNames)
        )
        {
            var text = TextMeasure.Shorten(point.Name, plot.Width * 0.5, Theme.LabelSize);
            if (
                spots.Best(
                    LabelPlacement.Around(x[point.Forecast], y[point.Actual], TextMeasure.Width(text, Theme.LabelSize), 14, 7, within),
                    mostInk: 0
                ) is
                { } box
            )
                sheet.TextBeside(x[point.Forecast], box, text, Theme.LabelSize, Theme.Ink);
        }
        sheet.Drawing.Close();
        Axes.CaptionBelow(sheet, plot, figure.Forecast.Caption);
    }
}
