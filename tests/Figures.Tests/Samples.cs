namespace TradeSim.Figures.Tests;

/// <summary>One figure of every kind, with the words and the numbers a briefing would have.</summary>
internal static class Samples
{
    public static readonly double[] Years = [2023, 2024, 2025, 2026, 2027, 2028, 2029, 2030];

    private static readonly Axis Turnover = new("Turnover", "million US dollars");

    private static FigureText Text(string title, string subtitle) =>
        new(
            title,
            subtitle,
            "Belstat and the National Statistical Committee of the Kyrgyz Republic (2023), own calculation",
            "kyrgyzstan-belarus-500m.yaml, TradeSim 0.1.0"
        );

    public static LineChart Line() =>
        new(
            Text(
                "Growth alone reaches 198 million; with corridor and plants it is 379, and the target is missed by 121 million",
                "Turnover of Kyrgyzstan and Belarus"
            ),
            Axis.Years,
            Turnover,
            [2019, 2020, 2021, 2022, .. Years],
            [
                new LineSeries("Corridor and joint plants", [133, 139, 160, 198, 245, 296, 343, 379])
                {
                    Start = 4,
                    Bands =
                    [
                        new FanBand(0.8, [133, 130, 145, 170, 205, 240, 272, 295], [133, 148, 178, 230, 290, 356, 420, 472]),
                        new FanBand(0.5, [133, 135, 153, 185, 226, 269, 308, 338], [133, 143, 168, 212, 264, 324, 380, 422]),
                    ],
                },
                new LineSeries("Corridor only", [133, 138, 152, 172, 196, 222, 246, 268]) { Start = 4, Style = LineStyle.Dashed },
                new LineSeries("Growth alone", [133, 137, 146, 156, 166, 176, 187, 198]) { Start = 4, Style = LineStyle.Ghost },
                new LineSeries("Reported", [61, 52, 74, 112, 133]) { Points = true },
            ],
            new TargetLine("Target 500 by 2030", 500, 2030)
        );

    public static LineChart ManyLines(int count = 8) =>
        new(
            Text("All runs stay below the target, and they end close to each other", "Turnover of Kyrgyzstan and Belarus, run by run"),
            Axis.Years,
            Turnover,
            Years,
            Enumerable
                .Range(0, count)
                .Select(i => new LineSeries($"Run {i + 1}", Years.Select(year => 133 + ((year - 2023) * (18 + (i * 0.8)))))),
            new TargetLine("Target 500", 500, 2030)
        );

    private static readonly Layer[] Sectors =
    [
        new("Agri-food", [62, 63, 66, 70, 74, 79, 83, 88]),
        new("Textiles and apparel", [31, 32, 36, 42, 51, 60, 68, 75]),
        new("Machinery and vehicles", [14, 16, 24, 40, 62, 86, 108, 124]),
        new("Electrical equipment", [7, 8, 11, 16, 22, 30, 38, 45]),
        new("Pharmaceuticals", [9, 9, 10, 12, 14, 16, 18, 19]),
        new("Chemicals and fertiliser", [4, 4, 5, 6, 8, 9, 10, 10]),
        new("Fuels and minerals", [2, 2, 2, 3, 3, 4, 4, 4]),
        new("Wood and furniture", [2, 2, 3, 4, 5, 6, 7, 7]),
        new("Metals", [1, 1, 1, 2, 3, 3, 4, 4]),
        new("Other", [1, 2, 2, 3, 3, 3, 3, 3]),
    ];

    public static StackedArea Area() =>
        new(
            Text("Machinery overtakes agri-food in 2028", "Turnover of Kyrgyzstan and Belarus by sector"),
            Axis.Years,
            Turnover,
            Years,
            Sectors
        );

    public static StackedArea Shares() =>
        new(
            Text("The share of machinery rises from 11 to 35 per cent", "Structure of turnover by sector"),
            Axis.Years,
            new Axis("Share of turnover", kind: NumberKind.Percent),
            Years,
            Sectors[..5],
            asShares: true
        );

    public static StackedBars Bars() =>
        new(
            Text("With joint plants machinery alone brings a third of turnover", "Turnover in 2030 by scenario and sector"),
            Turnover,
            ["2023", "Growth alone", "Corridor", "Corridor and plants"],
            [
                new("Agri-food", [62, 88, 110, 88]),
                new("Textiles", [31, 44, 60, 75]),
                new("Machinery", [14, 21, 40, 124]),
                new("Electrical equipment", [7, 12, 20, 45]),
                new("Other", [19, 33, 38, 47]),
            ]
        );

    public static StackedBars LyingBars() =>
        new(
            Text("Agri-food is half of what Russia buys", "Exports by partner and sector, 2023"),
            new Axis("Share of exports", kind: NumberKind.Percent),
            [
                "Russian Federation",
                "Kazakhstan and Uzbekistan",
                "European Union, 27 countries",
                "China",
                "Türkiye",
                "Rest of the world",
                "Armenia",
                "Kyrgyzstan",
                "Belarus",
            ],
            [
                new("Agri-food", [5, 4, 2, 3, 1, 2, 3, 4, 2]),
                new("Industry", [4, 6, 1, 1, 4, 2, 3, 1, 5]),
                new("Fuels and minerals", [1, 1, 6, 4, 2, 3, 1, 1, 1]),
            ],
            asShares: true
        );

