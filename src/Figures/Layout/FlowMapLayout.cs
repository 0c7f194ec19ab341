using System.Collections.Immutable;
using System.Text;

namespace TradeSim.Figures.Layout;

internal static class FlowMapLayout
{
    /// <summary>The width of the largest flow and of one that is next to nothing, pixels.</summary>
    private const double Widest = 9;
    private const double Thinnest = 1;

    /// <summary>How far a line bows out, as a share of its length: both directions of a pair part.</summary>
    private const double Curvature = 0.16;

    public static void Draw(FlowMap figure, Sheet sheet)
    {
        sheet.Note(
            figure.Flows.Where(flow => flow.IsMarked).Select(flow => flow.Value).DefaultIfEmpty(figure.Flows.Max(flow => flow.Value)),
            figure.Values
        );
        Legend(figure, sheet);
        var projection = new MapProjection(MapProjection.Middle(figure.Places.Select(place => place.Longitude)));
        var plot = new Box(Sheet.Margin, sheet.Filled, sheet.Width - Sheet.Margin, sheet.Filled);
        var (view, height) = View(figure, projection, plot.Width);
        plot = plot with { Bottom = plot.Top + height };
        var scale = plot.Width / view.Width;
        (double X, double Y) At(double longitude, double latitude)
        {
            var (x, y) = projection.At(longitude, latitude);
            return (plot.Left + ((x - view.Left) * scale), plot.Top + ((y - view.Top) * scale));
        }

        Axes.OpenPlot(sheet, plot);
        DrawLand(figure, sheet, projection, plot, At);
        var points = figure.Places.Select(place => At(projection.Near(place.Longitude), place.Latitude)).ToArray();
        var largest = Math.Max(figure.Flows.Max(flow => flow.Value), double.Epsilon);
        var labels = new LabelPlacement();
        var marked = new List<(MapFlow Flow, (double X, double Y) Middle)>();
        // What the figure is about lies on top, and before that the thinner lines.
        foreach (var flow in figure.Flows.OrderBy(flow => flow.IsMarked).ThenByDescending(flow => flow.Value))
        {
            var line = Line(figure, sheet, flow, points, largest);
            labels.AddLine(line);
            if (flow.IsMarked)
                marked.Add((flow, line[line.Count / 2]));
        }
        foreach (var (place, point) in figure.Places.Zip(points))
            sheet.Drawing.Hint(
                place.Name,
                "circle",
                ("cx", point.X),
                ("cy", point.Y),
                ("r", (place.IsMarked ? 4.0 : 3.0) * (sheet.IsNarrow ? 0.8 : 1)),
                ("fill", place.IsMarked ? Theme.Target : Theme.Ink),
                ("stroke", Theme.Paper),
                ("stroke-width", 1.0),
                ("class", "ts-place")
            );
        sheet.Drawing.Close();
        Labels(figure, sheet, points, plot, labels);
        if (!sheet.IsNarrow)
            foreach (var (flow, middle) in marked)
                Label(sheet, labels, plot, middle, Shown(figure, sheet, flow), LabelOf(flow.Change), bold: true, gap: 9);
        sheet.Filled = plot.Bottom + 6;
        if (sheet.IsNarrow)
            foreach (var (flow, _) in marked)
                Below(figure, sheet, flow);
        foreach (
            var line in TextMeasure.Wrap(
                $"{sheet.Word(Phrase.Borders)} {figure.Outlines.Source}. {sheet.Word(Phrase.NoPosition)}",
                sheet.Width - (2 * Sheet.Margin),
                Theme.SmallSize,
                most: 2
            )
        )
        {
            sheet.Text(line, Sheet.Margin, sheet.Filled + 8, Theme.SmallSize, Theme.Quiet);
            sheet.Filled += 15;
        }
    }

    private static double WidthOf(Sheet sheet, double value, double largest) =>
        (Thinnest + ((Widest - Thinnest) * Math.Sqrt(value / largest))) * (sheet.IsNarrow ? 0.6 : 1);

    private static Colour ColourOf(double change) =>
        change >= FlowMap.LeastChange ? Theme.Rise.Fill
        : change <= -FlowMap.LeastChange ? Theme.Fall.Fill
        : Theme.Ghost;

