using TradeSim.Figures.Layout;

namespace TradeSim.Figures.Svg;

/// <summary>Draws a figure as SVG: text stays text, the same figure and style give the same bytes, and no culture moves a
/// coordinate.</summary>
internal static class SvgRenderer
{
    /// <summary>What figures need besides their colours.</summary>
    internal static string Css(ColourScheme scheme)
    {
        var paper = scheme switch
        {
            ColourScheme.Light => Theme.Paper.Light,
            ColourScheme.Dark => Theme.Paper.Dark,
            _ => $"var(--ts-paper,{Theme.Paper.Light})",
        };
        return $"svg.ts-figure{{font-variant-numeric:tabular-nums}}.ts-halo{{stroke:{paper};stroke-width:3px;stroke-linejoin:round}}\n";
    }

    /// <summary>The figure as one <c>svg</c> element.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="style">How wide, for whom, and where it goes; <see cref="FigureStyle.Default"/> where null.</param>
    /// <exception cref="ArgumentException">There is no layout for this kind of figure.</exception>
    public static string Render(Figure figure, FigureStyle? style = null)
    {
        ArgumentNullException.ThrowIfNull(figure);
        style ??= FigureStyle.Default;
        var drawing = FigureLayout.Of(figure, style);
        var svg = new SvgWriter(style.Scheme);
        svg.Open(
            "svg",
            ("xmlns", "http://www.w3.org/2000/svg"),
            ("viewBox", $"0 0 {Markup.Coordinate(drawing.Width)} {Markup.Coordinate(drawing.Height)}"),
            ("width", drawing.Width),
            ("height", drawing.Height),
            ("class", "ts-figure"),
            ("role", "img"),
            ("font-family", Theme.Font),
            ("data-kind", drawing.Kind)
        );
        svg.Content(drawing.Title, "title");
        svg.Content(drawing.Description, "desc");
        if (!style.Embedded)
            svg.Raw($"<style>\n{(style.Scheme == ColourScheme.Reader ? Theme.Css(themeSwitch: false) : "")}{Css(style.Scheme)}</style>\n");
        svg.Leaf("rect", ("width", drawing.Width), ("height", drawing.Height), ("fill", Theme.Paper));
        foreach (var mark in drawing.Marks)
            Write(svg, mark);
        svg.Close();
        return svg.ToString();
    }

    private static void Write(SvgWriter svg, Mark mark)
    {
        switch (mark.Role)
        {
            case MarkRole.Open:
                svg.Open(mark.Name, mark.Attributes);
                break;
            case MarkRole.Close:
                svg.Close();
                break;
            case MarkRole.Text:
                svg.Phrase(mark.Text, mark.Strong, mark.Attributes);
                break;
            default:
                if (mark.Tooltip is { } tooltip)
                    svg.Hint(tooltip, mark.Name, mark.Attributes);
                else
                    svg.Leaf(mark.Name, mark.Attributes);
                break;
        }
    }
}
