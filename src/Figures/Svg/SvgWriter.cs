using System.Text;

namespace TradeSim.Figures.Svg;

/// <summary>SVG elements, escaped, with coordinates that no culture changes and colours that the reader's scheme does.</summary>
internal sealed class SvgWriter(ColourScheme scheme)
{
    private readonly StringBuilder svg = new();
    private readonly Stack<string> open = new();

    /// <summary>Opens an element. A null attribute is left out; a <see cref="Colour"/> becomes its literal and the class that lets the
    /// scheme overrule it.</summary>
    public void Open(string name, params ReadOnlySpan<(string Name, object? Value)> attributes)
    {
        Start(name, attributes);
        svg.Append(">\n");
        open.Push(name);
    }

    /// <summary>Closes the element opened last.</summary>
    public void Close() => svg.Append("</").Append(open.Pop()).Append(">\n");

    /// <summary>An element without children.</summary>
    public void Leaf(string name, params ReadOnlySpan<(string Name, object? Value)> attributes)
    {
        Start(name, attributes);
        svg.Append("/>\n");
    }

    /// <summary>An element that says more when it is pointed at.</summary>
    public void Hint(string tooltip, string name, params ReadOnlySpan<(string Name, object? Value)> attributes)
    {
        Start(name, attributes);
        svg.Append("><title>").Append(Markup.Escape(tooltip)).Append("</title></").Append(name).Append(">\n");
    }

    /// <summary>An element with text.</summary>
    public void Content(string content, string name, params ReadOnlySpan<(string Name, object? Value)> attributes)
    {
        Start(name, attributes);
        svg.Append('>').Append(Markup.Escape(content)).Append("</").Append(name).Append(">\n");
    }

    /// <summary>A line of text whose last words are bold.</summary>
    public void Phrase(string text, string strong, params ReadOnlySpan<(string Name, object? Value)> attributes)
    {
        Start("text", attributes);
        svg.Append('>').Append(Markup.Escape(text));
        // Some programs drop a plain space at the seam.
        if (strong.Length > 0)
            svg.Append("<tspan font-weight=\"600\">")
                .Append(text.Length > 0 ? "\u00A0" : "")
                .Append(Markup.Escape(strong))
                .Append("</tspan>");
        svg.Append("</text>\n");
    }

    /// <summary>Unescaped markup: a style sheet.</summary>
    public void Raw(string markup) => svg.Append(markup);

    /// <summary>The text so far.</summary>
    public override string ToString() => svg.ToString();

    private void Start(string name, ReadOnlySpan<(string Name, object? Value)> attributes)
    {
        svg.Append('<').Append(name);
        var classes = "";
        foreach (var (attribute, value) in attributes)
            switch (value)
            {
                case null:
                    break;
                case Colour colour:
                    Append(attribute, scheme == ColourScheme.Dark ? colour.Dark : colour.Light);
                    if (scheme == ColourScheme.Reader)
                        classes += $" ts-{attribute[0]}-{colour.Token}";
                    break;
                case double number:
                    Append(attribute, Markup.Coordinate(number));
                    break;
                case string text when attribute == "class":
                    classes += " " + text;
                    break;
                default:
                    Append(attribute, Markup.Escape(value.ToString() ?? ""));
                    break;
            }
        if (classes.Length > 0)
            Append("class", classes[1..]);
    }

    private void Append(string name, string value) => svg.Append(' ').Append(name).Append("=\"").Append(value).Append('"');
}
