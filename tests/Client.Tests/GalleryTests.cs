using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace TradeSim.Client.Tests;

/// <summary>
/// docs/gallery shows what the code draws. To draw it anew: <c>TRADESIM_REBUILD=1 dotnet test --project tests/Client.Tests --
/// --filter-class "*GalleryTests"</c>.
/// </summary>
public sealed partial class GalleryTests(Gallery gallery) : IClassFixture<Gallery>
{
    private static readonly string[] Kinds =
    [
        "ChangeMatrix",
        "FlowMap",
        "ForecastScatter",
        "Frontier",
        "HeatMap",
        "LineChart",
        "SankeyDiagram",
        "SlopeChart",
        "SmallMultiples",
        "StackedArea",
        "StackedBars",
        "Timeline",
        "Tornado",
        "Treemap",
        "Waterfall",
    ];

    private static string Folder => Path.Combine(Repository.Root, "docs", "gallery");

    [Fact]
    public void The_gallery_is_what_the_code_draws()
    {
        var files = gallery.Files().ToArray();
        Recorded.Rebuild(() => Array.ForEach(files, file => File.WriteAllText(Path.Combine(Folder, file.File), file.Text)));
        Assert.Equal(
            files.Select(file => file.File).Order(StringComparer.Ordinal),
            Directory.GetFiles(Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal)
        );
        Assert.All(files, file =>
            Assert.Equal(Rounded(file.Text), Rounded(File.ReadAllText(Path.Combine(Folder, file.File)).ReplaceLineEndings("\n")))
        );
    }

    /// <summary>Scripts find values to the last digit in a figure; a change of the engine that moves only that is none of the
    /// figure.</summary>
    private static string Rounded(string text) =>
        LongNumber()
            .Replace(text, number => double.Parse(number.Value, CultureInfo.InvariantCulture).ToString("G8", CultureInfo.InvariantCulture));

    [Fact]
    public void Every_kind_of_figure_is_in_it() =>
        Assert.Equal(
            Kinds,
            Directory
                .GetFiles(Folder, "*.svg")
                .Select(file => XDocument.Load(file).Root!.Attribute("data-kind")!.Value)
                .Distinct()
                .Order(StringComparer.Ordinal)
        );

    [Fact]
    public void Every_picture_stands_on_the_page()
    {
        var page = File.ReadAllText(Path.Combine(Folder, "README.md"));
        Assert.Equal(
            Directory.GetFiles(Folder, "*.svg").Select(Path.GetFileName).Order(StringComparer.Ordinal),
            Picture().Matches(page).Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void No_label_of_a_shipped_scenario_or_study_covers_another_or_leaves_the_sheet()
    {
        Assert.NotEmpty(gallery.Figures);
        Assert.Empty(
            gallery.Figures.SelectMany(file =>
                new SvgDrawing(File.ReadAllText(file)).Collisions().Select(collision => $"{file}: {collision}")
            )
        );
        // The pages hold each figure a second time, for phones.
        Assert.Empty(
            gallery.Reports.SelectMany(file =>
                new HtmlPage(File.ReadAllText(file))
                    .Drawings.SelectMany(drawing => drawing.Collisions())
                    .Select(collision => $"{file}: {collision}")
            )
        );
    }

    [Fact]
    public void Every_page_of_a_shipped_scenario_or_study_is_sound_html_that_loads_nothing() =>
        Assert.Empty(gallery.Reports.SelectMany(file => new HtmlPage(File.ReadAllText(file)).Faults().Select(fault => $"{file}: {fault}")));

    [GeneratedRegex(@"\d+\.\d{7,}(E-?\d+)?")]
    private static partial Regex LongNumber();

    [GeneratedRegex(@"!\[[^\]]*\]\(([^)]+)\)")]
    private static partial Regex Picture();
}
