namespace TradeSim.Figures.Layout;

/// <summary>The name of a line or layer, shown beside its end.</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">The value at the end, as written.</param>
/// <param name="Colour">The colour of both.</param>
/// <param name="Y">Where the line ends, in pixels from the top.</param>
internal sealed record EndLabel(string Name, string Value, Colour Colour, double Y);

/// <summary>Names beside the ends of lines, moved apart where they would overlap. They are easier to read than a legend.</summary>
internal sealed class EndLabels
{
    private const double Size = Theme.LabelSize;
    private const double Leader = 16;
    private readonly List<(EndLabel Label, IReadOnlyList<string> Lines)> labels = [];

    private EndLabels() { }

    /// <summary>The room beside the plot, in pixels.</summary>
    public double Room { get; private set; }

    /// <summary>The height that all labels take together, in pixels.</summary>
    public double Height => labels.Sum(label => HeightOf(label.Lines.Count));

    /// <summary>The labels set, or null where they would not fit and a legend serves better.</summary>
    /// <param name="all">The labels; their Y is not looked at yet.</param>
    /// <param name="width">The most room they may take beside the plot.</param>
    /// <param name="height">The height of the plot.</param>
    public static EndLabels? TryFit(IEnumerable<EndLabel> all, double width, double height)
    {
        var fitted = new EndLabels();
        var text = width - Leader;
        foreach (var label in all)
        {
            IReadOnlyList<string> words = label.Name.Length > 0 ? TextMeasure.Wrap(label.Name, text, Size) : [""];
            if (words.Count > 3 || words.Any(line => line.EndsWith('…') && !label.Name.EndsWith('…')))
                return null;
            var apart =
                label.Value.Length > 0
                && TextMeasure.Width($"{words[^1]} ", Size) + TextMeasure.Width(label.Value, Size, bold: true) > text;
            fitted.labels.Add((label, apart ? [.. words, ""] : words));
        }
        fitted.Room =
            Leader
            + fitted.labels.Max(label =>
                label
                    .Lines.Select(
                        (line, i) =>
                            TextMeasure.Width(line, Size)
                            + (i == label.Lines.Count - 1 ? TextMeasure.Width($" {label.Label.Value}", Size, bold: true) : 0)
                    )
                    .Max()
            );
        return fitted.Height <= height ? fitted : null;
    }

    /// <summary>Draws the labels beside the plot's right (or left) edge, at the heights their lines end.</summary>
    public void Draw(Sheet sheet, double edge, double top, double bottom, IReadOnlyList<double> ends, bool leftwards = false)
    {
        var middles = Apart([.. labels.Select((label, i) => (ends[i], HeightOf(label.Lines.Count)))], top, bottom);
        var side = leftwards ? -1 : 1;
        for (var i = 0; i < labels.Count; i++)
        {
            var (label, lines) = labels[i];
            if (Math.Abs(middles[i] - ends[i]) > 4)
                sheet.Drawing.Leaf(
                    "path",
                    (
                        "d",
                        $"M{Markup.Coordinate(edge + (side * 5))} "
                            + $"{Markup.Coordinate(ends[i])}L{Markup.Coordinate(edge + (side * (Leader - 4)))} "
                            + $"{Markup.Coordinate(middles[i])}"
                    ),
                    ("fill", "none"),
                    ("stroke", Theme.Ghost),
                    ("stroke-width", 1.0)
                );
            var first = middles[i] - ((lines.Count - 1) * Size * TextMeasure.LineHeight / 2);
            for (var k = 0; k < lines.Count; k++)
                sheet.Text(
                    lines[k],
                    edge + (side * Leader),
                    first + (k * Size * TextMeasure.LineHeight),
                    Size,
                    label.Colour,
                    leftwards ? Anchor.End : Anchor.Start,
                    strong: k == lines.Count - 1 ? label.Value : ""
                );
        }
    }

    /// <summary>
    /// Middles as near as possible to where they are wanted and not overlapping: neighbours that would overlap form a block around their
    /// common mean, and blocks that meet merge (pool adjacent violators).
    /// </summary>
    internal static double[] Apart(IReadOnlyList<(double Want, double Height)> wanted, double top, double bottom)
    {
        var order = Enumerable.Range(0, wanted.Count).OrderBy(i => wanted[i].Want).ToArray();
        var blocks = new List<(double Start, double Height, List<int> Members)>();
        foreach (var i in order)
        {
            blocks.Add((Inside(wanted[i].Want - (wanted[i].Height / 2), wanted[i].Height), wanted[i].Height, [i]));
            while (blocks.Count > 1 && blocks[^2].Start + blocks[^2].Height > blocks[^1].Start)
            {
                var (above, below) = (blocks[^2], blocks[^1]);
                List<int> members = [.. above.Members, .. below.Members];
                var (height, offset, sum) = (above.Height + below.Height, 0.0, 0.0);
                foreach (var member in members)
                {
                    sum += wanted[member].Want - offset - (wanted[member].Height / 2);
                    offset += wanted[member].Height;
                }
                blocks.RemoveRange(blocks.Count - 2, 2);
                blocks.Add((Inside(sum / members.Count, height), height, members));
            }
        }
        var middles = new double[wanted.Count];
        foreach (var (start, _, members) in blocks)
        {
            var y = start;
            foreach (var member in members)
            {
                middles[member] = y + (wanted[member].Height / 2);
                y += wanted[member].Height;
            }
        }
        return middles;

        double Inside(double start, double height) => Math.Max(top, Math.Min(start, bottom - height));
    }

    private static double HeightOf(int lines) => (lines * Size * TextMeasure.LineHeight) + 1;
}
