using TradeSim.Figures.Layout;

namespace TradeSim.Figures.Png;

/// <summary>Draws figures as PNG with ScottPlot 5. No other file refers to ScottPlot.</summary>
/// <remarks>A PNG shows what the SVG of the same style shows: both draw the same layout.</remarks>
internal static class PngRenderer
{
    private const int PixelsPerPixel = 2;

    /// <summary>Writes a figure as PNG, with two pixels for each of the style's.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="path">The file; it is overwritten.</param>
    /// <param name="style">Width, language and colours; <see cref="ColourScheme.Reader"/> is light here.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void SavePng(Figure figure, string path, FigureStyle? style = null) => File.WriteAllBytes(path, Render(figure, style));

    /// <summary>The figure as the bytes of a PNG file.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="style">Width, language and colours; <see cref="ColourScheme.Reader"/> is light here.</param>
    /// <exception cref="ArgumentException">There is no layout for this kind of figure.</exception>
    public static byte[] Render(Figure figure, FigureStyle? style = null)
    {
        ArgumentNullException.ThrowIfNull(figure);
        style ??= FigureStyle.Default;
        var drawing = FigureLayout.Of(figure, style);
        using var plot = new ScottPlot.Plot();
        plot.Layout.Frameless();
        plot.HideAxesAndGrid();
        plot.FigureBackground.Color = ScottPlot.Color.FromHex(Painter.Hex(Theme.Paper, style.Scheme));
        plot.Add.Plottable(new LaidOut(drawing, style.Scheme));
        var (width, height) = ((int)drawing.Width * PixelsPerPixel, (int)drawing.Height * PixelsPerPixel);
        return plot.GetImageBytes(width, height, ScottPlot.ImageFormat.Png);
    }

    /// <summary>A drawing as one of ScottPlot's plottables: its coordinates are pixels, so axes take no part.</summary>
    private sealed class LaidOut(Drawing drawing, ColourScheme scheme) : ScottPlot.IPlottable
    {
        public bool IsVisible { get; set; } = true;

        public ScottPlot.IAxes Axes { get; set; } = new ScottPlot.Axes();

        public IEnumerable<ScottPlot.LegendItem> LegendItems => [];

        public ScottPlot.AxisLimits GetAxisLimits() => ScottPlot.AxisLimits.NoLimits;

        public void Render(ScottPlot.RenderPack rp) => new Painter(rp.Canvas, scheme).Paint(drawing, PixelsPerPixel);
    }
}
