namespace TradeSim.Figures.Layout;

internal static class TreemapLayout
{
    private const double Gap = 16;
    private const double Inset = 5;
    private static readonly Axis Share = new("", kind: NumberKind.Percent);

    public static void Draw(Treemap figure, Sheet sheet)
    {
        sheet.Note(figure.Parts.SelectMany(part => new[] { part.Before, part.After }), figure.Values);
        var (before, after) = (figure.Shares(part => part.Before), figure.Shares(part => part.After));
        sheet.Note(before.Concat(after), Share);
        var width = sheet.IsNarrow ? sheet.Width - (2 * Sheet.Margin) : (sheet.Width - (2 * Sheet.Margin) - Gap) / 2;
        var height = sheet.IsNarrow ? 210.0 : 280.0;
        // Parts have the same order in both rectangles, so that readers find them again.
        int[] order = [.. Enumerable.Range(0, figure.Parts.Length).OrderByDescending(i => before[i] + after[i])];
        var tiles = new[] { before, after }
            .Select(shares =>
                order
                    .Zip(Tiles([.. order.Select(i => shares[i])], new Box(0, 0, width, height)), (part, box) => (Part: part, Box: box))
                    .ToArray()
            )
            .ToArray();

        // A legend lists the names that do not fit into their rectangle.
        var unnamed = order.Where(part =>
            tiles.All(side => side.All(tile => tile.Part != part || Words(sheet, figure, tile.Part, "0", tile.Box) is null))
        );
        sheet.Legend(unnamed.Select(part => new Key(figure.Parts[part].Name, Theme.At(part).Fill, KeyShape.Area)));
        Axes.Caption(sheet, sheet.Word(Phrase.AreasAreShares));
        sheet.Filled -= 4;
        var start = sheet.Filled;
        for (var side = 0; side < 2; side++)
        {
            var isAfter = side == 1;
            var left = Sheet.Margin + (isAfter && !sheet.IsNarrow ? width + Gap : 0);
            sheet.Filled = isAfter && !sheet.IsNarrow ? start : sheet.Filled;
            Side(
                figure,
                sheet,
                tiles[side],
                isAfter,
                isAfter ? after : before,
                new Box(left, sheet.Filled + 22, left + width, sheet.Filled + 22 + height)
            );
        }
    }

    private static void Side(Treemap figure, Sheet sheet, (int Part, Box Box)[] tiles, bool isAfter, IReadOnlyList<double> shares, Box plot)
    {
        var total = sheet.Show(figure.Parts.Sum(part => isAfter ? part.After : part.Before), figure.Values);
        var name = isAfter ? figure.After : figure.Before;
        var unit = figure.Values.Unit.Length > 0 ? $" {figure.Values.Unit}" : "";
        sheet.Text(
            TextMeasure.Shorten($"{name}: {total}{unit}", plot.Width, Theme.TextSize, bold: true),
            plot.Left,
            plot.Top - 10,
            Theme.TextSize,
            Theme.Ink,
            bold: true
        );
        Axes.OpenPlot(sheet, plot);
        foreach (var (part, local) in tiles)
        {
            if (local.Width <= 0 || local.Height <= 0)
                continue;
            var box = new Box(plot.Left + local.Left, plot.Top + local.Top, plot.Left + local.Right, plot.Top + local.Bottom);
            var item = figure.Parts[part];
            var value = isAfter ? item.After : item.Before;
            var share = sheet.Show(shares[part], Share);
            sheet.Drawing.Hint(
                $"{item.Name}, {name}: {sheet.Show(value, figure.Values)} ({share})",
                "rect",
                ("x", box.Left),
                ("y", box.Top),
                ("width", box.Width),
                ("height", box.Height),
                ("fill", Theme.At(part).Fill),
                ("stroke", Theme.Paper),
                ("stroke-width", 1.5),
                ("class", "ts-tile"),
                ("data-name", item.Name),
                ("data-value", Markup.Exact(value))
            );
            Label(figure, sheet, part, share, box);
        }
        sheet.Drawing.Close();
        sheet.Filled = plot.Bottom + 10;
    }

