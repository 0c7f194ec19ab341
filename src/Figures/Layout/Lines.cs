using System.Collections.Immutable;

namespace TradeSim.Figures.Layout;

/// <summary>Lines with fans, markers and tooltips: in line charts and in every panel of small multiples.</summary>
internal static class Lines
{
    /// <summary>The values that a scale for these lines must span.</summary>
    public static IEnumerable<double> Values(IEnumerable<LineSeries> series, IEnumerable<TargetLine> targets) =>
        series
            .SelectMany(line => line.Values.Concat(line.Bands.SelectMany(band => band.Low.Concat(band.High))))
            .Concat(targets.Select(target => target.Value));

    /// <summary>The colour of each line: ghosts are grey, the others take the theme's colours in turn.</summary>
    public static SeriesColour[] Colours(IReadOnlyList<LineSeries> series)
    {
        var next = 0;
        return [.. series.Select(line => line.Style == LineStyle.Ghost ? Ghost : Theme.At(next++))];
    }

    /// <summary>The colour of ghosts.</summary>
    public static SeriesColour Ghost { get; } = new(Theme.Ghost, Theme.Quiet);

    /// <summary>Where a line runs, in pixels.</summary>
    public static (double X, double Y)[] Points(LineSeries line, IReadOnlyList<double> positions, Scale x, Scale y) =>
        [.. line.Values.Select((value, i) => (x[positions[line.Start + i]], y[value]))];

    /// <summary>Draws one line.</summary>
    /// <param name="sheet">The sheet.</param>
    /// <param name="line">The line.</param>
    /// <param name="colour">Its colour.</param>
    /// <param name="shape">Which marker it ends in.</param>
    /// <param name="points">Where it runs.</param>
    /// <param name="labels">What the tooltip of each point says.</param>
    /// <param name="axis">How its values are written.</param>
    /// <param name="y">The scale of its fan.</param>
    /// <param name="compact">True in small panels: thinner, without an end marker.</param>
    public static void Draw(
        Sheet sheet,
        LineSeries line,
        Colour colour,
        int shape,
        (double X, double Y)[] points,
        Func<int, string>? labels,
        Axis axis,
        Scale y,
        bool compact = false
    )
    {
        sheet.Drawing.Open(
            "g",
            ("class", line.Style == LineStyle.Ghost ? "ts-series ts-ghost" : "ts-series"),
            ("data-name", line.Name),
            ("data-start", line.Start),
            ("data-values", string.Join(' ', line.Values.Select(Markup.Exact))),
            ("data-py", string.Join(' ', points.Select(point => Markup.Coordinate(point.Y)))),
            ("data-text", string.Join('|', line.Values.Select(value => sheet.Show(value, axis))))
        );
        foreach (var band in line.Bands.OrderByDescending(band => band.Share))
            sheet.Drawing.Hint(
                Numbers.Show(band.Share, NumberKind.Percent, sheet.Culture),
                "path",
                ("d", Outline(points, band, y)),
                ("fill", colour),
                ("fill-opacity", 0.2),
                ("class", "ts-band")
            );
        var width =
            line.Style == LineStyle.Ghost ? 1.5
            : compact ? 1.75
            : Theme.LineWidth;
        if (points.Length > 1)
            sheet.Drawing.Hint(
                $"{line.Name}: {sheet.Show(line.Values[0], axis)} → {sheet.Show(line.Values[^1], axis)}",
                "path",
                ("d", Path(points)),
                ("fill", "none"),
                ("stroke", colour),
                ("stroke-width", width),
                ("stroke-linejoin", "round"),
                ("stroke-linecap", "round"),
                ("stroke-dasharray", line.Style == LineStyle.Dashed ? Theme.Dash : null),
                ("class", "ts-line")
            );
        for (var i = 0; i < points.Length; i++)
            if (line.Points || (i == points.Length - 1 && !compact && line.Style != LineStyle.Ghost) || points.Length == 1)
                Marker(sheet, points[i].X, points[i].Y, shape, colour);
        if (labels is not null)
            for (var i = 0; i < points.Length; i++)
                sheet.Drawing.Hint(
                    labels(i),
                    "circle",
                    ("cx", points[i].X),
                    ("cy", points[i].Y),
                    ("r", 7.0),
                    ("fill", "#000"),
                    ("fill-opacity", 0.0),
                    ("class", "ts-hit")
                );
        sheet.Drawing.Close();
    }

    /// <summary>A path through points.</summary>
    public static string Path(IEnumerable<(double X, double Y)> points) =>
        "M" + string.Join('L', points.Select(point => $"{Markup.Coordinate(point.X)} {Markup.Coordinate(point.Y)}"));

    /// <summary>A marker; its shape distinguishes series without colour.</summary>
    public static void Marker(Sheet sheet, double x, double y, int shape, Colour colour)
    {
        string At(double dx, double dy) => $"{Markup.Coordinate(x + dx)} {Markup.Coordinate(y + dy)}";
        switch (shape % 4)
        {
            case 0:
                sheet.Drawing.Leaf("circle", ("cx", x), ("cy", y), ("r", 4.0), ("fill", colour), ("class", "ts-marker"));
                break;
            case 1:
                sheet.Drawing.Leaf(
                    "rect",
                    ("x", x - 3.6),
                    ("y", y - 3.6),
                    ("width", 7.2),
                    ("height", 7.2),
                    ("fill", colour),
                    ("class", "ts-marker")
                );
                break;
            case 2:
                sheet.Drawing.Leaf(
                    "path",
                    ("d", $"M{At(0, -4.8)}L{At(4.6, 3.6)}L{At(-4.6, 3.6)}Z"),
                    ("fill", colour),
                    ("class", "ts-marker")
                );
                break;
            default:
                sheet.Drawing.Leaf(
                    "path",
                    ("d", $"M{At(0, -5)}L{At(5, 0)}L{At(0, 5)}L{At(-5, 0)}Z"),
                    ("fill", colour),
                    ("class", "ts-marker")
                );
                break;
        }
    }

    private static string Outline((double X, double Y)[] points, FanBand band, Scale y)
    {
        IEnumerable<(double X, double Y)> Edge(ImmutableArray<double> edge) => edge.Select((value, i) => (points[i].X, y[value]));
        return Path(Edge(band.High).Concat(Edge(band.Low).Reverse())) + "Z";
    }
}
