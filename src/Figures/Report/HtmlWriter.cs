using System.Text;

namespace TradeSim.Figures.Report;

/// <summary>HTML elements, escaped.</summary>
internal sealed class HtmlWriter
{
    private readonly StringBuilder html = new();
    private readonly Stack<string> open = new();

    /// <summary>Opens an element; an attribute without a value is left out.</summary>
    public void Open(string name, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Start(name, attributes);
        open.Push(name);
    }

    /// <summary>Closes the element opened last.</summary>
    public void Close() => html.Append("</").Append(open.Pop()).Append(">\n");

    /// <summary>An element with text.</summary>
    public void Element(string name, string text, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Start(name, attributes);
        html.Append(Markup.Escape(text)).Append("</").Append(name).Append(">\n");
    }

    /// <summary>An element without content: meta.</summary>
    public void Void(string name, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Start(name, attributes);
        html.Append('\n');
    }

    /// <summary>Unescaped markup: SVG, style, script.</summary>
    public void Raw(string markup) => html.Append(markup);

    /// <summary>The text so far.</summary>
    public override string ToString() => html.ToString();

    private void Start(string name, ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        html.Append('<').Append(name);
        foreach (var (attribute, value) in attributes)
            if (value is not null)
                html.Append(' ').Append(attribute).Append("=\"").Append(Markup.Escape(value)).Append('"');
        html.Append('>');
    }
}
