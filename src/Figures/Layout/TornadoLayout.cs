namespace TradeSim.Figures.Layout;

internal static class TornadoLayout
{
    public static void Draw(Tornado figure, Sheet sheet)
    {
        var swings = figure.Swings;
        var axis = new Axis(figure.Values.Label, figure.Values.Unit, figure.Values.Kind) { FreeOfZero = true };
        var scale = sheet.Fit(
            swings
                .SelectMany(swing => new[] { swing.Low, swing.High })
                .Append(figure.Central)
                .Concat(figure.Target is null ? [] : [figure.Target.Value]),
            axis,
            about: sheet.IsNarrow ? 4 : 6
        );
        sheet.Legend([
            new Key(sheet.Word(Phrase.Low), Theme.Fall.Fill, KeyShape.Area),
            new Key(sheet.Word(Phrase.High), Theme.Rise.Fill, KeyShape.Area),
        ]);
        Axes.Caption(sheet, axis.Caption);
        string Short(string input) => TextMeasure.Shorten(input, sheet.Width * 0.17, Theme.SmallSize);
        var inputs =
            swings
                .SelectMany(swing => new[] { swing.LowInput, swing.HighInput })
                .Max(input => TextMeasure.Width(Short(input), Theme.SmallSize)) + 6;
        // The inputs' values stand outside their bars: room for one on either side.
        var x = scale.On(Rows.Left(sheet, swings.Select(swing => swing.Name)) + inputs, sheet.Width - Sheet.Margin - inputs);
        var marks = new List<(double, string, Colour, string?)>
        {
            (figure.Central, $"{sheet.Word(Phrase.Central)} {sheet.Show(figure.Central, axis)}", Theme.Ink, null),
        };
        if (figure.Target is { } target)
            marks.Add((target.Value, target.Label, Theme.Target, Theme.TargetDash));
        var mark = Axes.Marks(sheet, x, marks);
        var rows = new Rows(sheet, [.. swings.Select(swing => swing.Name)], x.Start - inputs, x.End);
        var plot = rows.Plot with { Left = x.Start };
        Axes.Upright(sheet, plot, x, axis);
        Axes.OpenPlot(sheet, plot, x: x);
        for (var i = 0; i < swings.Length; i++)
        {
            var (top, bottom) = rows.Bar(i);
            var swing = swings[i];
            var middle = (top + bottom) / 2;
            Bar(figure, sheet, x, swing, isLow: true, top, figure.IsOneSided(swing) ? middle : bottom);
            Bar(figure, sheet, x, swing, isLow: false, figure.IsOneSided(swing) ? middle : top, bottom);
            // A value is at the outer end of its bar. If both would be on the same side, only the farther one is shown.
            var lowLeft = swing.Low < figure.Central || (swing.Low == figure.Central && swing.High > figure.Central);
            var highLeft = swing.High < figure.Central || (swing.High == figure.Central && swing.Low > figure.Central);
            var farther = Math.Abs(swing.Low - figure.Central) > Math.Abs(swing.High - figure.Central);
            if (lowLeft != highLeft || farther)
                Input(sheet, x, Short(swing.LowInput), swing.Low, lowLeft, middle, Theme.Fall.Label);
            if (lowLeft != highLeft || !farther)
                Input(sheet, x, Short(swing.HighInput), swing.High, highLeft, middle, Theme.Rise.Label);
        }
        sheet.Drawing.Close();
        mark(plot);
        rows.Name();
        sheet.Filled = plot.Bottom + Axes.Below;
    }

    private static void Bar(Tornado figure, Sheet sheet, Scale x, Swing swing, bool isLow, double top, double bottom)
    {
        var value = isLow ? swing.Low : swing.High;
        sheet.Drawing.Hint(
            $"{swing.Name} {(isLow ? swing.LowInput : swing.HighInput)}: {sheet.Show(value, figure.Values)}",
            "rect",
            ("x", Math.Min(x[value], x[figure.Central])),
            ("y", top),
            ("width", Math.Abs(x[value] - x[figure.Central])),
            ("height", bottom - top),
            ("fill", isLow ? Theme.Fall.Fill : Theme.Rise.Fill),
            ("class", "ts-bar"),
            ("data-name", swing.Name),
            ("data-value", Markup.Exact(value))
        );
    }

    private static void Input(Sheet sheet, Scale x, string input, double outcome, bool leftwards, double middle, Colour colour) =>
        sheet.Text(
            input,
            x[outcome] + (leftwards ? -5 : 5),
            middle,
            Theme.SmallSize,
            colour,
            leftwards ? Anchor.End : Anchor.Start,
            halo: true
        );
}
