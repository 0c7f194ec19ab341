using System.Runtime.CompilerServices;
using SkiaSharp;
using TradeSim.Figures.Png;

namespace TradeSim.Figures.Tests;

public sealed class PngTests
{
    private const int PixelsPerPixel = 2;

    public static TheoryData<string> Kinds => Samples.Names();

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_label_of_the_SVG_is_in_the_PNG_and_nothing_is_cut(string kind)
    {
        foreach (var scheme in new[] { ColourScheme.Light, ColourScheme.Dark })
        foreach (var width in new[] { FigureStyle.Narrow, FigureStyle.Wide })
        {
            var style = new FigureStyle { Width = width, Scheme = scheme };
            var figure = Samples.All[kind]();
            var svg = SvgDrawing.Of(figure, style);
            using var png = SKBitmap.Decode(PngRenderer.Render(figure, style));
            Assert.Equal((svg.Width * PixelsPerPixel, svg.Height * PixelsPerPixel), (png.Width, png.Height));

            var paper = SKColor.Parse(scheme == ColourScheme.Dark ? Theme.Paper.Dark : Theme.Paper.Light);
            Assert.All(Edge(png), at => Assert.Equal(paper, png.GetPixel(at.X, at.Y)));
            Assert.All(svg.Labels.Where(label => label.Text.Trim().Length > 0), label =>
                Assert.True(Colours(png, label.Box) > 1, $"{kind}, {width}, {scheme}: '{label.Text}' is not drawn")
            );
        }
    }

    [Fact]
    public void The_same_figure_gives_the_same_bytes() =>
        Assert.Equal(PngRenderer.Render(Samples.All["line"]()), PngRenderer.Render(Samples.All["line"]()));

    [Fact]
    public void Characters_that_the_embedded_font_lacks_are_drawn_all_the_same()
    {
        var figure = new LineChart(
            new FigureText("中文 Ελληνικά Кыргызстан"),
            Axis.Years,
            new Axis("y"),
            [1, 2],
            [new LineSeries("a", [1, 2])]
        );
        Assert.NotEmpty(PngRenderer.Render(figure));
    }

    [Fact]
    public void Only_one_file_uses_the_plotting_library()
    {
        var users = Directory
            .GetFiles(Source(), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Where(file =>
                File.ReadAllText(file) is var text
                && (text.Contains("ScottPlot.", StringComparison.Ordinal) || text.Contains("using ScottPlot", StringComparison.Ordinal))
            )
            .Select(Path.GetFileName);
        Assert.Equal(["PngRenderer.cs"], users);
    }

    /// <summary>The outermost pixels on all four sides.</summary>
    private static IEnumerable<(int X, int Y)> Edge(SKBitmap png)
    {
        for (var x = 0; x < png.Width; x++)
            foreach (var y in new[] { 0, png.Height - 1 })
                yield return (x, y);
        for (var y = 0; y < png.Height; y++)
            foreach (var x in new[] { 0, png.Width - 1 })
                yield return (x, y);
    }

    /// <summary>How many colours a box shows: one where nothing is drawn in it.</summary>
    private static int Colours(SKBitmap png, Layout.Box box)
    {
        var seen = new HashSet<SKColor>();
        for (var y = (int)(box.Top * PixelsPerPixel); y < (int)(box.Bottom * PixelsPerPixel); y++)
        for (var x = (int)(box.Left * PixelsPerPixel); x < (int)(box.Right * PixelsPerPixel); x++)
            seen.Add(png.GetPixel(x, y));
        return seen.Count;
    }

    private static string Source([CallerFilePath] string file = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "src"));
}
