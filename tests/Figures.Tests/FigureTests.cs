namespace TradeSim.Figures.Tests;

public sealed class FigureTests
{
    private static readonly FigureText Text = new("Title");
    private static readonly Axis Y = new("Turnover", "million US dollars");

    public static TheoryData<string, Func<object>> Mistakes =>
        new()
        {
            { "A figure needs a title that states its finding. (Parameter 'Title')", () => new FigureText(" ") },
            { "Series 'a': value 2 of 3 is NaN; a figure takes finite numbers only.", () => new LineSeries("a", [1, double.NaN, 3]) },
            {
                "Series 'a': value 1 of 1 is Infinity; a figure takes finite numbers only.",
                () => new LineSeries("a", [double.PositiveInfinity])
            },
            { "Series 'a' has no values.", () => new LineSeries("a", []) },
            { "A series needs a name.", () => new LineSeries("", [1]) },
            {
                "Series 'a' has 3 values from position 0, and the x axis has 2.",
                () => new LineChart(Text, Axis.Years, Y, [1, 2], [new LineSeries("a", [1, 2, 3])])
            },
            {
                "Series 'a' has 2 values from position 1, and the x axis has 2.",
                () => new LineChart(Text, Axis.Years, Y, [1, 2], [new LineSeries("a", [1, 2]) { Start = 1 }])
            },
            {
                "Two series are called 'a'.",
                () => new LineChart(Text, Axis.Years, Y, [1], [new LineSeries("a", [1]), new LineSeries("a", [2])])
            },
            {
                "The x axis: value 2 is 2023 after 2024; the values must rise.",
                () => new LineChart(Text, Axis.Years, Y, [2024, 2023], [new LineSeries("a", [1, 2])])
            },
            { "Series: there are none, and a figure needs at least one.", () => new LineChart(Text, Axis.Years, Y, [1], []) },
            {
                "Series: there are 51, and this figure stays readable up to 50.",
                () => new LineChart(Text, Axis.Years, Y, [1], Enumerable.Range(0, 51).Select(i => new LineSeries($"{i}", [1])))
            },
            {
                "A band of series 'a' has 1 values where 2 are expected.",
                () => new LineChart(Text, Axis.Years, Y, [1, 2], [new LineSeries("a", [1, 2]) { Bands = [new FanBand(0.5, [1], [2])] }])
            },
            { "A band's share lies between 0 and 1. (Parameter 'share')", () => new FanBand(1, [1], [2]) },
            { "A band's lower edge lies above its upper edge at value 2.", () => new FanBand(0.5, [1, 3], [2, 2]) },
            { "The upper edge of a band has 1 values where 2 are expected.", () => new FanBand(0.5, [1, 3], [2]) },
            { "Layer 'a': value 1 is -1; parts of a whole cannot be negative.", () => new Layer("a", [-1]) },
            { "Layer 'a' has 1 values where 2 are expected.", () => new StackedArea(Text, Axis.Years, Y, [1, 2], [new Layer("a", [1])]) },
            {
                "An area needs at least two positions along the x axis; use StackedBars for one.",
                () => new StackedArea(Text, Axis.Years, Y, [1], [new Layer("a", [1])])
            },
            {
                "Layers: there are 13, and this figure stays readable up to 12.",
                () => new StackedBars(Text, Y, ["x"], Enumerable.Range(0, 13).Select(i => new Layer($"{i}", [1])))
            },
            { "Contribution 'a' is NaN; a figure takes finite numbers only.", () => new Contribution("a", double.NaN) },
            { "The high outcome of 'a' is NaN; a figure takes finite numbers only.", () => new Swing("a", "", "", 1, double.NaN) },
            {
                "The heat map has 2 row names and 1 rows of cells.",
                () =>
                    new HeatMap(
                        Text,
                        Y,
                        Y,
                        Y,
                        ["x"],
                        ["a", "b"],
                        [
                            [1],
                        ]
                    )
            },
            {
                "Row 'a' has 2 cells where 1 are expected.",
                () =>
                    new HeatMap(
                        Text,
                        Y,
                        Y,
                        Y,
                        ["x"],
                        ["a"],
                        [
                            [1, 2],
                        ]
                    )
            },
            {
                "No cell of the heat map has a value.",
                () =>
                    new HeatMap(
                        Text,
                        Y,
                        Y,
                        Y,
                        ["x"],
                        ["a"],
                        [
                            [null],
                        ]
                    )
            },
            {
                "'a' is not above zero, and the axes are logarithmic.",
                () => new ForecastScatter(Text, new Axis("f") { Logarithmic = true }, Y, [new ForecastPoint("a", 0, 1)])
            },
            {
                "Row 1 has 1 cells where the table has 2 headers.",
                () =>
                    new FigureTable(
                        ["a", "b"],
                        [
                            [TableCell.Of("x")],
                        ]
                    )
            },
            {
                "'a' after has 1 values where 2 are expected.",
                () => new SankeyDiagram(Text, Y, "x", "y", ["f", "g"], [new SankeyNode("a", [1, 2], [1])])
            },
            { "'a' before: value 1 is -1; parts of a whole cannot be negative.", () => new SankeyNode("a", [-1], [1]) },
            { "'a' after: value 1 is -1; parts of a whole cannot be negative.", () => new TreemapPart("a", 1, -1) },
            {
                "The matrix has 2 names and 1 rows of changes.",
                () =>
                    new ChangeMatrix(
                        Text,
                        Y,
                        ["a", "b"],
                        [
                            [null, 1],
                        ]
                    )
            },
            {
                "A marked cell lies outside the matrix. (Parameter 'marked')",
                () =>
                    new ChangeMatrix(
                        Text,
                        Y,
                        ["a", "b"],
                        [
                            [null, 1],
                            [1, null],
                        ],
                        [(0, 2)]
                    )
            },
            {
                "A flow goes from place 0 to 0, and there are 1 places.",
                () => new FlowMap(Text, Y, CountryOutlines.NaturalEarth, [new MapPlace("a", 0, 0, [])], [new MapFlow(0, 0, 1, 0)])
            },
            { "'a' lies at no longitude from -180 to 180 and latitude from -90 to 90.", () => new MapPlace("a", 181, 0, []) },
            { "There is no language 'fr'; there are en, de, ru. (Parameter 'code')", () => ReportLanguage.For("fr") },
        };

