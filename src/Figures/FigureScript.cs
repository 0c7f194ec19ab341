using System.Globalization;

namespace TradeSim.Figures;

/// <summary>What a page needs once to show embedded figures well: styles, and a script for the cross-hair. Neither loads
/// anything.</summary>
internal static class FigureScript
{
    private static readonly Lazy<string> Sheet = new(() =>
        FontFaces() + Theme.Css(themeSwitch: true) + Svg.SvgRenderer.Css(ColourScheme.Reader) + Resource("figure.css")
    );
    private static readonly Lazy<string> Script = new(() => Resource("figure.js"));

    /// <summary>The styles: the font, colours for light, dark and print, and the read-out beside the cross-hair. For a <c>style</c>
    /// element.</summary>
    public static string Css => Sheet.Value;

    /// <summary>
    /// The script: a cross-hair that follows the pointer or the arrow keys over line and area charts and reads out every series. For a
    /// <c>script</c> element. A page that replaces a figure calls <c>tradesimFigures(root)</c> on what it put in.
    /// </summary>
    public static string JavaScript => Script.Value;

    internal static string Resource(string name)
    {
        using var reader = new StreamReader(Open(name));
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    /// <summary>The figures' font, inside the page: texts have the measured size on every machine, without a request.</summary>
    private static string FontFaces() => FontFace("Regular", 400) + FontFace("Bold", 600);

    private static string FontFace(string name, int weight)
    {
        using var font = new MemoryStream();
        using (var resource = Open($"TradeSimSans-{name}.woff2"))
            resource.CopyTo(font);
        var data = Convert.ToBase64String(font.GetBuffer(), 0, (int)font.Length);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"@font-face{{font-family:'TradeSim Sans';font-weight:{weight};src:url(data:font/woff2;base64,{data}) format('woff2')}}\n"
        );
    }

    internal static Stream Open(string name) =>
        typeof(FigureScript).Assembly.GetManifestResourceStream(name)
        ?? throw new InvalidOperationException($"The resource {name} is missing from the assembly.");
}
