using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace TradeSim.Client.Tests;

/// <summary>
/// docs/gallery shows what the code draws. To draw it anew: <c>TRADESIM_REBUILD=1 dotnet test tests/Client.Tests --filter Gallery</c>.
/// </summary>
public sealed partial class GalleryTests
{
    private static readonly string[] Kinds = ["ForecastScatter", "Frontier", "HeatMap", "LineChart", "SlopeChart", "SmallMultiples", "StackedArea", "StackedBars", "Tornado", "Waterfall"];

    private static string Folder => Path.Combine(Tradesim.Repository, "docs", "gallery");

    [Fact]
    public void The_gallery_is_what_the_code_draws()
    {
        var files = Gallery.Write().ToArray();
        if (Environment.GetEnvironmentVariable("TRADESIM_REBUILD") == "1")
        {
            Directory.CreateDirectory(Folder);
            foreach (var (file, text) in files) File.WriteAllText(Path.Combine(Folder, file), text);
        }
        Assert.Equal(files.Select(file => file.File).Order(StringComparer.Ordinal), Directory.GetFiles(Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.All(files, file => Assert.Equal(file.Text, File.ReadAllText(Path.Combine(Folder, file.File)).ReplaceLineEndings("\n")));
    }

    [Fact]
    public void Every_kind_of_figure_is_in_it() =>
        Assert.Equal(Kinds, Directory.GetFiles(Folder, "*.svg").Select(file => XDocument.Load(file).Root!.Attribute("data-kind")!.Value).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Every_picture_stands_on_the_page()
    {
        var page = File.ReadAllText(Path.Combine(Folder, "README.md"));
        Assert.Equal(Directory.GetFiles(Folder, "*.svg").Select(Path.GetFileName).Order(StringComparer.Ordinal), Picture().Matches(page).Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"!\[[^\]]*\]\(([^)]+)\)")]
    private static partial Regex Picture();
}