    /// <summary>The legend of widths and colours.</summary>
    private static void Legend(FlowMap figure, Sheet sheet)
    {
        var least = Numbers.Show(FlowMap.LeastChange, NumberKind.Percent, sheet.Culture);
        sheet.Legend([
            new Key($"{sheet.Word(Phrase.Rises)} ≥ {least}", Theme.Rise.Fill, KeyShape.Line),
            new Key($"{sheet.Word(Phrase.Falls)} ≥ {least}", Theme.Fall.Fill, KeyShape.Line),
            new Key(sheet.Word(Phrase.ChangesLess), Theme.Ghost, KeyShape.Line),
        ]);
        // Lines of round values, down from the largest flow.
        var largest = figure.Flows.Max(flow => flow.Value);
        if (largest <= 0)
            return;
        var round = Math.Pow(10, Math.Floor(Math.Log10(largest)));
        var x = Sheet.Margin;
        var middle = sheet.Filled + 8;
        foreach (var value in new[] { round, round / 10, round / 100 })
        {
            var text = Numbers.Show(value, figure.Values.Kind, sheet.Culture);
            if (x + 28 + TextMeasure.Width(text, Theme.LabelSize) > sheet.Width - Sheet.Margin)
                break;
            sheet.Drawing.Leaf(
                "line",
                ("x1", x),
                ("x2", x + 20),
                ("y1", middle),
                ("y2", middle),
                ("stroke", Theme.Quiet),
                ("stroke-width", WidthOf(sheet, value, largest))
            );
            sheet.Text(text, x + 26, middle, Theme.LabelSize, Theme.Ink);
            x += 26 + TextMeasure.Width(text, Theme.LabelSize) + 16;
        }
        var caption = figure.Values.Caption;
        if (x + TextMeasure.Width(caption, Theme.LabelSize) > sheet.Width - Sheet.Margin)
            (x, middle) = (Sheet.Margin, middle + 17);
        caption = TextMeasure.Shorten(caption, sheet.Width - Sheet.Margin - x, Theme.LabelSize);
        sheet.Text(caption, x, middle, Theme.LabelSize, Theme.Quiet);
        sheet.Filled = middle + 18;
    }

    /// <summary>The part of the plane that the map shows: all places with room around them, as wide as the plot.</summary>
    private static (Box View, double Height) View(FlowMap figure, MapProjection projection, double width)
    {
        var all = figure.Places.Select(place => projection.At(projection.Near(place.Longitude), place.Latitude)).ToArray();
        var (left, right) = (all.Min(point => point.X), all.Max(point => point.X));
        var (top, bottom) = (all.Min(point => point.Y), all.Max(point => point.Y));
        var span = Math.Max(Math.Max(right - left, (bottom - top) * 1.2) * 1.24, 0.1);
        var ratio = Math.Clamp(((bottom - top) * 1.5) / span, 0.5, 0.8);
        var (x, y) = ((left + right) / 2, (top + bottom) / 2);
        return (new Box(x - (span / 2), y - (span * ratio / 2), x + (span / 2), y + (span * ratio / 2)), Math.Round(width * ratio));
    }

    private static void DrawLand(
        FlowMap figure,
        Sheet sheet,
        MapProjection projection,
        Box plot,
        Func<double, double, (double X, double Y)> at
    )
    {
        var marked = figure.Places.Where(place => place.IsMarked).SelectMany(place => place.Codes).ToHashSet(StringComparer.Ordinal);
        var shown = figure.Places.SelectMany(place => place.Codes).ToHashSet(StringComparer.Ordinal);
        foreach (var outline in figure.Outlines.All)
        {
            var path = new StringBuilder();
            foreach (var ring in outline.Rings)
                Append(path, Clipped([.. Around(ring, projection).Select(point => at(point.Longitude, point.Latitude))], plot));
            if (path.Length == 0)
                continue;
            var (fill, opacity) =
                marked.Contains(outline.Code) ? (Theme.Target, 0.3)
                : shown.Contains(outline.Code) ? (Theme.Ghost, 0.5)
                : (Theme.Grid, 0.7);
            sheet.Drawing.Leaf(
                "path",
                ("d", path.ToString()),
                ("fill", fill),
                ("fill-opacity", opacity),
                ("stroke", Theme.Paper),
                ("stroke-width", 0.6),
                ("class", "ts-land")
            );
        }
    }

    /// <summary>A ring without jumps where longitudes begin again, as near to the middle of the map as it comes.</summary>
    private static IEnumerable<(double Longitude, double Latitude)> Around(
        ImmutableArray<(double Longitude, double Latitude)> ring,
        MapProjection projection
    )
    {
        var longitudes = new double[ring.Length];
        for (var i = 0; i < ring.Length; i++)
        {
            var turns = i == 0 ? 0 : Math.Round((ring[i].Longitude - longitudes[i - 1]) / 360);
            longitudes[i] = ring[i].Longitude - (360 * turns);
        }
        var middle = (longitudes.Min() + longitudes.Max()) / 2;
        var shift = projection.Near(middle) - middle;
        return ring.Select((point, i) => (longitudes[i] + shift, point.Latitude));
    }