    [Theory]
    [MemberData(nameof(Mistakes), DisableDiscoveryEnumeration = true)]
    public void A_mistake_is_named(string message, Func<object> make) =>
        Assert.Equal(message, Assert.ThrowsAny<ArgumentException>(make).Message);

    [Fact]
    public void A_figure_keeps_its_numbers_when_the_caller_changes_his()
    {
        double[] values = [1, 2];
        var series = new LineSeries("a", values);
        values[0] = double.NaN;
        Assert.Equal(1, series.Values[0]);
    }

    [Fact]
    public void Shares_add_up_to_one()
    {
        var layers = Samples.Shares().Layers;
        for (var i = 0; i < Samples.Years.Length; i++)
            Assert.Equal(1, layers.Sum(layer => layer.Values[i]), 1e-12);
    }

    [Fact]
    public void A_waterfall_ends_where_its_steps_lead() => Assert.Equal(379, Samples.Waterfall().End, 1e-9);

    [Fact]
    public void A_tornado_shows_the_widest_swing_first() =>
        Assert.Equal(
            [
                "Trade elasticity",
                "Growth of Kyrgyzstan",
                "Speed of adjustment",
                "Growth of Belarus",
                "Cost share of border delays",
                "Depreciation",
                "World price of fuels",
            ],
            Samples.Tornado().Swings.Select(swing => swing.Name)
        );

    [Fact]
    public void The_frontier_holds_what_nothing_beats_on_both() =>
        Assert.Equal(
            ["Nothing", "Offices only", "Corridor", "Plants", "Corridor and plants", "Corridor, plants and offices", "Everything, fast"],
            Samples.Frontier().Efficient.Select(option => option.Name)
        );

    [Fact]
    public void Where_less_is_better_the_frontier_runs_below()
    {
        CostedOption[] options =
        [
            new("nothing", 0, 10),
            new("dear and no better", 3, 6),
            new("some", 1, 8),
            new("same cost, worse", 1, 9),
            new("much", 2, 5),
        ];
        IEnumerable<string> Efficient(bool lessIsBetter) =>
            new Frontier(new FigureText("x"), new Axis("cost"), new Axis("deficit"), options, null, lessIsBetter).Efficient.Select(option =>
                option.Name
            );
        Assert.Equal(["nothing", "some", "much"], Efficient(lessIsBetter: true));
        Assert.Equal(["nothing"], Efficient(lessIsBetter: false));
    }

    [Fact]
    public void The_table_behind_a_line_chart_has_bands_target_and_gaps()
    {
        var table = Samples.Line().Table(ReportLanguage.English);
        Assert.Equal(
            [
                "Year",
                "Corridor and joint plants, million US dollars",
                "Corridor and joint plants, 25\u00A0%",
                "Corridor and joint plants, 75\u00A0%",
                "Corridor and joint plants, 10\u00A0%",
                "Corridor and joint plants, 90\u00A0%",
                "Corridor only, million US dollars",
                "Growth alone, million US dollars",
                "Reported, million US dollars",
                "Target 500 by 2030",
            ],
            table.Headers.AsEnumerable()
        );
        Assert.Equal(12, table.Rows.Length);
        Assert.Null(table.Rows[0][1].Number);
        Assert.Equal(500, table.Rows[^1][^1].Number);
        Assert.Null(table.Rows[0][^1].Number);
    }

    [Fact]
    public void Tables_behind_figures_say_their_units()
    {
        Figure[] figures = [Samples.Area(), Samples.Bars(), Samples.Slopes(), Samples.Sweep()];
        Assert.Equal(
            [
                "Year · Turnover, million US dollars",
                "Name · Turnover, million US dollars",
                "Name · Turnover, million US dollars",
                "Trade elasticity · Turnover, million US dollars",
            ],
            figures.Select(figure => figure.Table(ReportLanguage.English).Headers[0])
        );
    }

    [Fact]
    public void Every_target_of_a_line_chart_is_drawn_and_has_a_column()
    {
        var chart = new LineChart(
            Text,
            Axis.Years,
            Y,
            [2023, 2027, 2030],
            [new LineSeries("a", [100, 150, 210])],
            new TargetLine("Target 200", 200, 2027),
            null,
            new TargetLine("Target 500", 500, 2030)
        );
        var drawing = SvgDrawing.Of(chart);
        Assert.Equal(2, drawing.WithClass("ts-target").Count());
        Assert.Equal(
            ["Target 200", "Target 500"],
            drawing.Labels.Select(label => label.Text).Where(text => text.StartsWith("Target", StringComparison.Ordinal))
        );
        Assert.Empty(drawing.Collisions());
        Assert.Equal(["Target 200", "Target 500"], chart.Table(ReportLanguage.English).Headers[2..].AsEnumerable());
    }
}
