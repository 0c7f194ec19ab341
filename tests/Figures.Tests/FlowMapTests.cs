using System.Text;
using TradeSim.Figures.Layout;

namespace TradeSim.Figures.Tests;

public sealed class FlowMapTests
{
    [Fact]
    public void The_outlines_that_ship_are_found_by_their_codes()
    {
        var outlines = CountryOutlines.NaturalEarth;
        Assert.Equal("Natural Earth", outlines.Source);
        Assert.All(["KGZ", "BLR", "RUS", "CHN", "USA", "SGP"], code => Assert.True(outlines.Has(code), code));
        Assert.False(outlines.Has("ROW"));
        Assert.Null(outlines.MiddleOf("ROW"));
        var (longitude, latitude) = outlines.MiddleOf("KGZ")!.Value;
        Assert.InRange(longitude, 73, 76);
        Assert.InRange(latitude, 40.5, 42.5);
    }

    [Theory]
    [InlineData("\"id\": \"AAA\"")]
    [InlineData("\"properties\": { \"name\": \"A\", \"ISO_A3\": \"AAA\" }")]
    public void Other_outlines_are_read_from_GeoJSON(string code)
    {
        var outlines = Read(
            $$"""
            { "type": "FeatureCollection", "features": [ { "type": "Feature", {{code}},
              "geometry": { "type": "Polygon", "coordinates": [[[0,0],[10,0],[10,10],[0,10],[0,0]]] } } ] }
            """
        );
        Assert.Equal("other", outlines.Source);
        Assert.Equal((5.0, 5.0), outlines.MiddleOf("AAA"));
    }

    [Theory]
    [InlineData("no json", "other: not GeoJSON with a FeatureCollection of polygons")]
    [InlineData("{}", "other: not GeoJSON with a FeatureCollection of polygons")]
    [InlineData(
        """{ "features": [ { "geometry": { "type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]]] } } ] }""",
        "other: no feature has a code"
    )]
    public void What_is_no_outline_is_refused(string text, string message) =>
        Assert.StartsWith(message, Assert.Throws<InvalidDataException>(() => Read(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void The_width_of_a_line_follows_its_value_and_its_colour_the_change()
    {
        var lines = SvgDrawing.Of(Samples.Map()).WithClass("ts-flow").ToDictionary(line => line.Attribute("data-value")!.Value);
        double Width(string value) => SvgDrawing.Number(lines[value].Attribute("stroke-width")!.Value);
        Assert.True(Width("9000") > Width("4000") && Width("4000") > Width("2100") && Width("2100") > Width("900"));
        string Colour(string value) => lines[value].Attribute("stroke")!.Value;
        Assert.Equal(Theme.Rise.Fill.Light, Colour("2100"));
        Assert.Equal(Theme.Fall.Fill.Light, Colour("9000"));
        Assert.Equal(Theme.Ghost.Light, Colour("4000"));
        // What the figure is about lies on top of all others.
        Assert.Equal(["75", "137"], lines.Keys.TakeLast(2).Order(StringComparer.Ordinal).Reverse());
    }

    [Fact]
    public void No_land_leaves_the_map_and_no_country_is_torn_where_longitudes_begin_again()
    {
        var drawing = SvgDrawing.Of(Samples.Map());
        var box = drawing.WithClass("ts-plot").Single().Attribute("data-box")!.Value.Split(' ').Select(SvgDrawing.Number).ToArray();
        foreach (var land in drawing.WithClass("ts-land"))
        {
            var numbers = land.Attribute("d")!
                .Value.Split(['M', 'L', 'Z', ' '], StringSplitOptions.RemoveEmptyEntries)
                .Select(SvgDrawing.Number)
                .ToArray();
            for (var i = 0; i < numbers.Length; i += 2)
            {
                Assert.InRange(numbers[i], box[0] - 0.1, box[2] + 0.1);
                Assert.InRange(numbers[i + 1], box[1] - 0.1, box[3] + 0.1);
            }
        }
        // Between Greenland and the pole there is no land: a torn Russia would cross it.
        Assert.Equal(100, MapProjection.Middle([80, 120]), 1e-9);
        Assert.Equal(-175, MapProjection.Middle([170, -160]), 1e-9);
        Assert.Equal(0, MapProjection.Middle([0, 0]), 1e-9);
    }

    [Fact]
    public void The_projection_is_Equal_Earth()
    {
        // The paper gives the aspect ratio 2.05458. Longitudes are evenly spaced on the equator.
        var projection = new MapProjection(0);
        var (x, y) = projection.At(180, 0);
        Assert.Equal(2.05458, x / -projection.At(0, 90).Y, 1e-4);
        Assert.Equal(0, y, 1e-12);
        Assert.Equal(x / 2, projection.At(90, 0).X, 1e-9);
        Assert.Equal(20, new MapProjection(10).Near(380), 1e-9);
    }

    private static CountryOutlines Read(string text) => CountryOutlines.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "other");
}