    /// <summary>A polygon within a rectangle (Sutherland and Hodgman 1974).</summary>
    internal static List<(double X, double Y)> Clipped(List<(double X, double Y)> polygon, Box box)
    {
        Func<(double X, double Y), double>[] insides =
        [
            point => point.X - box.Left,
            point => box.Right - point.X,
            point => point.Y - box.Top,
            point => box.Bottom - point.Y,
        ];
        foreach (var inside in insides)
        {
            var kept = new List<(double X, double Y)>(polygon.Count);
            for (var i = 0; i < polygon.Count; i++)
            {
                var (one, next) = (polygon[i], polygon[(i + 1) % polygon.Count]);
                var (from, to) = (inside(one), inside(next));
                if (from >= 0)
                    kept.Add(one);
                if (from >= 0 != to >= 0)
                {
                    var part = from / (from - to);
                    kept.Add((one.X + (part * (next.X - one.X)), one.Y + (part * (next.Y - one.Y))));
                }
            }
            polygon = kept;
            if (polygon.Count == 0)
                break;
        }
        return polygon;
    }

    /// <summary>Adds a polygon to a path, in tenths of pixels; points that fall together are left out.</summary>
    private static void Append(StringBuilder path, List<(double X, double Y)> polygon)
    {
        var points = new List<(double X, double Y)>();
        foreach (var (x, y) in polygon)
        {
            var point = (Math.Round(x, 1), Math.Round(y, 1));
            if (points.Count == 0 || points[^1] != point)
                points.Add(point);
        }
        if (points.Count < 3)
            return;
        for (var i = 0; i < points.Count; i++)
            path.Append(i == 0 ? 'M' : 'L').Append(Markup.Coordinate(points[i].X)).Append(' ').Append(Markup.Coordinate(points[i].Y));
        path.Append('Z');
    }

    /// <summary>Draws a flow as a curve with an arrowhead.</summary>
    /// <returns>Points along it.</returns>
    private static List<(double X, double Y)> Line(FlowMap figure, Sheet sheet, MapFlow flow, (double X, double Y)[] points, double largest)
    {
        var (from, to) = (points[flow.From], points[flow.To]);
        var (dx, dy) = (to.X - from.X, to.Y - from.Y);
        var length = Math.Max(Math.Sqrt((dx * dx) + (dy * dy)), 1e-6);
        var bend = (X: ((from.X + to.X) / 2) + (dy * Curvature * 2), Y: ((from.Y + to.Y) / 2) - (dx * Curvature * 2));
        var width = WidthOf(sheet, flow.Value, largest) + (flow.IsMarked ? 1 : 0);
        var head = Math.Min(5 + (width * 0.9), length / 3);
        (double X, double Y) On(double t) =>
            (
                ((1 - t) * (1 - t) * from.X) + (2 * t * (1 - t) * bend.X) + (t * t * to.X),
                ((1 - t) * (1 - t) * from.Y) + (2 * t * (1 - t) * bend.Y) + (t * t * to.Y)
            );
        // The line ends where the arrowhead begins, and that ends before the place's dot.
        var (tip, neck) = (Before(On, to, 5), Before(On, to, 5 + head));
        // The first part of a quadratic curve is one too (de Casteljau).
        var control = (from.X + (neck.T * (bend.X - from.X)), from.Y + (neck.T * (bend.Y - from.Y)));
        var colour = ColourOf(flow.Change);
        var hint = $"{figure.Places[flow.From].Name} → {figure.Places[flow.To].Name}: {Shown(figure, sheet, flow)}";
        var path = $"M{P(from)}Q{P(control)} {P(neck.Point)}";
        if (flow.IsMarked)
        {
            sheet.Drawing.Leaf(
                "path",
                ("d", path),
                ("fill", "none"),
                ("stroke", Theme.Paper),
                ("stroke-width", width + (sheet.IsNarrow ? 3 : 5))
            );
            sheet.Drawing.Leaf(
                "path",
                ("d", path),
                ("fill", "none"),
                ("stroke", Theme.Ink),
                ("stroke-width", width + (sheet.IsNarrow ? 1.5 : 2.5))
            );
        }
        sheet.Drawing.Hint(
            hint,
            "path",
            ("d", path),
            ("fill", "none"),
            ("stroke", colour),
            ("stroke-width", width),
            ("stroke-opacity", flow.IsMarked ? null : 0.65),
            ("class", "ts-flow"),
            ("data-value", Markup.Exact(flow.Value))
        );
        var (px, py) = (tip.Point.X - neck.Point.X, tip.Point.Y - neck.Point.Y);
        var along = Math.Max(Math.Sqrt((px * px) + (py * py)), 1e-6);
        var half = (width / 2) + 3;
        var (nx, ny) = (-py / along * half, px / along * half);
        sheet.Drawing.Leaf(
            "path",
            ("d", $"M{P(tip.Point)}L{P((neck.Point.X + nx, neck.Point.Y + ny))}L{P((neck.Point.X - nx, neck.Point.Y - ny))}Z"),
            ("fill", colour),
            ("stroke", flow.IsMarked ? Theme.Ink : "none"),
            ("stroke-width", 1.0)
        );
        return [.. Enumerable.Range(0, 21).Select(i => On(i / 20.0))];

        static string P((double X, double Y) point) => $"{Markup.Coordinate(point.X)} {Markup.Coordinate(point.Y)}";
    }

