namespace TradeSim.Figures.Layout;

/// <summary>Axes, grids, target lines and the group with the scales: the same in every kind.</summary>
internal static class Axes
{
    private const double TickGap = 6;

    /// <summary>The height of the tick labels under a plot, in pixels.</summary>
    public const double Below = 22;

    /// <summary>Writes the axis's caption above the plot, where it needs no turned text.</summary>
    public static void Caption(Sheet sheet, string caption, double left = Sheet.Margin)
    {
        foreach (var line in TextMeasure.Wrap(caption, sheet.Width - left - Sheet.Margin, Theme.LabelSize, most: 2))
        {
            sheet.Text(line, left, sheet.Filled + 8, Theme.LabelSize, Theme.Quiet);
            sheet.Filled += 16;
        }
        sheet.Filled += 11;
    }

    /// <summary>The room that tick labels take left of a plot.</summary>
    public static double Room(Sheet sheet, Scale scale, Axis axis) =>
        scale.Ticks.Max(tick => TextMeasure.Width(Tick(sheet, scale, axis, tick), Theme.LabelSize)) + TickGap;

    /// <summary>The group of the plotted elements, with the scales for scripts.</summary>
    public static void OpenPlot(
        Sheet sheet,
        Box plot,
        Scale? x = null,
        Scale? y = null,
        IReadOnlyList<double>? positions = null,
        Axis? axis = null
    ) =>
        sheet.Drawing.Open(
            "g",
            ("class", "ts-plot"),
            (
                "data-box",
                $"{Markup.Coordinate(plot.Left)} {Markup.Coordinate(plot.Top)} {Markup.Coordinate(plot.Right)} "
                    + $"{Markup.Coordinate(plot.Bottom)}"
            ),
            ("data-x-domain", Domain(x)),
            ("data-x-range", Range(x)),
            ("data-y-domain", Domain(y)),
            ("data-y-range", Range(y)),
            (
                "data-px",
                positions is null || x is null ? null : string.Join(' ', positions.Select(position => Markup.Coordinate(x[position])))
            ),
            ("data-xs", positions is null ? null : string.Join('|', positions.Select(position => sheet.Show(position, axis!))))
        );

    /// <summary>A grid of lines across, with their values on the left.</summary>
    public static void Across(Sheet sheet, Box plot, Scale y, Axis axis, bool labels = true)
    {
        foreach (var tick in y.Ticks)
        {
            Line(sheet, plot.Left, y[tick], plot.Right, y[tick], tick == 0 ? Theme.Ghost : Theme.Grid);
            if (labels)
                sheet.Text(Tick(sheet, y, axis, tick), plot.Left - TickGap, y[tick], Theme.LabelSize, Theme.Quiet, Anchor.End);
        }
    }

    /// <summary>A grid of upright lines, with their values underneath.</summary>
    public static void Upright(Sheet sheet, Box plot, Scale x, Axis axis)
    {
        foreach (var tick in x.Ticks)
            Line(sheet, x[tick], plot.Top, x[tick], plot.Bottom, tick == 0 ? Theme.Ghost : Theme.Grid);
        Along(sheet, plot, x, axis, marks: false);
    }

    /// <summary>Values under the plot, as many as fit.</summary>
    /// <param name="sheet">The sheet.</param>
    /// <param name="plot">The plot.</param>
    /// <param name="x">The scale.</param>
    /// <param name="axis">How its numbers are written.</param>
    /// <param name="marks">True for small marks where there is no grid.</param>
    /// <param name="beyond">How far labels may reach past the plot; to the sheet's margins where null.</param>
    public static void Along(Sheet sheet, Box plot, Scale x, Axis axis, bool marks = true, double? beyond = null)
    {
        var (first, last) = beyond is { } reach ? (plot.Left - reach, plot.Right + reach) : (Sheet.Margin, sheet.Width - Sheet.Margin);
        var free = double.NegativeInfinity;
        foreach (var tick in x.Ticks)
        {
            var text = Tick(sheet, x, axis, tick);
            var half = TextMeasure.Width(text, Theme.LabelSize) / 2;
            // The outermost labels may reach past the plot, and never past the sheet.
            var middle = Math.Clamp(x[tick], first + half, Math.Max(first + half, last - half));
            if (middle - half < free || middle + half > last + 1)
                continue;
            free = middle + half + 8;
            if (marks)
                Line(sheet, x[tick], plot.Bottom, x[tick], plot.Bottom + 4, Theme.Ghost);
            sheet.Text(text, middle, plot.Bottom + 13, Theme.LabelSize, Theme.Quiet, Anchor.Middle);
        }
    }

