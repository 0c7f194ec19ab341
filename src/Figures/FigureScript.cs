namespace TradeSim.Figures;

/// <summary>What a page needs once to show embedded figures well: styles, and a script for the cross-hair. Neither loads
/// anything.</summary>
public static class FigureScript
{
    private static readonly Lazy<string> Sheet = new(() =>
        Theme.Css(themeSwitch: true) + Svg.SvgRenderer.Css(ColourScheme.Reader) + Resource("figure.css")
    );
    private static readonly Lazy<string> Script = new(() => Resource("figure.js"));

    /// <summary>The styles: colours for light, dark and print, and the read-out beside the cross-hair. For a <c>style</c>
    /// element.</summary>
    public static string Css => Sheet.Value;

    /// <summary>
    /// The script: a cross-hair that follows the pointer or the arrow keys over line and area charts and reads out every
    /// series. For a <c>script</c> element.
    /// A page that replaces a figure calls <c>tradesimFigures(root)</c> on what it put in.
    /// </summary>
    public static string JavaScript => Script.Value;

    internal static string Resource(string name)
    {
        using var stream = typeof(FigureScript).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The resource {name} is missing from the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