    /// <summary>The point of a curve at a distance before its end.</summary>
    private static (double T, (double X, double Y) Point) Before(
        Func<double, (double X, double Y)> on,
        (double X, double Y) end,
        double distance
    )
    {
        var (low, high) = (0.3, 1.0);
        for (var i = 0; i < 30; i++)
        {
            var t = (low + high) / 2;
            var (x, y) = on(t);
            if (Math.Sqrt(((x - end.X) * (x - end.X)) + ((y - end.Y) * (y - end.Y))) > distance)
                low = t;
            else
                high = t;
        }
        return (low, on(low));
    }

    /// <summary>On a phone the values of what the figure is about stand under the map, where they cover nothing.</summary>
    private static void Below(FlowMap figure, Sheet sheet, MapFlow flow)
    {
        var value = Shown(figure, sheet, flow);
        var room = sheet.Width - (2 * Sheet.Margin) - TextMeasure.Width($" {value}", Theme.LabelSize, bold: true);
        var name = $"{figure.Places[flow.From].Name} → {figure.Places[flow.To].Name}";
        sheet.Text(
            TextMeasure.Shorten(name, room, Theme.LabelSize),
            Sheet.Margin,
            sheet.Filled + 8,
            Theme.LabelSize,
            LabelOf(flow.Change),
            strong: value
        );
        sheet.Filled += 17;
    }

    private static Colour LabelOf(double change) =>
        change >= FlowMap.LeastChange ? Theme.Rise.Label
        : change <= -FlowMap.LeastChange ? Theme.Fall.Label
        : Theme.Ink;

    private static string Shown(FlowMap figure, Sheet sheet, MapFlow flow) =>
        $"{sheet.Show(flow.Value, figure.Values)} ({Changed(sheet, flow)})";

    private static string Changed(Sheet sheet, MapFlow flow) =>
        (flow.Change > 0 ? "+" : "") + flow.Change.ToString("P0", sheet.Culture).Replace(' ', '\u00A0').Replace('-', Numbers.Minus);

    private static void Labels(FlowMap figure, Sheet sheet, (double X, double Y)[] points, Box plot, LabelPlacement labels)
    {
        foreach (var k in Enumerable.Range(0, points.Length).OrderByDescending(k => figure.Places[k].IsMarked))
        {
            var place = figure.Places[k];
            var name = TextMeasure.Shorten(place.Name, plot.Width * 0.4, Theme.LabelSize, bold: place.IsMarked);
            Label(sheet, labels, plot, points[k], name, Theme.Ink, place.IsMarked);
        }
    }

    /// <summary>Text beside a point where it covers no other; left out where there is no such place.</summary>
    private static void Label(
        Sheet sheet,
        LabelPlacement labels,
        Box plot,
        (double X, double Y) point,
        string text,
        Colour colour,
        bool bold,
        double gap = 6
    )
    {
        var within = new Box(plot.Left + 2, plot.Top + 2, plot.Right - 2, plot.Bottom - 2);
        var width = TextMeasure.Width(text, Theme.LabelSize, bold) + 4;
        var height = Theme.LabelSize * TextMeasure.LineHeight;
        if (labels.Best(LabelPlacement.Around(point.X, point.Y, width, height, gap, within)) is { } box)
            sheet.Text(
                text,
                (box.Left + box.Right) / 2,
                (box.Top + box.Bottom) / 2,
                Theme.LabelSize,
                colour,
                Anchor.Middle,
                bold,
                halo: true
            );
    }
}