    /// <summary>The caption of the x axis, under its values.</summary>
    public static void CaptionBelow(Sheet sheet, Box plot, string caption)
    {
        sheet.Filled = plot.Bottom + Below;
        foreach (var line in TextMeasure.Wrap(caption, plot.Right - Sheet.Margin, Theme.LabelSize, most: 2))
        {
            sheet.Text(line, plot.Right, sheet.Filled + 8, Theme.LabelSize, Theme.Quiet, Anchor.End);
            sheet.Filled += 17;
        }
    }

    /// <summary>A target across the plot; its name goes where no line is.</summary>
    public static void TargetAcross(Sheet sheet, Box plot, Scale y, TargetLine target, LabelPlacement spots, Scale? x)
    {
        var height = y[target.Value];
        sheet.Drawing.Hint(
            target.Label,
            "line",
            ("x1", plot.Left),
            ("x2", plot.Right),
            ("y1", height),
            ("y2", height),
            ("stroke", Theme.Target),
            ("stroke-width", 1.5),
            ("stroke-dasharray", Theme.TargetDash),
            ("class", "ts-target")
        );
        if (target.At is { } at && x is not null && at >= x.From && at <= x.To)
            sheet.Drawing.Hint(
                target.Label,
                "circle",
                ("cx", x[at]),
                ("cy", height),
                ("r", 4.5),
                ("fill", Theme.Paper),
                ("stroke", Theme.Target),
                ("stroke-width", 2.0)
            );
        var label = TextMeasure.Shorten(target.Label, plot.Width - 8, Theme.LabelSize, bold: true);
        var width = TextMeasure.Width(label, Theme.LabelSize, bold: true);
        double[] lefts = [plot.Left + 4, plot.Left + ((plot.Width - width) / 2), plot.Right - width - 10];
        var middles = new[] { height - 10, height + 11 }.Where(middle => middle - 7 > plot.Top - 14 && middle + 7 < plot.Bottom);
        if (spots.Best(from left in lefts from middle in middles select new Box(left, middle - 7, left + width, middle + 7)) is { } box)
            sheet.Text(label, box.Left, box.Top + 7, Theme.LabelSize, Theme.Target, bold: true, halo: true);
    }

    /// <summary>Upright lines with names above the plot, in as many rows as needed to avoid overlaps. Fills the rows; the lines are drawn
    /// when the plot's height is known.</summary>
    public static Action<Box> Marks(
        Sheet sheet,
        Scale x,
        params IEnumerable<(double Value, string Label, Colour Colour, string? Dash)> marks
    )
    {
        var all = marks.OrderBy(mark => mark.Value).ToArray();
        var ends = new List<double>();
        foreach (var (value, label, colour, _) in all)
        {
            var text = TextMeasure.Shorten(label, sheet.Width - (2 * Sheet.Margin), Theme.LabelSize, bold: true);
            var half = TextMeasure.Width(text, Theme.LabelSize, bold: true) / 2;
            var middle = Math.Clamp(x[value], Sheet.Margin + half, Math.Max(Sheet.Margin + half, sheet.Width - Sheet.Margin - half));
            var row = ends.FindIndex(end => end < middle - half);
            if (row < 0)
            {
                row = ends.Count;
                ends.Add(0);
            }
            ends[row] = middle + half + 10;
            sheet.Text(text, middle, sheet.Filled + 8 + (row * 16), Theme.LabelSize, colour, Anchor.Middle, bold: true);
        }
        sheet.Filled += (ends.Count * 16) + (ends.Count > 0 ? 4 : 0);
        return plot =>
        {
            foreach (var (value, label, colour, dash) in all)
                sheet.Drawing.Hint(
                    label,
                    "line",
                    ("x1", x[value]),
                    ("x2", x[value]),
                    ("y1", plot.Top - 4),
                    ("y2", plot.Bottom),
                    ("stroke", colour),
                    ("stroke-width", 1.5),
                    ("stroke-dasharray", dash)
                );
        };
    }

    /// <summary>A straight line.</summary>
    public static void Line(Sheet sheet, double x1, double y1, double x2, double y2, Colour colour, double width = 1) =>
        sheet.Drawing.Leaf("line", ("x1", x1), ("y1", y1), ("x2", x2), ("y2", y2), ("stroke", colour), ("stroke-width", width));

    // The ticks of a logarithmic axis are powers of ten: each needs the decimals of itself.
    private static string Tick(Sheet sheet, Scale scale, Axis axis, double tick) =>
        Numbers.Tick(tick, scale.Step > 0 ? scale.Step : tick, axis.Kind, sheet.Culture);

    private static string? Domain(Scale? scale) => scale is null ? null : $"{Markup.Exact(scale.From)} {Markup.Exact(scale.To)}";

    private static string? Range(Scale? scale) => scale is null ? null : $"{Markup.Coordinate(scale.Start)} {Markup.Coordinate(scale.End)}";
}
