namespace TradeSim.Figures;

/// <summary>Draws figures as PNG, where the build had the library for it and the machine has its native part.</summary>
/// <remarks>SVG by <see cref="Svg.SvgRenderer"/> is the default and needs neither. A PNG shows the same data, colours and words in a plainer layout.</remarks>
public abstract partial class PngRenderer
{
    private static readonly Lazy<(PngRenderer? Renderer, string Reason)> Probed = new(() =>
    {
        PngRenderer? renderer = null;
        var reason = "PNG needs ScottPlot, and the NuGet registry lacked it when this was built; SVG is written instead.";
        Create(ref renderer, ref reason);
        return (renderer, renderer is null ? reason : "");
    });

    private protected PngRenderer()
    {
    }

    /// <summary>The renderer, or null where there is none; what is missing is probed once a process.</summary>
    /// <param name="reason">What is missing, in one line; empty where nothing is.</param>
    public static PngRenderer? TryCreate(out string reason)
    {
        (var renderer, reason) = Probed.Value;
        return renderer;
    }

    /// <summary>Writes a figure as PNG, with two pixels for each of the style's.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="path">The file; it is overwritten.</param>
    /// <param name="style">How wide and for whom; <see cref="ColourScheme.Reader"/> is light here.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public abstract void SavePng(Figure figure, string path, FigureStyle? style = null);

    /// <summary>Implemented in the one file that knows the library, if that file is compiled.</summary>
    static partial void Create(ref PngRenderer? renderer, ref string reason);
}
