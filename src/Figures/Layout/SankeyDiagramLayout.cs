namespace TradeSim.Figures.Layout;

internal static class SankeyDiagramLayout
{
    private const double Bar = 10;
    private const double NodeGap = 8;
    private const double FlowGap = 16;
    private const double ValueGap = 6;

    public static void Draw(SankeyDiagram figure, Sheet sheet)
    {
        var nodes = figure.Nodes;
        sheet.Note(nodes.SelectMany(node => new[] { node.Before.Sum(), node.After.Sum() }), figure.Values);
        var (left, right) = (Labels(figure, sheet, names: true), Labels(figure, sheet, names: false));
        if (left is null || right is null)
            sheet.Legend(
                figure.Flows.Select(
                    (name, flow) =>
                        new Key(
                            $"{name}: {Total(figure, sheet, flow, false)} → {Total(figure, sheet, flow, true)}",
                            At(flow).Fill,
                            KeyShape.Area
                        )
                )
            );
        Axes.Caption(sheet, figure.Values.Caption);

        // The names of the nodes are in the middle, between their two bars.
        var middle = sheet.Width * (sheet.IsNarrow ? 0.36 : 0.3);
        var values = nodes.Select(node => (Before: Show(node.Before.Sum()), After: Show(node.After.Sum()))).ToArray();
        var valueWidth = values.Max(value => Math.Max(Bold(value.Before), Bold(value.After)));
        var inOneRow = !sheet.IsNarrow && valueWidth < middle / 4;
        var names = nodes
            .Select(node =>
                TextMeasure.Wrap(
                    node.Name,
                    middle - (2 * ValueGap) - (inOneRow ? 2 * (valueWidth + ValueGap) : 0),
                    Theme.LabelSize,
                    most: 3
                )
            )
            .ToArray();
        var line = Theme.LabelSize * TextMeasure.LineHeight;
        var widest = nodes.Sum(node => Math.Max(node.Before.Sum(), node.After.Sum()));
        var unit = widest > 0 ? (sheet.IsNarrow ? 230 : 280) / widest : 0;
        var slots = nodes
            .Select(
                (node, k) =>
                    Math.Max(((names[k].Count + (inOneRow ? 0 : 1)) * line) + 2, unit * Math.Max(node.Before.Sum(), node.After.Sum()))
            )
            .ToArray();

        var plot = new Box(
            Sheet.Margin + (left?.Room ?? 0),
            sheet.Filled + 18,
            sheet.Width - Sheet.Margin - (left is null ? 0 : right?.Room ?? 0),
            sheet.Filled + 18 + slots.Sum() + (NodeGap * (nodes.Length - 1))
        );
        var (from, to) = ((plot.Left + plot.Right - middle) / 2, (plot.Left + plot.Right + middle) / 2);
        SideNames(figure, sheet, plot);
        Axes.OpenPlot(sheet, plot);
        var top = plot.Top;
        var tops = new double[nodes.Length];
        for (var k = 0; k < nodes.Length; k++)
        {
            tops[k] = top + (slots[k] / 2);
            top += slots[k] + NodeGap;
        }
        var before = Side(figure, sheet, plot, unit, tops, isAfter: false, plot.Left, from - Bar);
        var after = Side(figure, sheet, plot, unit, tops, isAfter: true, plot.Right - Bar, to);
        sheet.Drawing.Close();
        for (var k = 0; k < nodes.Length; k++)
            Name(sheet, names[k], values[k], tops[k], (from, to), inOneRow);
        if (left is not null && right is not null)
        {
            left.Draw(sheet, plot.Left, plot.Top - 4, plot.Bottom + 4, before, leftwards: true);
            right.Draw(sheet, plot.Right, plot.Top - 4, plot.Bottom + 4, after);
        }
        sheet.Filled = plot.Bottom + 10;

        string Show(double value) => sheet.ShowRounded(value, figure.Values);
        double Bold(string text) => TextMeasure.Width(text, Theme.LabelSize, bold: true);
    }

    /// <summary>The flows' names and totals beside their bars; null on a phone and where they do not fit, and a legend has them.</summary>
    private static EndLabels? Labels(SankeyDiagram figure, Sheet sheet, bool names) =>
        sheet.IsNarrow
            ? null
            : EndLabels.TryFit(
                figure.Flows.Select(
                    (name, flow) => new EndLabel(names ? name : "", Total(figure, sheet, flow, isAfter: !names), At(flow).Label, 0)
                ),
                sheet.Width * 0.17,
                200
            );

    private static string Total(SankeyDiagram figure, Sheet sheet, int flow, bool isAfter) =>
        sheet.ShowRounded(figure.Nodes.Sum(node => (isAfter ? node.After : node.Before)[flow]), figure.Values);

    private static SeriesColour At(int flow) => Theme.At(flow);

