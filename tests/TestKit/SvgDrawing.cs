using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using TradeSim.Figures;
using TradeSim.Figures.Layout;
using TradeSim.Figures.Svg;

namespace TradeSim.TestKit;

/// <summary>An SVG taken apart again: its labels and where they stand, and what it is made of.</summary>
internal sealed partial class SvgDrawing
{
    public static readonly XNamespace Namespace = "http://www.w3.org/2000/svg";

    public SvgDrawing(string svg)
    {
        Root = XDocument.Parse(svg).Root!;
        var size = Root.Attribute("viewBox")!.Value.Split(' ').Select(Number).ToArray();
        (Width, Height) = (size[2], size[3]);
        Labels = [.. Root.Descendants(Namespace + "text").Select(Label.Of)];
    }

    public XElement Root { get; }

    public double Width { get; }

    public double Height { get; }

    public IReadOnlyList<Label> Labels { get; }

    public static SvgDrawing Of(Figure figure, FigureStyle? style = null) => new(SvgRenderer.Render(figure, style));

    public int Count(string name) =>
        Root.Descendants().Count(element => (element.Attribute("class")?.Value ?? "").Split(' ').Contains(name));

    public IEnumerable<XElement> WithClass(string name) =>
        Root.Descendants().Where(element => (element.Attribute("class")?.Value ?? "").Split(' ').Contains(name));

    /// <summary>What must not change unnoticed: the kind, how many marks of which sort, and every label in drawing order.</summary>
    public string Structure()
    {
        var marks = Root.Descendants()
            .SelectMany(element => (element.Attribute("class")?.Value ?? "").Split(' '))
            .Where(name => MarkName().IsMatch(name))
            .GroupBy(name => name)
            .OrderBy(group => group.Key, StringComparer.Ordinal);
        return string.Join(
            '\n',
            [
                Root.Attribute("data-kind")!.Value,
                .. marks.Select(group => string.Create(CultureInfo.InvariantCulture, $"{group.Key} {group.Count()}")),
                "",
                .. Labels.Select(label => label.Text),
                "",
                Root.Element(Namespace + "desc")!.Value,
                "",
            ]
        );
    }

    /// <summary>Every two labels that cover each other, and every label that leaves the sheet.</summary>
    public IEnumerable<string> Collisions()
    {
        for (var i = 0; i < Labels.Count; i++)
        {
            var box = Labels[i].Box;
            if (box.Left < -0.5 || box.Top < -0.5 || box.Right > Width + 0.5 || box.Bottom > Height + 0.5)
                yield return $"'{Labels[i].Text}' leaves the sheet: {box}";
            for (var k = i + 1; k < Labels.Count; k++)
                if (box.Overlaps(Labels[k].Box))
                    yield return $"'{Labels[i].Text}' covers '{Labels[k].Text}'";
        }
    }

    public static double Number(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    // Classes that say what a thing is; ts-f-… and ts-s-… only say its colour.
    [GeneratedRegex("^ts-(?![fs]-|halo|figure)")]
    private static partial Regex MarkName();

    internal sealed record Label(string Text, Box Box)
    {
        public static Label Of(XElement element)
        {
            var size = Number(element.Attribute("font-size")!.Value);
            var (x, y) = (Number(element.Attribute("x")!.Value), Number(element.Attribute("y")!.Value));
            var width = TextMeasure.Width(element.Value, size, bold: element.Attribute("font-weight") is not null);
            var start = element.Attribute("text-anchor")?.Value switch
            {
                "middle" => -width / 2,
                "end" => -width,
                _ => 0,
            };
            // From the top of capitals to just under the baseline.
            var box = element.Attribute("transform") is null
                ? new Box(x + start, y - (size * 0.8), x + start + width, y + (size * 0.2))
                : new Box(x - (size * 0.8), y - start - width, x + (size * 0.2), y - start);
            return new Label(element.Value, box);
        }
    }
}
