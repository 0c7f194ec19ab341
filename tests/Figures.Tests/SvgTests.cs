using System.Globalization;
using System.Runtime.CompilerServices;
using System.Xml.Linq;
using TradeSim.Figures.Svg;

namespace TradeSim.Figures.Tests;

public sealed class SvgTests
{
    private static readonly int[] Widths = [280, FigureStyle.Narrow, 520, FigureStyle.Wide, 1200];

    public static TheoryData<string> Kinds => Samples.Names();

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_structure_of_every_kind_is_as_it_was(string kind)
    {
        var structure = SvgDrawing.Of(Samples.All[kind]()).Structure();
        var file = Path.Combine(SnapshotFolder(), $"{kind.Replace(' ', '-')}.txt");
        var expected = File.Exists(file) ? File.ReadAllText(file).ReplaceLineEndings("\n") : "";
        if (structure != expected)
            File.WriteAllText(Path.ChangeExtension(file, ".received.txt"), structure);
        Assert.Equal(expected, structure);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void No_label_of_any_kind_covers_another_or_leaves_the_sheet(string kind)
    {
        foreach (var width in Widths)
        foreach (var language in ReportLanguage.All)
            Assert.Empty(
                SvgDrawing
                    .Of(Samples.All[kind](), new FigureStyle { Width = width, Language = language })
                    .Collisions()
                    .Select(collision => $"{width} {language.Code}: {collision}")
            );
    }

    [Fact]
    public void No_label_covers_another_however_many_lines_there_are()
    {
        for (var count = 1; count <= 50; count++)
            foreach (var width in Widths)
                Assert.Empty(
                    SvgDrawing
                        .Of(Samples.ManyLines(count), new FigureStyle { Width = width })
                        .Collisions()
                        .Select(collision => $"{count} lines, {width}: {collision}")
                );
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_kind_says_what_it_is_to_those_who_do_not_see_it(string kind)
    {
        var figure = Samples.All[kind]();
        var root = SvgDrawing.Of(figure).Root;
        Assert.Equal("img", root.Attribute("role")!.Value);
        Assert.Equal(figure.Text.Title, root.Elements().First().Value);
        Assert.StartsWith(figure.Text.Subtitle, root.Element(SvgDrawing.Namespace + "desc")!.Value, StringComparison.Ordinal);
        Assert.NotEmpty(root.Descendants(SvgDrawing.Namespace + "title").Skip(1));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_same_figure_gives_the_same_bytes_whatever_culture_the_thread_has(string kind)
    {
        var expected = SvgRenderer.Render(Samples.All[kind]());
        var before = CultureInfo.CurrentCulture;
        try
        {
            foreach (var name in new[] { "tr-TR", "de-DE", "fa-IR", "ar-SA", "en-US" })
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(name);
                Assert.Equal(expected, SvgRenderer.Render(Samples.All[kind]()));
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("tr-TR", "1.234", "3,25")]
    [InlineData("de-DE", "1.234", "3,25")]
    [InlineData("", "1,234", "3.25")]
    public void The_readers_culture_changes_how_numbers_are_written_and_no_coordinate(string culture, string thousands, string decimals)
    {
        static LineChart Figure() =>
            new(new FigureText("Title"), Axis.Years, new Axis("y"), [2023, 2024], [new LineSeries("a", [3.25, 1234.4])]);
        static IEnumerable<string> Geometry(XElement root) =>
            root.Descendants()
                .Attributes()
                .Where(attribute => attribute.Name != "data-text")
                .Select(attribute => $"{attribute.Name}={attribute.Value}");
        var invariant = SvgDrawing.Of(Figure(), new FigureStyle { Culture = CultureInfo.InvariantCulture }).Root;
        var readers = SvgDrawing.Of(Figure(), new FigureStyle { Culture = CultureInfo.GetCultureInfo(culture) }).Root;
        Assert.Equal(Geometry(invariant), Geometry(readers));
        Assert.Equal(
            [decimals, thousands],
            Figure().Table(ReportLanguage.English).Rows.Select(row => row[1].Display(CultureInfo.GetCultureInfo(culture)))
        );
    }

    [Fact]
    public void Hostile_names_stay_text()
    {
        const string Hostile = "<script>alert(1)</script> \" ' & =cmd() \u001b[31m \ud800 \u202e ]]> <!--";
        var text = new FigureText(Hostile, Hostile, Hostile, Hostile);
        var axis = new Axis(Hostile, Hostile);
        var target = new TargetLine(Hostile, 2);
        Figure[] figures =
        [
            new LineChart(
                text,
                axis,
                axis,
                [1, 2],
                [new LineSeries(Hostile, [1, 2]), new LineSeries("short", [1]) { Points = true }],
                target
            ),
            new SmallMultiples(text, axis, axis, [1, 2], [new Panel(Hostile, [new LineSeries(Hostile, [1, 2])], target)]),
            new StackedArea(text, axis, axis, [1, 2], [new Layer(Hostile, [1, 2])]),
            new StackedBars(text, axis, [Hostile], [new Layer(Hostile, [1])]),
            new Waterfall(text, axis, Hostile, 1, [new Contribution(Hostile, 1)], Hostile, target),
            new Tornado(text, axis, 1, [new Swing(Hostile, Hostile, Hostile, 0, 2)], target),
            new HeatMap(
                text,
                axis,
                axis,
                axis,
                [Hostile],
                [Hostile],
                [
                    [1],
                ]
            )
            {
                Target = target,
            },
            new SlopeChart(text, axis, Hostile, Hostile, [new Slope(Hostile, 1, 2)]),
            new Frontier(text, axis, axis, [new CostedOption(Hostile, 1, 2)], target),
            new ForecastScatter(text, axis, axis, [new ForecastPoint(Hostile, 1, 2)]),
            new SankeyDiagram(text, axis, Hostile, Hostile, [Hostile], [new SankeyNode(Hostile, [1], [2])]),
            new ChangeMatrix(
                text,
                axis,
                [Hostile, Hostile],
                [
                    [null, 1],
                    [2, null],
                ],
                [(0, 1)],
                Hostile
            ),
            new Treemap(text, axis, Hostile, Hostile, [new TreemapPart(Hostile, 1, 2)]),
            new FlowMap(
                text,
                axis,
                CountryOutlines.NaturalEarth,
                [new MapPlace(Hostile, 0, 0, [Hostile]), new MapPlace(Hostile, 10, 10, [])],
                [new MapFlow(0, 1, 1, 0, IsMarked: true)]
            ),
        ];
        foreach (var figure in figures)
        foreach (var width in Widths)
        {
            var svg = SvgRenderer.Render(figure, new FigureStyle { Width = width });
            var drawing = new SvgDrawing(svg);
            Assert.DoesNotContain(drawing.Root.Descendants(), element => element.Name.LocalName is "script" or "foreignObject");
            Assert.DoesNotContain('\u001b', svg);
            Assert.DoesNotContain('\u202e', svg);
            Assert.StartsWith("<script>alert(1)</script>", drawing.Root.Elements().First().Value, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_file_of_its_own_carries_its_colours_and_an_embedded_figure_leaves_them_to_the_page(string kind)
    {
        var own = SvgDrawing.Of(Samples.All[kind]());
        Assert.Contains("prefers-color-scheme:dark", own.Root.Element(SvgDrawing.Namespace + "style")!.Value, StringComparison.Ordinal);
        Assert.Null(SvgDrawing.Of(Samples.All[kind](), new FigureStyle { Embedded = true }).Root.Element(SvgDrawing.Namespace + "style"));
        var dark = SvgRenderer.Render(Samples.All[kind](), new FigureStyle { Scheme = ColourScheme.Dark });
        Assert.Contains($"fill=\"{Theme.Paper.Dark}\"", dark, StringComparison.Ordinal);
        Assert.DoesNotContain("prefers-color-scheme", dark, StringComparison.Ordinal);
    }

    [Fact]
    public void A_script_finds_scales_and_series_on_the_plot()
    {
        var plot = Assert.Single(SvgDrawing.Of(Samples.Line()).WithClass("ts-plot"));
        Assert.Equal("2019 2030", plot.Attribute("data-x-domain")!.Value);
        Assert.Equal("0 500", plot.Attribute("data-y-domain")!.Value);
        Assert.Equal(12, plot.Attribute("data-px")!.Value.Split(' ').Length);
        var corridor = plot.Elements().Single(element => element.Attribute("data-name")?.Value == "Corridor and joint plants");
        Assert.Equal("133 139 160 198 245 296 343 379", corridor.Attribute("data-values")!.Value);
        Assert.Equal("4", corridor.Attribute("data-start")!.Value);
        Assert.Equal(8, corridor.Attribute("data-py")!.Value.Split(' ').Length);
    }

    [Fact]
    public void Marks_stand_where_their_values_are()
    {
        var plot = Assert.Single(SvgDrawing.Of(Samples.Waterfall()).WithClass("ts-plot"));
        var domain = plot.Attribute("data-x-domain")!.Value.Split(' ').Select(SvgDrawing.Number).ToArray();
        var range = plot.Attribute("data-x-range")!.Value.Split(' ').Select(SvgDrawing.Number).ToArray();
        double At(double value) => range[0] + ((value - domain[0]) / (domain[1] - domain[0]) * (range[1] - range[0]));
        foreach (
            var bar in plot.Elements()
                .Where(element => element.Attribute("class")?.Value.Contains("ts-bar", StringComparison.Ordinal) == true)
        )
        {
            var (from, to) = (SvgDrawing.Number(bar.Attribute("data-from")!.Value), SvgDrawing.Number(bar.Attribute("data-to")!.Value));
            Assert.Equal(At(Math.Min(from, to)), SvgDrawing.Number(bar.Attribute("x")!.Value), 0.02);
            Assert.Equal(At(Math.Max(from, to)) - At(Math.Min(from, to)), SvgDrawing.Number(bar.Attribute("width")!.Value), 0.02);
        }
    }

    [Fact]
    public void Ribbons_of_a_Sankey_diagram_are_as_high_as_their_values()
    {
        var figure = Samples.Sankey();
        var drawing = SvgDrawing.Of(figure);
        var bars = drawing.WithClass("ts-part").Select(bar => SvgDrawing.Number(bar.Attribute("height")!.Value)).Sum();
        var ribbons = drawing.WithClass("ts-ribbon").ToArray();
        Assert.Equal(figure.Nodes.Sum(node => node.Before.Concat(node.After).Count(value => value > 0)), ribbons.Length);
        // M x y C .. x y L x y+height C ...
        var heights = ribbons.Select(ribbon =>
        {
            var numbers = ribbon.Attribute("d")!.Value.Split(['M', 'C', 'L', 'Z', ' '], StringSplitOptions.RemoveEmptyEntries);
            return (
                Value: SvgDrawing.Number(ribbon.Attribute("data-value")!.Value),
                Height: SvgDrawing.Number(numbers[9]) - SvgDrawing.Number(numbers[7])
            );
        });
        var unit = heights.Max(item => item.Height) / heights.Max(item => item.Value);
        Assert.All(heights, item => Assert.Equal(unit * item.Value, item.Height, 0.05));
        // Each value stands once in a bar of its flow and once in a bar of its node.
        Assert.Equal(2 * heights.Sum(item => item.Height), bars, 1.0);
    }

    [Fact]
    public void Tiles_of_a_treemap_are_as_large_as_their_shares()
    {
        var figure = Samples.Basket();
        var tiles = SvgDrawing.Of(figure).WithClass("ts-tile").ToArray();
        double Area(XElement tile) =>
            SvgDrawing.Number(tile.Attribute("width")!.Value) * SvgDrawing.Number(tile.Attribute("height")!.Value);
        foreach (var half in new[] { tiles[..(tiles.Length / 2)], tiles[(tiles.Length / 2)..] })
        {
            var values = half.Select(tile => SvgDrawing.Number(tile.Attribute("data-value")!.Value)).ToArray();
            var whole = half.Sum(Area);
            Assert.Equal(tiles[..(tiles.Length / 2)].Sum(Area), whole, whole * 1e-3);
            Assert.All(half.Zip(values), item => Assert.Equal(item.Second / values.Sum(), Area(item.First) / whole, 1e-3));
        }
    }

    [Fact]
    public void Cells_of_a_matrix_of_changes_and_its_totals_add_up_however_narrow_it_is()
    {
        var figure = Samples.Changes();
        foreach (var most in new[] { 2, 4, 6, 10, 20 })
        {
            var reduced = figure.Reduced(most, "Others");
            Assert.Equal(Math.Min(most, figure.Names.Length), reduced.Names.Length);
            Assert.Equal(
                figure.Changes.SelectMany(row => row).Sum(change => change ?? 0),
                reduced.Changes.SelectMany(row => row).Sum(change => change ?? 0),
                1e-9
            );
        }
        Assert.Equal(["Belarus", "Kyrgyzstan", "Others"], figure.Reduced(3, "Others").Names.AsEnumerable());
        // Both directions of the pair, and the legend.
        Assert.Equal(3, SvgDrawing.Of(figure, new FigureStyle { Width = FigureStyle.Narrow }).Count("ts-marked"));
    }

    [Fact]
    public void Odd_data_draw_too()
    {
        var text = new FigureText("Odd data");
        var y = new Axis("y");
        Figure[] figures =
        [
            new LineChart(text, Axis.Years, y, [2030], [new LineSeries("a point", [5])]),
            new LineChart(text, Axis.Years, y, [2023, 2030], [new LineSeries("zero", [0, 0])]),
            new LineChart(text, Axis.Years, new Axis("y") { FreeOfZero = true }, [2023, 2030], [new LineSeries("flat", [1e9, 1e9])]),
            new LineChart(text, Axis.Years, y, [2023, 2030], [new LineSeries("below", [-5, -3])], new TargetLine("Target", -1)),
            new LineChart(text, new Axis("share", kind: NumberKind.Percent), y, [0, 0.5, 1], [new LineSeries("tiny", [1e-7, 2e-7, 5e-7])]),
            new LineChart(text, Axis.Years, y, [2023, 2030], [new LineSeries("huge", [1e15, 3e15])]),
            new StackedArea(text, Axis.Years, y, [2023, 2030], [new Layer("nothing", [0, 0])], asShares: true),
            new Waterfall(text, y, "from", 0, [new Contribution("no change", 0)], "to"),
            new Waterfall(text, y, "from", -10, [new Contribution("up", 25), new Contribution("down", -40)], "to"),
            new Tornado(text, y, 5, [new Swing("none", "", "", 5, 5)]),
            new HeatMap(
                text,
                y,
                y,
                y,
                ["a"],
                ["b"],
                [
                    [0],
                ]
            ),
            new HeatMap(
                text,
                y,
                y,
                y,
                ["a"],
                ["b"],
                [
                    [0],
                ]
            )
            {
                Centre = 0,
            },
            new SlopeChart(text, y, "before", "after", [new Slope("same", 0, 0)]),
            new SankeyDiagram(text, y, "before", "after", ["nothing"], [new SankeyNode("none", [0], [0])]),
            new SankeyDiagram(text, y, "before", "after", ["a", "b"], [new SankeyNode("new", [0, 0], [0, 1e-9])]),
            new ChangeMatrix(
                text,
                y,
                ["a", "b"],
                [
                    [null, 0],
                    [0, null],
                ]
            ),
            new ChangeMatrix(
                text,
                y,
                ["a", "b"],
                [
                    [null, 1e15],
                    [null, null],
                ]
            ),
            new Treemap(text, y, "before", "after", [new TreemapPart("nothing", 0, 0)]),
            new FlowMap(
                text,
                y,
                CountryOutlines.NaturalEarth,
                [new MapPlace("a", 20, 50, []), new MapPlace("at the same place", 20, 50, [])],
                [new MapFlow(0, 1, 0, 0)]
            ),
            new FlowMap(
                text,
                y,
                CountryOutlines.NaturalEarth,
                [
                    new MapPlace("Fiji", 178, -18, ["FJI"], true),
                    new MapPlace("Samoa", -172, -14, ["WSM"]),
                    new MapPlace("Pole", 0, -90, []),
                ],
                [new MapFlow(0, 1, 1e12, 3), new MapFlow(2, 1, 1e-9, -1)]
            ),
            new Treemap(text, y, "before", "after", [new TreemapPart("all", 1, 0), new TreemapPart("none", 0, 1e-9)]),
            new Frontier(text, y, y, [new CostedOption("only", 0, 0)]),
            new ForecastScatter(text, y, y, [new ForecastPoint("hit", 0, 0)]),
            new ForecastScatter(
                text,
                new Axis("f") { Logarithmic = true },
                new Axis("a") { Logarithmic = true },
                [new ForecastPoint("hit", 10, 10)]
            ),
        ];
        foreach (var figure in figures)
        foreach (var width in Widths)
        {
            var svg = SvgRenderer.Render(figure, new FigureStyle { Width = width });
            Assert.DoesNotContain("NaN", svg, StringComparison.Ordinal);
            Assert.DoesNotContain("Infinity", svg, StringComparison.Ordinal);
            Assert.Empty(new SvgDrawing(svg).Collisions());
        }
    }

    [Fact]
    public void Long_words_are_cut_before_they_leave_the_sheet()
    {
        var word = new string('W', 120);
        foreach (var kind in Samples.All.Values)
        foreach (var width in Widths)
            Assert.Empty(
                SvgDrawing
                    .Of(WithTitle(kind(), word), new FigureStyle { Width = width })
                    .Collisions()
                    .Where(collision => collision.Contains("leaves", StringComparison.Ordinal))
                    .Select(collision => $"{kind().GetType().Name} {width}: {collision[^110..]}")
            );
    }

    private static Figure WithTitle(Figure figure, string word) =>
        figure switch
        {
            LineChart line => new LineChart(
                new FigureText(word, word, word, word),
                line.X,
                new Axis(word),
                line.Positions,
                line.Series.Select(series => new LineSeries(series.Name + word, series.Values) { Start = series.Start }),
                new TargetLine(word, 500, 2030)
            ),
            StackedBars bars => new StackedBars(
                new FigureText(word),
                new Axis(word),
                bars.Categories.Select(name => name + word),
                bars.Layers.Select(layer => new Layer(layer.Name + word, layer.Values))
            ),
            SlopeChart slopes => new SlopeChart(
                new FigureText(word),
                new Axis(word),
                word,
                word,
                slopes.Slopes.Select(slope => new Slope(slope.Name + word, slope.Before, slope.After))
            ),
            Waterfall fall => new Waterfall(
                new FigureText(word),
                new Axis(word),
                word,
                fall.Start,
                fall.Steps.Select(step => new Contribution(step.Name + word, step.Change)),
                word,
                new TargetLine(word, 500)
            ),
            SankeyDiagram sankey => new SankeyDiagram(
                new FigureText(word),
                new Axis(word),
                word,
                word,
                sankey.Flows.Select(name => name + word),
                sankey.Nodes.Select(node => new SankeyNode(node.Name + word, node.Before, node.After))
            ),
            ChangeMatrix matrix => new ChangeMatrix(
                new FigureText(word),
                new Axis(word),
                matrix.Names.Select(name => name + word),
                matrix.Changes.Select(row => row.AsEnumerable()),
                matrix.Marked,
                word
            ),
            FlowMap map => new FlowMap(
                new FigureText(word),
                new Axis(word, word),
                map.Outlines,
                map.Places.Select(place => new MapPlace(place.Name + word, place.Longitude, place.Latitude, place.Codes, place.IsMarked)),
                map.Flows
            ),
            Treemap treemap => new Treemap(
                new FigureText(word),
                new Axis(word, word),
                word,
                word,
                treemap.Parts.Select(part => new TreemapPart(part.Name + word, part.Before, part.After))
            ),
            Frontier frontier => new Frontier(
                new FigureText(word),
                new Axis(word),
                new Axis(word),
                frontier.Options.Select(option => new CostedOption(option.Name + word, option.Cost, option.Outcome)),
                new TargetLine(word, 500)
            ),
            _ => figure,
        };

    private static string SnapshotFolder([CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file)!, "Snapshots");
}
