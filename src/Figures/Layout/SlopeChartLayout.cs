namespace TradeSim.Figures.Layout;

internal static class SlopeChartLayout
{
    public static void Draw(SlopeChart figure, Sheet sheet)
    {
        var slopes = figure.Slopes;
        Axes.Caption(sheet, figure.Values.Caption);
        var scale = sheet.Fit(slopes.SelectMany(slope => new[] { slope.Before, slope.After }), figure.Values, about: 5);
        var most = sheet.Width * (sheet.IsNarrow ? 0.36 : 0.34);
        var height = Math.Max(sheet.IsNarrow ? 260 : 300, slopes.Length * 24.0);
        SeriesColour ColourOf(Slope slope) =>
            slope.After > slope.Before ? Theme.Rise
            : slope.After < slope.Before ? Theme.Fall
            : Lines.Ghost;
        EndLabels? Fit(bool names, Func<Slope, double> value) =>
            EndLabels.TryFit(
                slopes.Select(slope => new EndLabel(
                    names ? slope.Name : "",
                    sheet.Show(value(slope), figure.Values),
                    ColourOf(slope).Label,
                    0
                )),
                most,
                height * 2
            );

        // Names stand on the right; on the left only values, except on a wide sheet, where the eye may start on either side.
        var right = Fit(true, slope => slope.After)
            ?? EndLabels.TryFit(
                slopes.Select(slope => new EndLabel(
                    TextMeasure.Shorten(slope.Name, most - 70, Theme.LabelSize),
                    sheet.Show(slope.After, figure.Values),
                    ColourOf(slope).Label,
                    0
                )),
                most,
                height * 4
            )!;
        var left = (sheet.IsNarrow ? null : Fit(true, slope => slope.Before)) ?? Fit(false, slope => slope.Before)!;
        height = Math.Max(height, Math.Max(left.Height, right.Height) + 10);
        var plot = new Box(
            Sheet.Margin + left.Room,
            sheet.Filled + 20,
            sheet.Width - Sheet.Margin - right.Room,
            sheet.Filled + 20 + height
        );
        // The lines keep off the ends, so that names of a cluster can move both up and down.
        var y = scale.On(plot.Bottom - 24, plot.Top + 8);

        // The sides' names stand over their axes, and lean inwards where the sheet ends.
        var half = ((sheet.Width - (2 * Sheet.Margin)) / 2) - 8;
        var (before, after) = (
            TextMeasure.Shorten(figure.Before, half, Theme.TextSize, bold: true),
            TextMeasure.Shorten(figure.After, half, Theme.TextSize, bold: true)
        );
        sheet.Text(
            before,
            Math.Max(plot.Left + 4, Sheet.Margin + TextMeasure.Width(before, Theme.TextSize, bold: true)),
            plot.Top - 16,
            Theme.TextSize,
            Theme.Ink,
            Anchor.End,
            bold: true
        );
        sheet.Text(
            after,
            Math.Min(plot.Right - 4, sheet.Width - Sheet.Margin - TextMeasure.Width(after, Theme.TextSize, bold: true)),
            plot.Top - 16,
            Theme.TextSize,
            Theme.Ink,
            bold: true
        );
        Axes.Line(sheet, plot.Left, plot.Top, plot.Left, plot.Bottom, Theme.Ghost);
        Axes.Line(sheet, plot.Right, plot.Top, plot.Right, plot.Bottom, Theme.Ghost);
        Axes.OpenPlot(sheet, plot, y: y);
        foreach (var slope in slopes)
        {
            var colour = ColourOf(slope).Fill;
            sheet.Drawing.Hint(
                $"{slope.Name}: {sheet.Show(slope.Before, figure.Values)} → {sheet.Show(slope.After, figure.Values)}",
                "line",
                ("x1", plot.Left),
                ("x2", plot.Right),
                ("y1", y[slope.Before]),
                ("y2", y[slope.After]),
                ("stroke", colour),
                ("stroke-width", Theme.LineWidth),
                ("stroke-dasharray", slope.After < slope.Before ? Theme.Dash : null),
                ("class", "ts-slope"),
                ("data-name", slope.Name),
                ("data-values", $"{Markup.Exact(slope.Before)} {Markup.Exact(slope.After)}")
            );
            Lines.Marker(sheet, plot.Left, y[slope.Before], 0, colour);
            Lines.Marker(sheet, plot.Right, y[slope.After], 0, colour);
        }
        sheet.Drawing.Close();
        left.Draw(sheet, plot.Left, plot.Top - 6, plot.Bottom + 12, [.. slopes.Select(slope => y[slope.Before])], leftwards: true);
        right.Draw(sheet, plot.Right, plot.Top - 6, plot.Bottom + 12, [.. slopes.Select(slope => y[slope.After])]);
        sheet.Filled = plot.Bottom + 16;
    }
}
