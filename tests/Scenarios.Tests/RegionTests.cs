using TradeSim.Engine.Baseline;
using TradeSim.Engine.Dynamics;

namespace TradeSim.Scenarios.Tests;

/// <summary>Countries split into regions: sums are the country's, and a split alone changes nothing.</summary>
public class RegionTests
{
    private const string Production =
        "economy,sector,value_added_share\nKGZ,food,0.6\nKGZ,machines,0.5\nGRO,food,0.6\n"
        + "REB,machines,0.5\nROW,food,0.6\nROW,machines,0.5\n";
    private const string Inputs =
        "economy,sector,input,share\nKGZ,food,food,0.7\nKGZ,food,machines,0.3\nKGZ,machines,food,0.2\nKGZ,machines,machines,0.8\n"
        + "GRO,food,food,1\nREB,machines,machines,1\nROW,food,food,1\nROW,machines,machines,1\n";

    internal const string Split = """
        regions:
          KGZ:
            home-bias: 4
            source: national accounts
            status: estimated
            note: n
            CHU: { share: 0.4, name: Chui, food: 0.3 }
            OSH: 0.25
            flows: known.csv

        """;

    internal const string FromTable = """
        regions:
          KGZ: { file: shares.csv }

        """;

    private static readonly (string, string)[] Tables =
    [
        ("data/production.csv", Production),
        ("data/inputs.csv", Inputs),
        ("known.csv", "exporter,importer,sector,value\nOSH,REB,food,1.5\nROW,CHU,machines,25\n"),
        ("shares.csv", "region,sector,share\nNOR,food,0.5\nNOR,machines,0.5\nSOU,food,0.5\nSOU,machines,0.5\n"),
    ];

    private static World WorldOf(string lines) => ScenarioReader.Read(Small.With(lines, Tables)).Scenario.World;

    private readonly World whole = WorldOf("");

    private static int[] Old(World split, World whole) =>
        [
            .. split.Economies.Select(economy =>
                whole.EconomyIndex(economy.PartOf is { } country && whole.EconomyIndex(country) >= 0 ? country : economy.Code)
            ),
        ];

    [Theory]
    [InlineData(Split)]
    [InlineData(FromTable)]
    public void Regions_sum_to_their_country(string lines)
    {
        var split = WorldOf(lines);
        var old = Old(split, whole);
        for (var i = 0; i < whole.EconomyCount; i++)
        {
            for (var j = 0; j < whole.SectorCount; j++)
            {
                Same(whole.Output(i, j), Sum(n => old[n] == i ? split.Output(n, j) : 0));
                Same(whole.Spending(i, j), Sum(n => old[n] == i ? split.Spending(n, j) : 0));
                for (var n = 0; n < whole.EconomyCount; n++)
                    Same(whole.Flow(i, n, j), Sum(a => Sum(b => old[a] == i && old[b] == n ? split.Flow(a, b, j) : 0)));
            }
            Same(whole.ValueAdded(i), Sum(n => old[n] == i ? split.ValueAdded(n) : 0));
            Same(whole.Income(i), Sum(n => old[n] == i ? split.Income(n) : 0));
            Assert.Equal(whole.Transfer(i), Sum(n => old[n] == i ? split.Transfer(n) : 0), 8);
        }

        double Sum(Func<int, double> of) => Enumerable.Range(0, split.EconomyCount).Sum(of);
        static void Same(double expected, double actual) =>
            Assert.True(Math.Abs(expected - actual) <= 1e-9 * Math.Abs(expected), $"{expected:r} and {actual:r}");
    }

    [Fact]
    public void Known_flows_and_shares_hold()
    {
        var split = WorldOf(Split);
        Assert.Equal(["CHU", "OSH", "KGZ-rest", "GRO", "REB", "ROW"], split.Economies.Select(economy => economy.Code));
        Assert.Equal(("Chui", "Rest of Kyrgyzstan", "KGZ"), (split.Economies[0].Name, split.Economies[2].Name, split.Economies[2].PartOf));
        Assert.Equal(1.5, split.Flow(1, split.EconomyIndex("REB"), 0), 9);
        Assert.Equal(25, split.Flow(split.EconomyIndex("ROW"), 0, 1), 9);
        Assert.Equal(0.3 * whole.Output(0, 0), split.Output(0, 0), 9);
        Assert.True(
            split.Flow(0, 0, 0) / split.Spending(0, 0) > split.Flow(0, 1, 0) / split.Spending(1, 0),
            "a region buys more of itself"
        );
    }