    public static Waterfall Waterfall() =>
        new(
            Text("Joint plants add most, and 121 million are still missing", "What each measure contributes to turnover (Shapley values)"),
            Turnover,
            "2023",
            133,
            [
                new("Growth of both economies", 65),
                new("Trans-Caspian corridor and border days", 70),
                new("Joint assembly of tractors and trucks", 88),
                new("Textile processing", 31),
                new("Stricter sanctions compliance", -24),
                new("Loss of re-exports", -9),
                new("Regional offices", 25),
            ],
            "2030",
            new TargetLine("Target 500", 500)
        );

    public static Tornado Tornado() =>
        new(
            Text(
                "The trade elasticity matters most, and no single assumption reaches the target",
                "Turnover in 2030 when one assumption changes at a time"
            ),
            Turnover,
            379,
            [
                new("Trade elasticity", "3", "7", 301, 462),
                new("Growth of Kyrgyzstan", "3 %", "6 %", 341, 418),
                new("Growth of Belarus", "1 %", "3 %", 352, 405),
                new("Speed of adjustment", "0.2", "0.6", 330, 396),
                new("Cost share of border delays", "2 %", "8 %", 361, 402),
                new("World price of fuels", "−20 %", "+20 %", 384, 391),
                new("Depreciation", "4 %", "9 %", 388, 371),
            ],
            new TargetLine("Target 500", 500)
        );

    public static HeatMap Sweep() =>
        new(
            Text("500 million needs a corridor at half the cost and a trade elasticity of 6 or more", "Turnover in 2030"),
            new Axis("Cut in trade cost", "per cent"),
            new Axis("Trade elasticity"),
            Turnover,
            ["0", "10", "20", "30", "40", "50", "60"],
            ["8", "7", "6", "5", "4", "3"],
            [
                [198, 251, 320, 401, 492, 588, 700],
                [198, 243, 301, 370, 446, 530, 612],
                [198, 236, 284, 341, 402, 503, 540],
                [198, 229, 267, 312, 362, 418, 470],
                [198, 222, 251, 284, 322, 362, null],
                [198, 215, 235, 258, 284, 311, 340],
            ]
        )
        {
            Target = new TargetLine("500 or more", 500),
        };

    public static HeatMap Flows() =>
        new(
            Text(
                "Trade between Kyrgyzstan and Belarus grows at the cost of others",
                "Change of flows until 2030 against business as usual"
            ),
            new Axis("Importer"),
            new Axis("Exporter"),
            new Axis("Change", kind: NumberKind.Percent),
            [
                "Armenia",
                "Belarus",
                "Kazakhstan",
                "Kyrgyzstan",
                "Russia",
                "Uzbekistan",
                "China",
                "Türkiye",
                "European Union",
                "Rest of the world",
            ],
            [
                "Armenia",
                "Belarus",
                "Kazakhstan",
                "Kyrgyzstan",
                "Russia",
                "Uzbekistan",
                "China",
                "Türkiye",
                "European Union",
                "Rest of the world",
            ],
            Enumerable
                .Range(0, 10)
                .Select(i =>
                    Enumerable
                        .Range(0, 10)
                        .Select(j =>
                            (double?)(
                                i == j ? null
                                : (i, j) is (1, 3) or (3, 1) ? 0.82
                                : Math.Sin((i * 1.7) + (j * 2.9)) * 0.11
                            )
                        )
                )
        )
        {
            Centre = 0,
        };

    public static SmallMultiples Multiples() =>
        new(
            Text("Machinery leaves the path of business as usual farthest", "Turnover of Kyrgyzstan and Belarus by sector"),
            Axis.Years,
            Turnover,
            Years,
            Sectors[..9]
                .Select(sector => new Panel(
                    sector.Name,
                    [
                        new LineSeries("Corridor and plants", sector.Values),
                        new LineSeries("Business as usual", sector.Values.Select((_, i) => sector.Values[0] * (1 + (0.04 * i))))
                        {
                            Style = LineStyle.Ghost,
                        },
                    ]
                ))
        );

    public static SlopeChart Slopes() =>
        new(
            Text("Machinery moves from fourth to first place", "Turnover by sector before and after the measures"),
            Turnover,
            "2023",
            "2030",
            [
                .. Sectors.Take(9).Select(sector => new Slope(sector.Name, sector.Values[0], sector.Values[^1])),
                new Slope("Re-exports", 40, 18),
            ]
        );

