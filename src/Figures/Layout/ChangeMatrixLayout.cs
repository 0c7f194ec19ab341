namespace TradeSim.Figures.Layout;

internal static class ChangeMatrixLayout
{
    private const double TotalGap = 5;

    /// <summary>Changes of a pair are many times those of others: colours follow the square root, so that both show.</summary>
    private static double Share(double change, double largest) =>
        largest > 0 ? 0.5 + (0.5 * Math.Sign(change) * Math.Sqrt(Math.Min(1, Math.Abs(change) / largest))) : 0.5;

    public static void Draw(ChangeMatrix all, Sheet sheet)
    {
        var figure = all.Reduced(sheet.IsNarrow ? 6 : 11, sheet.Word(Phrase.Others));
        var count = figure.Names.Length;
        var changes = figure.Changes.SelectMany(row => row).OfType<double>().ToArray();
        var largest = changes.Max(Math.Abs);
        var totals = Enumerable.Range(0, count).SelectMany(k => new[] { figure.OriginTotal(k), figure.DestinationTotal(k) }).ToArray();
        sheet.Note(changes.Concat(totals), figure.Values);
        Legend(figure, sheet, largest);
        Axes.Caption(sheet, $"{sheet.Word(Phrase.Origin)} ↓ · {sheet.Word(Phrase.Destination)} →");

        string[] heads = [.. figure.Names, sheet.Word(Phrase.Total)];
        var names = heads.Select(name => TextMeasure.Wrap(name, sheet.Width * 0.25, Theme.LabelSize, most: 2)).ToArray();
        var left = Sheet.Margin + names.Max(lines => lines.Max(line => TextMeasure.Width(line, Theme.LabelSize, bold: true))) + 8;
        var cell = (sheet.Width - Sheet.Margin - left - TotalGap) / heads.Length;
        var row = Math.Clamp(cell * 0.62, names.Any(lines => lines.Count > 1) ? 33 : 26, 40);

        // Column names are horizontal if they fit, and rotated otherwise.
        var level = heads.Select(name => TextMeasure.Wrap(name, cell - 4, Theme.LabelSize)).ToArray();
        var isLevel = level.Zip(heads).All(item => item.First.Count <= 3 && !item.First.Any(line => line.EndsWith('…')));
        var turned = heads.Select(name => TextMeasure.Shorten(name, 118, Theme.LabelSize)).ToArray();
        var line = Theme.LabelSize * TextMeasure.LineHeight;
        var head = isLevel
            ? level.Max(lines => lines.Count) * line
            : turned.Max(name => TextMeasure.Width(name, Theme.LabelSize, bold: true));
        double X(int column) => left + (column * cell) + (column == count ? TotalGap : 0);
        for (var column = 0; column <= count; column++)
        {
            var middle = X(column) + (cell / 2);
            var (colour, isBold) = (column == count ? Theme.Ink : Theme.Quiet, column == count);
            if (isLevel)
                sheet.Lines(
                    level[column],
                    middle,
                    sheet.Filled + head - (level[column].Count * line / 2),
                    Theme.LabelSize,
                    colour,
                    Anchor.Middle,
                    isBold
                );
            else
                sheet.Text(turned[column], middle, sheet.Filled + head, Theme.LabelSize, colour, bold: isBold, upwards: true);
        }
        sheet.Filled += head + 5;

        var top = sheet.Filled;
        double Y(int origin) => top + (origin * row) + (origin == count ? TotalGap : 0);
        Box At(int origin, int destination) => new(X(destination), Y(origin), X(destination) + cell, Y(origin) + row);
        var plot = new Box(left, top, X(count) + cell, Y(count) + row);
        Axes.OpenPlot(sheet, plot);
        for (var origin = 0; origin <= count; origin++)
        {
            sheet.Lines(names[origin], left - 8, Y(origin) + (row / 2), Theme.LabelSize, Theme.Ink, Anchor.End, bold: origin == count);
            for (var destination = 0; destination <= count; destination++)
            {
                var (isTotal, change) =
                    origin == count && destination == count ? (true, Enumerable.Range(0, count).Sum(figure.OriginTotal))
                    : origin == count ? (true, figure.DestinationTotal(destination))
                    : destination == count ? (true, figure.OriginTotal(origin))
                    : (false, figure.Changes[origin][destination]);
                var hint = $"{heads[origin]} → {heads[destination]}: {(change is { } known ? Shown(sheet, figure, known) : "–")}";
                Cell(figure, sheet, At(origin, destination), change, isTotal, largest, hint);
            }
        }
        foreach (var (origin, destination) in figure.Marked)
            Mark(sheet, At(origin, destination));
        sheet.Drawing.Close();
        sheet.Filled = plot.Bottom + 10;
    }

    /// <summary>A change with its sign; 0 where it rounds to nothing, so that small changes stay quiet.</summary>
    private static string Shown(Sheet sheet, ChangeMatrix figure, double change)
    {
        var text = sheet.ShowRounded(change, figure.Values);
        var isNothing = !text.Any(character => character is >= '1' and <= '9');
        return isNothing ? "0"
            : change > 0 ? $"+{text}"
            : text;
    }

    private static void Cell(ChangeMatrix figure, Sheet sheet, Box box, double? change, bool isTotal, double largest, string hint)
    {
        var colour = change is { } known ? Theme.Diverging(Share(known, largest)) : "none";
        object fill =
            change is null ? Theme.Grid
            : isTotal ? Theme.Paper
            : colour;
        CellColour.Fill(sheet, box, fill, hint, change);
        if (change is not { } number)
            return;
        var text = Shown(sheet, figure, number);
        if (TextMeasure.Width(text, Theme.SmallSize, bold: isTotal) <= box.Width - 2)
            CellColour.Write(sheet, box, text, isTotal ? Theme.Ink : CellColour.On(colour), bold: isTotal);
    }

    private static void Mark(Sheet sheet, Box box) =>
        sheet.Drawing.Leaf(
            "rect",
            ("x", box.Left + 0.5),
            ("y", box.Top + 0.5),
            ("width", box.Width - 1),
            ("height", box.Height - 1),
            ("fill", "none"),
            ("stroke", Theme.Target),
            ("stroke-width", 2.5),
            ("class", "ts-marked")
        );

    /// <summary>The colours from the largest fall to the largest rise, and the mark.</summary>
    private static void Legend(ChangeMatrix figure, Sheet sheet, double largest)
    {
        var at = CellColour.Bar(
            sheet,
            figure.Values.Caption,
            Shown(sheet, figure, -largest),
            Shown(sheet, figure, largest),
            Theme.Diverging
        );
        var last =
            figure.MarkedName.Length > 0 && figure.Marked.Length > 0
                ? CellColour.Entry(sheet, at, figure.MarkedName, (x, middle) => Mark(sheet, new Box(x, middle - 6, x + 18, middle + 6)))
                : at.Middle;
        sheet.Filled = last + 15;
    }
}