    [Fact]
    public void Two_regions_alike_leave_all_else_as_it_is()
    {
        const string policies = """
            assumptions: { growth: { KGZ: 0.05, BLR: 0.01, ROW: 0.03 } }
            policies:
              - { name: a, kind: tariff, from: 2025, rate: 0.2, exporter: ROW, importer: KGZ }
              - { name: b, kind: trade-cost, from: 2026, factor: 0.9, exporter: KGZ, importer: all, both-ways: true }
              - { name: c, kind: supply, from: 2025, factor: 1.1, economy: KGZ, sector: food }
            outcomes:
              - { kind: exports, of: KGZ }
              - { kind: imports, of: KGZ }
              - { kind: turnover, of: BLR, with: ROW }
              - { kind: real_income, of: KGZ }
              - { kind: real_income, of: ROW }

            """;
        var one = new Simulation(ScenarioReader.Read(Small.With(policies, Tables)).Scenario).Run();
        var two = new Simulation(ScenarioReader.Read(Small.With(FromTable + policies, Tables)).Scenario).Run();
        Assert.Null(one.Failure);
        Assert.Null(two.Failure);
        for (var year = 0; year < one.Outcomes.Length; year++)
        {
            for (var outcome = 0; outcome < one.Outcomes[year].Length; outcome++)
                Assert.True(
                    Math.Abs(one.Outcomes[year][outcome] - two.Outcomes[year][outcome]) <= 1e-9 * Math.Abs(one.Outcomes[year][outcome]),
                    $"outcome {outcome} in year {year}: {one.Outcomes[year][outcome]:r} and {two.Outcomes[year][outcome]:r}"
                );
        }
    }

    [Fact]
    public void What_was_observed_of_a_country_is_estimated_of_its_regions()
    {
        var loaded = ScenarioReader.Read(Small.With(Split, Tables));
        var provenance = loaded.Baseline.Provenance;
        Assert.Equal(FigureStatus.Estimated, provenance.StatusOf(3, 0, 0)); // GRO to CHU, reported of Kyrgyzstan
        Assert.Equal("NSC", provenance.SourceOf(3, 0, 0));
        Assert.Equal("national accounts", loaded.Assumptions.Single(item => item.Path == "regions.KGZ").Source);
    }

    [Theory]
    [InlineData(
        "regions: { KGS: { A: 0.5 } }",
        "regions.KGS: got \"KGS\", expected a country of the baseline. Did you mean `KGZ`? [TS1701]"
    )]
    [InlineData("regions: { GRO: { A: 0.5 } }", "regions.GRO: got \"GRO\", expected a country of the baseline")]
    [InlineData("regions: { KGZ: { A: 0.6, B: 0.5 } }", "regions.KGZ: got shares of food that sum to 1.1, expected at most 1 [TS1703]")]
    [InlineData(
        "regions: { KGZ: { A: 1 } }",
        "regions.KGZ: got one region that is the whole country, expected at least two regions, or shares that leave a rest [TS1703]"
    )]
    [InlineData("regions: { KGZ: { ROW: 0.5 } }", "regions.KGZ.ROW: got \"ROW\", expected a code that the baseline does not have [TS1702]")]
    [InlineData("regions: { KGZ: { BLR: 0.5 } }", "regions.KGZ.BLR: got \"BLR\", expected a code that the baseline does not have [TS1702]")]
    [InlineData("regions: { KGZ: { all: 0.5 } }", "regions.KGZ.all: got \"all\", expected a code that the baseline does not have [TS1702]")]
    [InlineData("regions: { KGZ: { file: all.csv } }", "region: got \"all\", expected a code that the baseline does not have [TS1702]")]
    [InlineData(
        "regions: { KGZ: { KGZ-rest: 0.5 } }",
        "regions.KGZ: the shares leave a rest, whose code \"KGZ-rest\" is taken: let them sum to 1, or rename the other economy [TS1702]"
    )]
    [InlineData(
        "regions: { KGZ: { A: { food: 0.5 } } }",
        "regions.KGZ: missing share of machines for A: give one, or a share for all sectors [TS1703]"
    )]
    [InlineData(
        "regions: { KGZ: { A: { share: 0.5, foot: 0.1 } } }",
        "regions.KGZ.A.foot: got \"foot\", expected a sector of the baseline. Did you mean `food`? [TS1201]"
    )]
    [InlineData(
        "regions: { KGZ: { A: 0.5, flows: much.csv } }",
        "regions.KGZ: known flows of regions to REB in food sum to 6, the country's flow is 5 [TS1705]"
    )]
    [InlineData(
        "regions: { KGZ: { A: { food: 1, machines: 0.5 }, flows: little.csv } }",
        "regions.KGZ: known flows of regions to REB in food sum to 4, the country's flow is 5 [TS1705]"
    )]
    [InlineData("regions: { KGZ: { file: twice.csv } }", "region: duplicate share of food in NOR: twice.csv:2 has the same [TS1408]")]
    [InlineData(
        "regions: { KGZ: { SOU: { share: 0.3, food: 0.4 }, file: twice.csv } }",
        "region: duplicate share of food in SOU: s.yaml:4 has the same [TS1408]"
    )]
    public void Bad_regions(string line, string error)
    {
        var said = Small.ErrorsOf(
            Small.With(
                line + "\n",
                ("much.csv", "exporter,importer,sector,value\nA,REB,food,6\n"),
                ("little.csv", "exporter,importer,sector,value\nA,REB,food,4\n"),
                ("all.csv", "region,sector,share\nall,food,0.5\n"),
                ("twice.csv", "region,sector,share\nNOR,food,0.5\nSOU,food,0.5\nNOR,food,0.4\n")
            )
        );
        Assert.Contains(": " + error, said.Split('\n')[0], StringComparison.Ordinal);
    }
}
