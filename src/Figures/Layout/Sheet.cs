using System.Globalization;
using System.Text;

namespace TradeSim.Figures.Layout;

/// <summary>A rectangle in pixels.</summary>
internal readonly record struct Box(double Left, double Top, double Right, double Bottom)
{
    public double Width => Right - Left;

    public double Height => Bottom - Top;

    public bool Overlaps(Box other) => Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;
}

/// <summary>One entry of a legend.</summary>
internal sealed record Key(string Name, Colour Colour, KeyShape Shape);

/// <summary>How a legend shows an entry.</summary>
internal enum KeyShape
{
    Line,
    Area,
    Dashed,
    Ring,
    Dot,
}

/// <summary>The sheet one figure is drawn on: title and legend above, source below, and the words every kind writes in the same
/// way.</summary>
internal sealed class Sheet(Figure figure, FigureStyle style)
{
    /// <summary>The space around everything, in pixels.</summary>
    public const double Margin = 12;

    private readonly Dictionary<Axis, int> decimals = [];

    public Drawing Drawing { get; } =
        new()
        {
            Kind = figure.GetType().Name,
            Title = figure.Text.Title,
            Width = style.Width,
        };

    public FigureStyle Style => style;

    public CultureInfo Culture => style.Culture;

    public double Width => style.Width;

    public bool IsNarrow => style.IsNarrow;

    /// <summary>How far down the sheet is filled, in pixels.</summary>
    public double Filled { get; set; } = Margin;

    public string Word(string phrase) => style.Language[phrase];

    /// <summary>A scale for values, which are from then on written with the decimals they need together.</summary>
    public Scale Fit(IEnumerable<double> values, Axis axis, int about)
    {
        var all = values.ToArray();
        Note(all, axis);
        return Scale.Nice(all, axis, about);
    }

    /// <summary>Looks at the values of an axis, to write all of them alike.</summary>
    public void Note(IEnumerable<double> values, Axis axis)
    {
        if (!axis.Logarithmic)
            decimals[axis] = Numbers.Decimals(values, axis.Kind);
    }

    /// <summary>A value in the format of this figure.</summary>
    public string Show(double value, Axis axis) =>
        decimals.TryGetValue(axis, out var places)
        && (value == 0 || Math.Abs(value) * (axis.Kind == NumberKind.Percent ? 100 : 1) >= 0.5 * Math.Pow(10, -places))
            ? Numbers.Show(value, axis.Kind, places, Culture)
            : Numbers.Show(value, axis.Kind, Culture);

    /// <summary>A value in the format of this figure, rounded to zero where it is small: in a matrix, where all must look alike.</summary>
    public string ShowRounded(double value, Axis axis) =>
        decimals.TryGetValue(axis, out var places)
            ? Numbers.Show(value, axis.Kind, places, Culture)
            : Numbers.Show(value, axis.Kind, Culture);

    /// <summary>A change in the format of this figure, with its sign.</summary>
    public string ShowChange(double value, Axis axis) => (value > 0 ? "+" : "") + Show(value, axis);

    /// <summary>Text in a box found beside a point, set against the side that faces it: the box is an estimate, and the gap must not
    /// be.</summary>
    public void TextBeside(double x, Box box, string text, double size, Colour colour)
    {
        var (at, anchor) =
            box.Left >= x ? (box.Left, Anchor.Start)
            : box.Right <= x ? (box.Right, Anchor.End)
            : ((box.Left + box.Right) / 2, Anchor.Middle);
        Text(text, at, (box.Top + box.Bottom) / 2, size, colour, anchor, halo: true);
    }

    /// <summary>One line of text, ending in <paramref name="strong"/>; <paramref name="y"/> is its middle.</summary>
    public void Text(
        string text,
        double x,
        double y,
        double size,
        Colour colour,
        Anchor anchor = Anchor.Start,
        bool bold = false,
        bool halo = false,
        bool upwards = false,
        string strong = ""
    )
    {
        if (text.Length + strong.Length == 0)
            return;
        // The baseline is set by hand: dominant-baseline is not known to every program that opens SVG.
        var (dx, dy) = upwards ? (size * 0.35, 0.0) : (0.0, size * 0.35);
        Drawing.Text(
            text,
            strong,
            ("x", x + dx),
            ("y", y + dy),
            ("font-size", size),
            ("fill", colour),
            ("font-weight", bold ? "600" : null),
            (
                "text-anchor",
                anchor switch
                {
                    Anchor.Middle => "middle",
                    Anchor.End => "end",
                    _ => null,
                }
            ),
            // An attribute: checkers of HTML do not know it as a style.
            ("class", halo ? "ts-halo" : null),
            ("paint-order", halo ? "stroke" : null),
            ("transform", upwards ? $"rotate(-90 {Markup.Coordinate(x + dx)} {Markup.Coordinate(y)})" : null)
        );
    }