    /// <summary>Name and share in the upper left corner of a tile, the share alone, or nothing.</summary>
    private static void Label(Treemap figure, Sheet sheet, int part, string share, Box box)
    {
        var line = Theme.LabelSize * TextMeasure.LineHeight;
        var ink = CellColour.On(Theme.At(part).Fill);
        var lines = Words(sheet, figure, part, share, box);
        if (lines is null && (box.Height < line || box.Width < TextMeasure.Width(share, Theme.LabelSize, bold: true) + (2 * Inset)))
            return;
        lines ??= [];
        for (var k = 0; k <= lines.Count; k++)
            sheet.Drawing.Text(
                k < lines.Count ? lines[k] : "",
                k < lines.Count ? "" : share,
                ("x", box.Left + Inset),
                ("y", box.Top + 3 + (line * (k + 0.5)) + (Theme.LabelSize * 0.35)),
                ("font-size", Theme.LabelSize),
                ("fill", ink),
                ("pointer-events", "none")
            );
    }

    /// <summary>The name of a part in lines that fit its tile over its share; null: they do not fit.</summary>
    private static IReadOnlyList<string>? Words(Sheet sheet, Treemap figure, int part, string share, Box box)
    {
        var name = figure.Parts[part].Name;
        var line = Theme.LabelSize * TextMeasure.LineHeight;
        var most = Math.Min(sheet.IsNarrow ? 3 : 4, (int)((box.Height - 6) / line) - 1);
        var width = box.Width - (2 * Inset);
        if (most < 1 || TextMeasure.Width(share, Theme.LabelSize, bold: true) > width)
            return null;
        var lines = TextMeasure.Wrap(name, width, Theme.LabelSize);
        return lines.Count <= most && !lines.Any(text => text.EndsWith('…') && !name.EndsWith('…')) ? lines : null;
    }

    /// <summary>Divides a rectangle by shares, in their order, into tiles as near to squares as that allows (Bruls, Huizing and van Wijk
    /// 2000, "Squarified treemaps").</summary>
    internal static Box[] Tiles(IReadOnlyList<double> shares, Box area)
    {
        var tiles = new Box[shares.Count];
        var total = shares.Sum();
        var scale = total > 0 ? area.Width * area.Height / total : 0;
        var (left, top) = (area.Left, area.Top);
        for (var first = 0; first < shares.Count; )
        {
            var (width, height) = (area.Right - left, area.Bottom - top);
            var side = Math.Min(width, height);
            var count = 1;
            while (first + count < shares.Count && Worst(first, count + 1, side) <= Worst(first, count, side))
                count++;
            var sum = Areas(first, count).Sum();
            var thick = side > 0 ? sum / side : 0;
            var along = 0.0;
            foreach (var (part, i) in Areas(first, count).Select((part, i) => (part, i)))
            {
                var length = thick > 0 ? part / thick : 0;
                tiles[first + i] =
                    width >= height
                        ? new Box(left, top + along, left + thick, top + along + length)
                        : new Box(left + along, top, left + along + length, top + thick);
                along += length;
            }
            (left, top) = width >= height ? (left + thick, top) : (left, top + thick);
            first += count;
        }
        return tiles;

        IEnumerable<double> Areas(int from, int number) => Enumerable.Range(from, number).Select(i => shares[i] * scale);

        double Worst(int from, int number, double side)
        {
            var areas = Areas(from, number).ToArray();
            var (sum, least) = (areas.Sum(), areas.Min());
            if (sum <= 0 || side <= 0)
                return double.PositiveInfinity;
            return least <= 0
                ? double.PositiveInfinity
                : Math.Max(side * side * areas.Max() / (sum * sum), sum * sum / (side * side * least));
        }
    }
}
