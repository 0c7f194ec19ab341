namespace TradeSim.Figures.Layout;

internal static class WaterfallLayout
{
    public static void Draw(Waterfall figure, Sheet sheet)
    {
        var bars = figure.Bars().ToArray();
        var scale = sheet.Fit(
            bars.Select(bar => bar.To).Append(0).Concat(figure.Target is null ? [] : [figure.Target.Value]),
            figure.Values,
            about: sheet.IsNarrow ? 4 : 6
        );
        var texts = bars.Select(bar => bar.IsTotal ? sheet.Show(bar.To, figure.Values) : sheet.ShowChange(bar.To - bar.From, figure.Values))
            .ToArray();
        Axes.Caption(sheet, figure.Values.Caption);
        var left = Rows.Left(sheet, bars.Select(bar => bar.Name));
        // The value is to the right of its bar, where it always has room.
        var x = scale.On(left, sheet.Width - Sheet.Margin - texts.Max(text => TextMeasure.Width(text, Theme.LabelSize, bold: true)) - 8);
        var mark = Axes.Marks(sheet, x, figure.Target is { } target ? [(target.Value, target.Label, Theme.Target, Theme.TargetDash)] : []);
        var rows = new Rows(sheet, [.. bars.Select(bar => bar.Name)], x.Start, x.End, i => bars[i].IsTotal);
        Axes.Upright(sheet, rows.Plot, x, figure.Values);
        mark(rows.Plot);
        Axes.OpenPlot(sheet, rows.Plot, x: x);
        for (var i = 0; i < bars.Length; i++)
        {
            var (top, bottom) = rows.Bar(i);
            var (name, from, to, isTotal) = bars[i];
            var colour =
                isTotal ? Theme.Total
                : to >= from ? Theme.Rise.Fill
                : Theme.Fall.Fill;
            if (i > 0)
                Axes.Line(sheet, x[isTotal ? to : from], rows.Bar(i - 1).Bottom, x[isTotal ? to : from], top, Theme.Ghost);
            sheet.Drawing.Hint(
                $"{name}: {texts[i]}",
                "rect",
                ("x", Math.Min(x[from], x[to])),
                ("y", top),
                ("width", Math.Max(1, Math.Abs(x[to] - x[from]))),
                ("height", bottom - top),
                ("fill", colour),
                ("class", "ts-bar"),
                ("data-name", name),
                ("data-from", Markup.Exact(from)),
                ("data-to", Markup.Exact(to))
            );
            sheet.Text(
                texts[i],
                Math.Max(x[from], x[to]) + 6,
                (top + bottom) / 2,
                Theme.LabelSize,
                isTotal ? Theme.Ink
                    : to >= from ? Theme.Rise.Label
                    : Theme.Fall.Label,
                bold: true,
                halo: true
            );
        }
        sheet.Drawing.Close();
        rows.Name();
        sheet.Filled = rows.Plot.Bottom + Axes.Below;
    }
}