    /// <summary>Several lines of text around a middle.</summary>
    public void Lines(
        IReadOnlyList<string> lines,
        double x,
        double middle,
        double size,
        Colour colour,
        Anchor anchor = Anchor.Start,
        bool bold = false,
        bool halo = false
    )
    {
        var top = middle - ((lines.Count - 1) * size * TextMeasure.LineHeight / 2);
        for (var i = 0; i < lines.Count; i++)
            Text(lines[i], x, top + (i * size * TextMeasure.LineHeight), size, colour, anchor, bold, halo);
    }

    /// <summary>Title and subtitle.</summary>
    public void Header()
    {
        Paragraph(figure.Text.Title, Theme.TitleSize, Theme.Ink, bold: true);
        Paragraph(figure.Text.Subtitle, Theme.TextSize, Theme.Quiet);
        Filled += 8;
    }

    /// <summary>A legend, in as many rows as it needs.</summary>
    public void Legend(IEnumerable<Key> keys)
    {
        var x = Margin;
        var top = Filled;
        foreach (var key in keys)
        {
            var name = TextMeasure.Shorten(key.Name, Width - (2 * Margin) - 26, Theme.LabelSize);
            var wide = 26 + TextMeasure.Width(name, Theme.LabelSize);
            if (x > Margin && x + wide > Width - Margin)
            {
                x = Margin;
                top += 18;
            }
            Swatch(key, x, top + 9);
            Text(name, x + 24, top + 9, Theme.LabelSize, Theme.Ink);
            x += wide + 14;
        }
        if (x > Margin)
            Filled = top + 24;
    }

    /// <summary>Source and scenario.</summary>
    public void Footer()
    {
        Filled += 6;
        if (figure.Text.Source.Length > 0)
            Paragraph($"{Word(Phrase.Source)}: {figure.Text.Source}", Theme.SmallSize, Theme.Quiet);
        if (figure.Text.Scenario.Length > 0)
            Paragraph($"{Word(Phrase.Scenario)}: {figure.Text.Scenario}", Theme.SmallSize, Theme.Quiet);
        Filled += Margin - 4;
    }

    /// <summary>The drawing, as high as the sheet is filled.</summary>
    public Drawing Finish()
    {
        Drawing.Height = Math.Ceiling(Filled);
        Drawing.Description = Description();
        return Drawing;
    }

    /// <summary>For those who do not see the figure: what it shows, and the first and the last row of its table.</summary>
    private string Description()
    {
        var table = figure.Table(style.Language);
        var text = new StringBuilder(figure.Text.Subtitle);
        foreach (var row in table.Rows.Length <= 12 ? table.Rows : [table.Rows[0], table.Rows[^1]])
        {
            if (text.Length > 0)
                text.Append(text[^1] is '.' or ';' ? " " : ". ");
            text.AppendJoin(
                ", ",
                row.Select((cell, i) => (Value: cell.Display(Culture), i))
                    .Where(cell => cell.Value.Length > 0)
                    .Select(cell => cell.i == 0 ? cell.Value : $"{table.Headers[cell.i]} {cell.Value}")
            );
        }
        return text.ToString();
    }

    private void Swatch(Key key, double x, double y)
    {
        switch (key.Shape)
        {
            case KeyShape.Area:
                Drawing.Leaf("rect", ("x", x), ("y", y - 6), ("width", 18.0), ("height", 12.0), ("fill", key.Colour), ("rx", 2.0));
                break;
            case KeyShape.Ring:
                Drawing.Leaf(
                    "circle",
                    ("cx", x + 9),
                    ("cy", y),
                    ("r", 4.0),
                    ("fill", "none"),
                    ("stroke", key.Colour),
                    ("stroke-width", 1.5)
                );
                break;
            case KeyShape.Dot:
                Drawing.Leaf("circle", ("cx", x + 9), ("cy", y), ("r", 4.5), ("fill", key.Colour));
                break;
            default:
                Drawing.Leaf(
                    "line",
                    ("x1", x),
                    ("x2", x + 18),
                    ("y1", y),
                    ("y2", y),
                    ("stroke", key.Colour),
                    ("stroke-width", Theme.LineWidth),
                    ("stroke-dasharray", key.Shape == KeyShape.Dashed ? "5 3" : null)
                );
                break;
        }
    }

    private void Paragraph(string text, double size, Colour colour, bool bold = false)
    {
        var lines = TextMeasure.Wrap(text, Width - (2 * Margin), size, bold, most: 4);
        foreach (var line in lines)
        {
            Text(line, Margin, Filled + (size * TextMeasure.LineHeight / 2), size, colour, bold: bold);
            Filled += size * TextMeasure.LineHeight;
        }
        Filled += lines.Count > 0 ? 3 : 0;
    }
}