    private static void SideNames(SankeyDiagram figure, Sheet sheet, Box plot)
    {
        var half = (plot.Width / 2) - 8;
        string Name(string name, Func<SankeyNode, double> value)
        {
            var total = sheet.ShowRounded(figure.Nodes.Sum(value), figure.Values);
            return TextMeasure.Shorten($"{name}: {total}", half, Theme.TextSize, bold: true);
        }
        sheet.Text(Name(figure.Before, node => node.Before.Sum()), plot.Left, plot.Top - 14, Theme.TextSize, Theme.Ink, bold: true);
        sheet.Text(
            Name(figure.After, node => node.After.Sum()),
            plot.Right,
            plot.Top - 14,
            Theme.TextSize,
            Theme.Ink,
            Anchor.End,
            bold: true
        );
    }

    private static void Name(
        Sheet sheet,
        IReadOnlyList<string> name,
        (string Before, string After) values,
        double middle,
        (double From, double To) between,
        bool inOneRow
    )
    {
        var centre = (between.From + between.To) / 2;
        var line = Theme.LabelSize * TextMeasure.LineHeight;
        sheet.Lines(name, centre, inOneRow ? middle : middle - (line / 2), Theme.LabelSize, Theme.Ink, Anchor.Middle);
        if (!inOneRow)
        {
            var below = middle + (name.Count * line / 2);
            sheet.Text($"{values.Before} → {values.After}", centre, below, Theme.LabelSize, Theme.Ink, Anchor.Middle, bold: true);
            return;
        }
        sheet.Text(values.Before, between.From + ValueGap, middle, Theme.LabelSize, Theme.Ink, bold: true);
        sheet.Text(values.After, between.To - ValueGap, middle, Theme.LabelSize, Theme.Ink, Anchor.End, bold: true);
    }

    /// <summary>One side: a bar for each flow outside, a bar for each node inside, and the ribbons between them.</summary>
    /// <returns>The middles of the flows' bars.</returns>
    private static double[] Side(
        SankeyDiagram figure,
        Sheet sheet,
        Box plot,
        double unit,
        double[] nodeMiddles,
        bool isAfter,
        double outer,
        double inner
    )
    {
        double Value(int node, int flow) => (isAfter ? figure.Nodes[node].After : figure.Nodes[node].Before)[flow];
        var totals = figure.Flows.Select((_, flow) => figure.Nodes.Select((_, node) => Value(node, flow)).Sum()).ToArray();
        var flowTops = new double[totals.Length];
        var next = ((plot.Top + plot.Bottom) / 2) - (((unit * totals.Sum()) + (FlowGap * (totals.Length - 1))) / 2);
        for (var flow = 0; flow < totals.Length; flow++)
        {
            flowTops[flow] = next;
            next += (unit * totals[flow]) + FlowGap;
        }
        var middles = totals.Select((total, flow) => flowTops[flow] + (unit * total / 2)).ToArray();
        var nodeTops = nodeMiddles
            .Select((middle, node) => middle - (unit * totals.Select((_, flow) => Value(node, flow)).Sum() / 2))
            .ToArray();
        var side = isAfter ? figure.After : figure.Before;
        for (var flow = 0; flow < totals.Length; flow++)
        {
            var colour = At(flow).Fill;
            if (totals[flow] > 0)
                Rectangle(
                    sheet,
                    $"{figure.Flows[flow]}, {side}: {Shown(totals[flow])}",
                    outer,
                    flowTops[flow],
                    unit * totals[flow],
                    colour
                );
            for (var node = 0; node < figure.Nodes.Length; node++)
            {
                var value = Value(node, flow);
                if (value <= 0)
                    continue;
                var height = unit * value;
                var hint = $"{figure.Flows[flow]}, {figure.Nodes[node].Name}, {side}: {Shown(value)}";
                var (start, end) = isAfter ? (inner + Bar, outer) : (outer + Bar, inner);
                var (startTop, endTop) = isAfter ? (nodeTops[node], flowTops[flow]) : (flowTops[flow], nodeTops[node]);
                sheet.Drawing.Hint(
                    hint,
                    "path",
                    ("d", Ribbon(start, startTop, end, endTop, height)),
                    ("fill", colour),
                    ("fill-opacity", 0.4),
                    ("class", "ts-ribbon"),
                    ("data-name", figure.Nodes[node].Name),
                    ("data-value", Markup.Exact(value))
                );
                Rectangle(sheet, hint, inner, nodeTops[node], height, colour);
                flowTops[flow] += height;
                nodeTops[node] += height;
            }
        }
        return middles;

        string Shown(double value) => sheet.Show(value, figure.Values);
    }

    private static void Rectangle(Sheet sheet, string hint, double x, double y, double height, Colour colour) =>
        sheet.Drawing.Hint(hint, "rect", ("x", x), ("y", y), ("width", Bar), ("height", height), ("fill", colour), ("class", "ts-part"));

    /// <summary>A band of even height from one bar to another.</summary>
    private static string Ribbon(double fromX, double fromTop, double toX, double toTop, double height)
    {
        var middle = (fromX + toX) / 2;
        static string Point(double x, double y) => $"{Markup.Coordinate(x)} {Markup.Coordinate(y)}";
        return $"M{Point(fromX, fromTop)}C{Point(middle, fromTop)} {Point(middle, toTop)} {Point(toX, toTop)}"
            + $"L{Point(toX, toTop + height)}"
            + $"C{Point(middle, toTop + height)} {Point(middle, fromTop + height)} {Point(fromX, fromTop + height)}Z";
    }
}
