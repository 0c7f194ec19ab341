namespace TradeSim.Figures.Layout;

internal static class FrontierLayout
{
    /// <summary>How much of the plot's width a name may take; the next is tried where there is no room for the one before.</summary>
    private static readonly double[] NameWidths = [0.6, 0.4, 0.28];

    public static void Draw(Frontier figure, Sheet sheet)
    {
        var efficient = figure.Efficient;
        var dominated = figure.Options.Where(option => !efficient.Contains(option)).ToArray();
        if (dominated.Length > 0)
            sheet.Legend([
                new Key(sheet.Word(Phrase.Efficient), Theme.At(0).Fill, KeyShape.Dot),
                new Key(sheet.Word(Phrase.Dominated), Theme.Ghost, KeyShape.Ring),
            ]);
        Axes.Caption(sheet, figure.Outcome.Caption);
        var height = sheet.IsNarrow ? 260.0 : 330.0;
        var y = sheet.Fit(
            figure.Options.Select(option => option.Outcome).Concat(figure.Target is null ? [] : [figure.Target.Value]),
            figure.Outcome,
            about: 5
        );
        var plot = new Box(
            Sheet.Margin + Axes.Room(sheet, y, figure.Outcome),
            sheet.Filled,
            sheet.Width - Sheet.Margin - 12,
            sheet.Filled + height
        );
        y = y.On(plot.Bottom, plot.Top);
        var x = sheet
            .Fit(figure.Options.Select(option => option.Cost), figure.Cost, about: sheet.IsNarrow ? 4 : 6)
            .On(plot.Left, plot.Right);
        Axes.Across(sheet, plot, y, figure.Outcome);
        Axes.Along(sheet, plot, x, figure.Cost);

        var spots = new LabelPlacement();
        Axes.OpenPlot(sheet, plot, x, y);
        // A staircase: between two options on the frontier one gets what the cheaper one achieves.
        var stairs = new List<(double X, double Y)>();
        foreach (var option in efficient)
        {
            if (stairs.Count > 0)
                stairs.Add((x[option.Cost], stairs[^1].Y));
            stairs.Add((x[option.Cost], y[option.Outcome]));
        }
        spots.AddLine(stairs);
        sheet.Drawing.Leaf(
            "path",
            ("d", Lines.Path(stairs)),
            ("fill", "none"),
            ("stroke", Theme.At(0).Fill),
            ("stroke-width", 1.5),
            ("class", "ts-line")
        );
        foreach (var option in dominated.Concat(efficient))
        {
            var isEfficient = efficient.Contains(option);
            sheet.Drawing.Hint(
                $"{option.Name}: {sheet.Show(option.Cost, figure.Cost)}, {sheet.Show(option.Outcome, figure.Outcome)}",
                "circle",
                ("cx", x[option.Cost]),
                ("cy", y[option.Outcome]),
                ("r", isEfficient ? 5.0 : 4.0),
                ("fill", isEfficient ? Theme.At(0).Fill : Theme.Paper),
                ("stroke", isEfficient ? Theme.Paper : Theme.Ghost),
                ("stroke-width", isEfficient ? 1.0 : 1.75),
                ("class", isEfficient ? "ts-point ts-efficient" : "ts-point"),
                ("data-name", option.Name),
                ("data-x", Markup.Exact(option.Cost)),
                ("data-y", Markup.Exact(option.Outcome))
            );
            spots.Take(new Box(x[option.Cost] - 5, y[option.Outcome] - 5, x[option.Cost] + 5, y[option.Outcome] + 5));
        }
        if (figure.Target is { } target)
        {
            Axes.TargetAcross(sheet, plot, y, target, spots, null);
            spots.AddLine([(plot.Left, y[target.Value]), (plot.Right, y[target.Value])]);
        }
        // Options on the frontier are named first; a dominated one only where its name covers nothing.
        foreach (var option in efficient)
            _ = NameWidths.Any(share => Name(sheet, option, x, y, plot, spots, Theme.At(0).Label, int.MaxValue, share));
        foreach (var option in dominated)
            Name(sheet, option, x, y, plot, spots, Theme.Quiet, 0, NameWidths[0]);
        sheet.Drawing.Close();
        Axes.CaptionBelow(sheet, plot, figure.Cost.Caption);
    }

    private static bool Name(
        Sheet sheet,
        CostedOption option,
        Scale x,
        Scale y,
        Box plot,
        LabelPlacement spots,
        Colour colour,
        int mostInk,
        double share
    )
    {
        var text = TextMeasure.Shorten(option.Name, plot.Width * share, Theme.LabelSize);
        var within = new Box(plot.Left + 2, plot.Top - 12, sheet.Width - Sheet.Margin, plot.Bottom);
        if (
            spots.Best(
                LabelPlacement.Around(x[option.Cost], y[option.Outcome], TextMeasure.Width(text, Theme.LabelSize), 14, 8, within),
                mostInk
            )
            is not { } box
        )
            return false;
        sheet.TextBeside(x[option.Cost], box, text, Theme.LabelSize, colour);
        return true;
    }
}