    public static Frontier Frontier() =>
        new(
            Text("The target costs 62 million a year at least", "Packages of measures: public cost and turnover in 2030"),
            new Axis("Public cost", "million US dollars a year"),
            Turnover,
            [
                new("Nothing", 0, 198),
                new("Corridor", 12, 268),
                new("Plants", 25, 301),
                new("Corridor and plants", 37, 379),
                new("Corridor, plants and offices", 45, 404),
                new("Everything, fast", 62, 505),
                new("Tariff rebates", 30, 240),
                new("Subsidised freight", 41, 310),
                new("Plants, slow", 28, 262),
                new("Offices only", 9, 205),
                new("Everything, slow", 66, 452),
            ],
            new TargetLine("Target 500", 500)
        );

    public static ForecastScatter Scatter() =>
        new(
            Text(
                "Forecasts made in 2015 for 2023 hit within a factor of two in 26 of 28 flows",
                "Flows between EAEU members, forecast and reported"
            ),
            new Axis("Forecast", "million US dollars") { Logarithmic = true },
            new Axis("Reported", "million US dollars") { Logarithmic = true },
            Enumerable
                .Range(0, 28)
                .Select(i =>
                {
                    var forecast = 3 * Math.Pow(1.32, i);
                    return new ForecastPoint(
                        $"{"ABKRYU"[i % 6]}→{"KRABUY"[(i + 2) % 6]} {2000 + i}",
                        forecast,
                        forecast * Math.Exp(Math.Sin(i * 2.4) * (i % 7 == 0 ? 1.2 : 0.45))
                    );
                })
        );

    public static Timeline Decisions() =>
        new(
            Text("Belarus answers the surge of 2027 for three years", "What each rule has put in force, by year"),
            2024,
            2030,
            [
                new(
                    "Surcharge on agri-food",
                    "Belarus",
                    [new(2024, 2027, 0, "0 %"), new(2028, 2028, 0.2, "20 %"), new(2029, 2030, 0.1, "10 %")]
                ),
                new("Intensity of technology", "Kyrgyzstan", [new(2024, 2025, 1, "× 1"), new(2026, 2030, 2.5, "× 2.5")]),
            ]
        );

    public static SankeyDiagram Sankey() =>
        new(
            Text("By 2030: Kyrgyzstan → Belarus +41 million, Belarus → Kyrgyzstan +60 million", "Trade of both by sector and direction"),
            Turnover,
            "2023",
            "2030",
            ["Kyrgyzstan → Belarus", "Belarus → Kyrgyzstan"],
            Sectors.Select(
                (sector, i) =>
                    new SankeyNode(
                        sector.Name,
                        [sector.Values[0] * i / 9, sector.Values[0] * (9 - i) / 9],
                        [sector.Values[^1] * i / 9, sector.Values[^1] * (9 - i) / 9]
                    )
            )
        );

    public static ChangeMatrix Changes() =>
        new(
            Text("The measures create 279 million of trade and divert 110 million", "Change of flows in 2030 against no measures"),
            Turnover,
            Flows().Rows,
            Flows().Cells.Select(row => row.Select(cell => cell * 80)),
            [(1, 3), (3, 1)],
            "Kyrgyzstan ↔ Belarus"
        );

    public static Treemap Basket() =>
        new(
            Text("Machinery goes from 11 to 33 per cent of exports", "Exports of Kyrgyzstan to Belarus by sector"),
            Turnover,
            "2023",
            "2030",
            Sectors.Select(sector => new TreemapPart(sector.Name, sector.Values[0], sector.Values[^1]))
        );

    public static FlowMap Map() =>
        new(
            Text("Kyrgyzstan ↔ Belarus: 212 million, +68 million through the measures", "The pair and its partners, 2030"),
            Turnover,
            CountryOutlines.NaturalEarth,
            [
                new("Kyrgyzstan", 74.6, 42.9, ["KGZ"], isMarked: true),
                new("Belarus", 27.6, 53.9, ["BLR"], isMarked: true),
                new("Russia", 37.7, 55.8, ["RUS"]),
                new("China", 116.4, 39.9, ["CHN"]),
                new("European Union", 13.4, 49.1, ["DEU", "FRA", "POL"]),
            ],
            [
                new(0, 1, 75, 0.47, IsMarked: true),
                new(1, 0, 137, 0.48, IsMarked: true),
                new(0, 2, 900, 0.08),
                new(2, 0, 2100, 0.02),
                new(3, 0, 9000, -0.02),
                new(1, 4, 4000, 0),
            ]
        );

    public static TheoryData<string> Names() => [.. All.Keys];

    public static readonly IReadOnlyDictionary<string, Func<Figure>> All = new Dictionary<string, Func<Figure>>
    {
        ["line"] = Line,
        ["many lines"] = () => ManyLines(),
        ["area"] = Area,
        ["shares"] = Shares,
        ["bars"] = Bars,
        ["lying bars"] = LyingBars,
        ["waterfall"] = Waterfall,
        ["tornado"] = Tornado,
        ["sweep"] = Sweep,
        ["flows"] = Flows,
        ["small multiples"] = Multiples,
        ["slopes"] = Slopes,
        ["frontier"] = Frontier,
        ["scatter"] = Scatter,
        ["timeline"] = Decisions,
        ["sankey"] = Sankey,
        ["changes"] = Changes,
        ["treemap"] = Basket,
        ["map"] = Map,
    };
}
