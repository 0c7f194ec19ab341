using TradeSim.Engine.Dynamics;
using TradeSim.Engine.Policies;

namespace TradeSim.Scenarios.Tests;

/// <summary>Every lever as a scenario file says it, and what is wrong with those that say it wrongly.</summary>
public class LeverFormatTests
{
    internal const string EveryLever = """
        name: levers
        baseline: data
        years: { from: 2024, to: 2027 }
        prices: nominal
        groups:
          neighbours: [KGZ, BLR]
        assumptions:
          growth: 0.02
          productivity: { economies: neighbours, industry: 0.01, food: { value: 0.005, source: "guess" } }
          capital: { share: 0.55, depreciation: { value: 0.06, source: "Anderson, Larch and Yotov 2020" } }
          labour-supply: { value: 0.5, source: a guess, status: assumed }
          inflation: { value: 0.02, 2026: 0.03, source: IMF, status: estimated, note: n }
        policies:
          - { name: maximum, kind: tariff, from: 2025, maximum: 0.05, exporter: all, importer: KGZ, sector: industry }
          - { name: maxima, kind: tariff, from: 2025, maxima: maxima.csv }
          - { name: cut, kind: tariff, from: 2025, cut: 0.5, exporter: KGZ, importer: BLR }
          - { name: cuts, kind: tariff, from: 2025, cuts: cuts.csv }
          - { name: swiss, kind: tariff, from: 2025, swiss: 0.1, exporter: ROW, importer: KGZ }
          - { name: coefficients, kind: tariff, from: 2025, coefficients: coefficients.csv }
          - { name: duty, kind: export-tax, from: 2025, rate: 0.05, exporter: KGZ, importer: all, sector: food }
          - { name: duties, kind: export-tax, from: 2025, rates: duties.csv }
          - { name: certificates, kind: non-tariff, from: 2025, removed: 0.06, exporter: KGZ, importer: BLR, sector: food, both-ways: true,
              cost: { value: 0.4, source: ministry } }
          - { name: licences, kind: non-tariff, from: 2026, added: 0.1, exporter: ROW, importer: KGZ }
          - { name: rules, kind: non-tariff, from: 2026, additions: additions.csv }
          - { name: recognition, kind: non-tariff, from: 2026, removals: removals.csv }
          - { name: corridor, kind: logistics, from: 2025, days: -3, exporter: BLR, importer: KGZ, both-ways: true,
              day-cost: { value: 0.01, industry: 0.021, source: "Hummels and Schaur 2013" }, freight-before: 150, freight-after: 120,
              tonne-value: { food: 900, machines: { value: 6000 } } }
          - { name: route, kind: logistics, from: 2025, routes: routes.csv }
          - { name: union, kind: agreement, from: 2025, phase-in: { shape: linear, years: 3 }, effect: 0.3, exporter: neighbours,
              importer: neighbours }
          - { name: effects, kind: agreement, from: 2025, effects: effects.csv }
          - { name: fair, kind: promotion, from: 2025, until: 2026, gap: 0.5, exporter: KGZ, importer: BLR, sector: food, reach: 0.2,
              forgetting: 0.3, cost: 0.5 }
          - { name: contacts, kind: promotion, from: 2025, gaps: gaps.csv, reach: 0.1, forgetting: 0.1 }
          - { name: leasing, kind: credit, from: 2025, covered: 0.3, exporter: BLR, importer: KGZ, sector: machines, subsidy: 0.05,
              credit-years: 3 }
          - { name: insurance, kind: credit, from: 2025, coverage: coverage.csv, subsidy: 0.02 }
          - { name: learning, kind: cooperation, from: 2025, economy: REB, sector: machines, partner: ROW, gap: 1.3, speed: 0.1,
              inputs-share: 0.2, inputs: machines }
          - { name: plant, kind: project, from: 2025, host: KGZ, sector: machines, output: 8,
              sells: { KGZ: 0.5, ROW: { value: 0.5, source: plan } }, partner: REB, kits: 0.6, kit-sector: machines, survival: 0.95,
              productivity: 1.02, investment: 12, phase-in: { shape: linear, years: 3 } }
          - { name: mine, kind: project, from: 2025, host: KGZ, sector: food, output: 2, survival-draw: 0.4, survival: 0.9 }
          - { name: cap, kind: quota, from: 2025, cap: 55, exporter: ROW, importer: KGZ, sector: machines }
          - { name: caps, kind: quota, from: 2025, caps: caps.csv }
          - { name: ratio, kind: quota, from: 2025, of-baseline: 0.9, exporter: KGZ, importer: BLR }
          - { name: ratios, kind: quota, from: 2025, ratios: ratios.csv }
          - { name: ban, kind: embargo, from: 2026, exporter: GRO, importer: KGZ }
          - { name: bans, kind: embargo, from: 2026, flows: flows.csv }
          - { name: half ban, kind: embargo, from: 2026, fraction: 0.5, exporter: ROW, importer: BLR }
          - { name: pressure, kind: sanction, from: 2026, by: ROW, on: BLR, sector: all, added: 0.3, direction: to-target,
              third-parties: KGZ, compliance: 0.4 }
          - { name: hub, kind: transit, from: 2026, origin: ROW, hub: KGZ, destination: REB, values: { machines: 3 }, margin: 0.1 }
          - { name: fashion, kind: demand, from: 2026, factor: 1.2, exporter: KGZ, importer: all, sector: food }
          - { name: tastes, kind: demand, from: 2026, factors: tastes.csv }
          - { name: frost, kind: supply, from: 2026, until: 2026, factor: 0.8, economy: KGZ, sector: food }
        outcomes:
          - { kind: cost }
          - { kind: cost, policies: [fair, leasing], name: promotion budget }
          - { kind: quota-cost, of: KGZ, from: ROW, sectors: machines }

        """;

    internal const string Depreciation = """
        name: depreciation
        baseline: data
        years: { from: 2024, to: 2025 }
        closure: partial
        policies:
          - { name: tenge, kind: currency, from: 2025, economy: KGZ, depreciation: 0.2, pass-through: 0.3 }

        """;

    private static string Flows(string column, string number, string flow = "ROW,KGZ,machines") =>
        $"exporter,importer,sector,{column}\n{flow},{number}\n";

    internal static readonly (string Path, string Text)[] Tables =
    [
        ("maxima.csv", Flows("maximum", "0.07")),
        ("cuts.csv", Flows("cut", "0.1")),
        ("coefficients.csv", Flows("swiss", "0.2")),
        ("duties.csv", Flows("rate", "0.1")),
        ("additions.csv", Flows("added", "0.02")),
        ("removals.csv", Flows("removed", "0.01")),
        ("routes.csv", Flows("days", "-2")),
        ("effects.csv", Flows("effect", "0.1")),
        ("gaps.csv", Flows("gap", "0.2")),
        ("coverage.csv", Flows("covered", "0.2")),
        ("caps.csv", Flows("cap", "4", "KGZ,REB,food")),
        ("ratios.csv", Flows("of-baseline", "0.9", "REB,ROW,machines")),
        ("flows.csv", Flows("fraction", "0.2")),
        ("tastes.csv", Flows("factor", "1.1")),
    ];

    private readonly LoadedScenario loaded = ScenarioReader.Read(Small.Of(EveryLever, Tables));

    private Scenario Scenario => loaded.Scenario;

    private T Policy<T>(string name)
        where T : Policy => Assert.IsType<T>(Scenario.Policies.Single(policy => policy.Name == name));

    private double In(ParameterRef quantity) => quantity.In(Scenario.DefaultValues());

    [Fact]
    public void Every_lever_is_read_and_none_is_forgotten()
    {
        Assert.Empty(loaded.Warnings);
        // Shocks of trade costs act where levers act, but nobody decides them: they stand under assumptions.
        var kinds = typeof(Policy)
            .Assembly.GetTypes()
            .Where(type => type.IsPublic && type.IsSubclassOf(typeof(Policy)))
            .Select(type => type.Name);
        var read = Scenario
            .Policies.Select(policy => policy.GetType().Name)
            .Append(nameof(TradeCost))
            .Append(nameof(Productivity))
            .Append(nameof(Currency))
            .Distinct();
        Assert.Equal(kinds.Order(StringComparer.Ordinal), read.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void It_runs()
    {
        var result = new Simulation(Scenario).Run();
        Assert.Null(result.Failure);
        Assert.True(result.Outcomes[^1][0] > result.Outcomes[^1][1], "all policies cost more than two of them");
        Assert.Equal(
            1.02 * 1.03 * 1.02,
            result.Tables!.Years[^1].Economies[3].IncomeValue / result.Tables.Years[^1].Economies[3].Income / Scenario.World.Income(3),
            10
        );
    }

    [Fact]
    public void Tariff_formulas()
    {
        Assert.Equal(
            [
                TariffFormula.Maximum,
                TariffFormula.Maximum,
                TariffFormula.LinearCut,
                TariffFormula.LinearCut,
                TariffFormula.Swiss,
                TariffFormula.Swiss,
            ],
            Scenario.Policies.OfType<Tariff>().Select(tariff => tariff.Formula)
        );
        Assert.Equal(0.2, In(Policy<Tariff>("coefficients").Rates[0].Value));
    }

    [Fact]
    public void Export_taxes_are_levied_by_exporters()
    {
        Assert.All(Policy<ExportTax>("duty").Rates, rate =>
            Assert.Equal((0, true, 0.05), (rate.Exporter, rate.Importer != 0, In(rate.Value)))
        );
        Assert.Equal(
            [(3, 0, 1, 0.1)],
            Policy<ExportTax>("duties").Rates.Select(rate => (rate.Exporter, rate.Importer, rate.Sector, In(rate.Value)))
        );
        Assert.Contains(
            "policies.a.by: these governments cannot decide",
            Small.ErrorsOf(
                Small.With("policies:\n  - { name: a, kind: export-tax, by: BLR, from: 2025, rate: 0.1, exporter: KGZ, importer: BLR }\n")
            )
        );
    }

    [Fact]
    public void Numbers_by_sector()
    {
        var corridor = Policy<Logistics>("corridor");
        Assert.Equal([0.01, 0.021], corridor.CostOfADay.Select(In));
        Assert.Equal([900, 6000], corridor.ValueOfATonne.Select(In));
        Assert.Equal((150, 120), (In(corridor.Freight!.Value.Before), In(corridor.Freight.Value.After)));
        Assert.Empty(Policy<Logistics>("route").CostOfADay);
        Assert.Equal(8, corridor.Days.Length); // two regions, two sectors, both ways
    }

    [Fact]
    public void A_project()
    {
        var plant = Policy<Project>("plant");
        Assert.Equal((0, 2, 1), (plant.Host, plant.Partner, plant.Sector));
        Assert.Equal([(0, 0.5), (3, 0.5)], plant.Markets.Select(market => (market.Importer, In(market.Share))));
        Assert.Equal(
            (8, 0.6, 0.95, 1.02, 12),
            (In(plant.Output), In(plant.Kits), In(plant.Survival), In(plant.Productivity), In(plant.Investment))
        );
        Assert.Equal([(0, 1.0)], Policy<Project>("mine").Markets.Select(market => (market.Importer, In(market.Share))));
    }

    [Fact]
    public void A_sanction_is_not_on_oneself()
    {
        var pressure = Policy<Sanction>("pressure");
        Assert.All(pressure.Costs, cell => Assert.Equal((3, true), (cell.Exporter, cell.Importer is 1 or 2)));
        Assert.All(pressure.ThirdParties, cell => Assert.Equal(0, cell.Exporter));
    }

    [Theory]
    [InlineData("all", new[] { 0, 3 })] // what is meant for borders is not meant for trade inside Belarus
    [InlineData("[KGZ, REB]", new[] { 0, 2 })] // where all are named, it is
    public void A_sanction_stops_at_the_border_of_the_targets_country(string by, int[] parties)
    {
        var scenario = ScenarioReader
            .Read(Small.With($"policies:\n  - {{ name: a, kind: sanction, from: 2025, by: {by}, on: GRO, sector: food, added: 0.3 }}\n"))
            .Scenario;
        var costs = Assert.IsType<Sanction>(scenario.Policies[0]).Costs;
        Assert.Equal(
            parties.SelectMany(party => (IEnumerable<(int, int)>)[(party, 1), (1, party)]).Order(),
            costs.Select(cell => (cell.Exporter, cell.Importer)).Order()
        );
    }

    [Fact]
    public void A_row_that_names_no_trade_is_an_error_and_a_warning_where_the_scenario_divides_the_country()
    {
        const string policy = "policies:\n  - { name: a, kind: trade-cost, from: 2025, factors: costs.csv }\n";
        (string, string) Costs(string flow) => ("costs.csv", Flows("factor", "0.9", flow) + "ROW,KGZ,machines,0.9\n");
        Assert.Equal(
            "costs.csv:2:5: importer: got \"BLR\" for what \"BLR\" sells, expected trade between different countries, or between "
                + "regions that are named [TS1802]",
            Small.ErrorsOf(Small.With(policy, Costs("BLR,BLR,food")))
        );
        Assert.Empty(ScenarioReader.Read(Small.With(policy, Costs("KGZ,KGZ,food"))).Warnings);
        var divided = ScenarioReader.Read(Small.With("regions: { KGZ: { CHU: 0.4 } }\n" + policy, Costs("KGZ,KGZ,food")));
        Assert.Equal(
            "costs.csv:2:5: importer: got \"KGZ\" for what \"KGZ\" sells, expected trade between different countries, or between "
                + "regions that are named; the row has no effect [TS3006]",
            Assert.Single(divided.Warnings).ToString()
        );
    }

    [Theory]
    [InlineData("industry: 4, all: 5")]
    [InlineData("all: 5, industry: 4")]
    public void A_value_of_a_group_takes_precedence_over_that_of_all(string numbers)
    {
        var scenario = ScenarioReader.Read(Small.With($"assumptions: {{ elasticities: {{ {numbers} }} }}\n")).Scenario;
        Assert.Equal([5, 4], scenario.Elasticities.Select(elasticity => elasticity.In(scenario.DefaultValues())));
    }

    [Fact]
    public void Assumptions_and_decisions_stay_apart()
    {
        ParameterRole Role(string path) => Scenario.Parameters[Scenario.ParameterIndex(path)].Role;
        Assert.Equal(ParameterRole.Policy, Role("policies.fair.reach"));
        Assert.Equal(ParameterRole.Assumption, Role("policies.fair.forgetting"));
        Assert.Equal(ParameterRole.Assumption, Role("policies.corridor.day-cost"));
        Assert.Equal(ParameterRole.Assumption, Role("policies.plant.survival"));
        Assert.Equal(ParameterRole.Policy, Role("policies.certificates.cost"));
        Assert.Equal(ParameterRole.Assumption, Role("assumptions.inflation.2026"));
        Assert.Equal(ParameterRole.Assumption, Role("assumptions.capital.depreciation"));
    }

    [Fact]
    public void Growth_of_productivity_by_sector() =>
        Assert.Equal(
            [(0, 0, 0.005), (0, 1, 0.01), (1, 0, 0.005), (1, 1, 0.01), (2, 0, 0.005), (2, 1, 0.01)],
            Scenario.ProductivityGrowth.Select(growth => (growth.Economy, growth.Sector, In(growth.Value)))
        );

    [Fact]
    public void A_depreciation_runs_under_the_partial_closure()
    {
        var scenario = ScenarioReader.Read(Small.Of(Depreciation)).Scenario;
        Assert.Null(new Simulation(scenario).Run().Failure);
    }

    [Theory]
    [InlineData(
        "kind: tariff, cut: 1.5, exporter: ROW, importer: KGZ",
        "policies.a.cut: got \"1.5\", expected a number from 0 to 1 (share of the rate that is cut off) [TS1104]"
    )]
    [InlineData(
        "kind: tariff, cut: 0.5, rate: 0, exporter: ROW, importer: KGZ",
        "policies.a: rate and cut exclude each other: keep one of them [TS1103]"
    )]
    [InlineData(
        "kind: non-tariff, removed: -0.1, exporter: ROW, importer: KGZ",
        "policies.a.removed: got \"-0.1\", expected a number from 0 to 10 (ad valorem equivalent, 0.05 is 5 %) [TS1104]"
    )]
    [InlineData(
        "kind: logistics, days: -2, exporter: ROW, importer: KGZ, freight-before: 100",
        "policies.a: missing key `freight-after`: give freight-before and freight-after together [TS1806]"
    )]
    [InlineData(
        "kind: logistics, days: -2, exporter: ROW, importer: KGZ, freight-before: 100, freight-after: 90, tonne-value: { food: 100 }",
        "policies.a.tonne-value: missing value of a tonne of machines, which a freight rate needs [TS1806]"
    )]
    [InlineData(
        "kind: agreement, effect: 0.3, exporter: KGZ",
        "policies.a: missing key `importer`, expected an economy, a country, a group, a list of these, or all [TS1102]"
    )]
    [InlineData(
        "kind: promotion, gap: 0.3, exporter: KGZ, importer: BLR, reach: 0.2",
        "policies.a: missing key `forgetting`, expected a number from 0 to 1 (share) or a mapping (value, with its source) [TS1102]"
    )]
    [InlineData(
        "kind: credit, covered: 2, exporter: KGZ, importer: BLR, subsidy: 0.1",
        "policies.a.covered: got \"2\", expected a number from 0 to 1 (share of the trade) [TS1104]"
    )]
    [InlineData(
        "kind: cooperation, economy: KGZ, sector: food, partner: BLR",
        "policies.a.partner: got \"BLR\", which are 2, expected one economy [TS1204]"
    )]
    [InlineData(
        "kind: cooperation, economy: KGZ, sector: food, partner: KGZ",
        "policies.a.partner: got KGZ, which is among those who learn, expected another economy [TS1803]"
    )]
    [InlineData(
        "kind: project, host: KGZ, sector: food, output: 5, sells: { KGZ: 0.5, ROW: 0.4 }",
        "policies.a.sells: got shares that sum to 0.9, expected 1: all of the output is sold [TS1804]"
    )]
    [InlineData(
        "kind: project, host: KGZ, sector: all, output: 5",
        "policies.a.sector: got \"all\", which are 2, expected one sector [TS1204]"
    )]
    [InlineData(
        "kind: project, host: KGZ, sector: food, output: 5, kits: 0.2",
        "policies.a.kits: kits need a partner: name the economy that sends them [TS1102]"
    )]
    [InlineData(
        "kind: project, host: KGZ, sector: food, output: 5, partner: KGZ, kits: 0.2",
        "policies.a.partner: got KGZ, the host itself, expected another economy [TS1803]"
    )]
    [InlineData(
        "kind: quota, cap: 0, exporter: ROW, importer: KGZ",
        "policies.a.cap: got \"0\", expected a number above 0, at most 1000000000 (million USD a year before tariff) [TS1104]"
    )]
    [InlineData(
        "kind: embargo, exporter: KGZ, importer: KGZ",
        "policies.a.importer: got \"KGZ\" for what \"KGZ\" sells, expected trade between different countries, or between regions that "
            + "are named [TS1802]"
    )]
    [InlineData(
        "kind: sanction, by: KGZ, on: KGZ, added: 0.1",
        "policies.a.by: got \"KGZ\" against \"KGZ\", expected others than the target [TS1803]"
    )]
    [InlineData(
        "kind: transit, origin: KGZ, hub: KGZ, destination: ROW, values: { food: 1 }",
        "policies.a.hub: got the same economy twice among origin, hub and destination, expected three [TS1803]"
    )]
    [InlineData(
        "kind: transit, origin: KGZ, hub: GRO, destination: ROW, values: { foot: 1 }",
        "policies.a.values.foot: got \"foot\", expected a sector of the baseline. Did you mean `food`? [TS1201]"
    )]
    [InlineData(
        "kind: demand, factor: 0, exporter: KGZ, importer: BLR",
        "policies.a.factor: got \"0\", expected a number from 0.001 to 1000 (ratio, 1.2 is 20 % more at the same price) [TS1104]"
    )]
    [InlineData(
        "kind: supply, factor: 0.9",
        "policies.a: missing key `economy`, expected an economy, a country, a group, a list of these, or all [TS1102]"
    )]
    [InlineData(
        "kind: currency, economy: KGZ, depreciation: 0.1",
        "policies.a: got a depreciation under the general closure, which solves for real exchange rates, expected closure: partial [TS1604]"
    )]
    [InlineData(
        "kind: embargo, flows: flows.csv, fraction: 0.5",
        "policies.a.fraction: got fraction beside flows, expected it as a column of the table [TS1107]"
    )]
    [InlineData(
        "kind: logistics, routes: routes.csv, days: -2",
        "policies.a.days: got days beside routes, expected it as a column of the table [TS1107]"
    )]
    [InlineData(
        "kind: credit, covered: 0.3, exporter: KGZ, importer: BLR, subsidy: 0.5, credit-years: 3",
        "policies.a.subsidy: got 0.5 a year over 3 years, 1.5 of the goods' price, expected at most 0.99: no credit pays for the goods "
            + "themselves [TS1807]"
    )]
    [InlineData(
        "kind: sanction, by: BLR, on: GRO, added: 0.1",
        "policies.a.by: got \"BLR\" against \"GRO\", expected those of other countries than the target's, or regions that "
            + "are named [TS1803]"
    )]
    [InlineData(
        "kind: embargo, exporter: ROW, importer: KGZ, cost: -1",
        "policies.a.cost: got \"-1\", expected a number from 0 to 1000000000 (million USD a year) [TS1104]"
    )]
    public void Bad_levers(string keys, string error) =>
        Assert.EndsWith(
            ": " + error,
            Assert.Single(
                Small
                    .ErrorsOf(Small.With($"policies:\n  - {{ name: a, from: 2025, {keys} }}\n", Tables))
                    .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            ),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("prices: nominal\n", "prices: got nominal without assumptions.inflation, expected world inflation such as 0.02 [TS1602]")]
    [InlineData(
        "prices: nominal\nassumptions: { inflation: { 2025: 0.02 } }\n",
        "assumptions.inflation: missing inflation of 2026: give it for every year from 2025 to 2027, or a value for all [TS1602]"
    )]
    [InlineData(
        "closure: partial\nassumptions: { capital: { share: 0.5, depreciation: 0.06 } }\n",
        "assumptions.capital: got capital under the partial closure, where incomes are given, expected closure: general [TS1604]"
    )]
    [InlineData(
        "assumptions: { productivity: { foods: 0.01 } }\n",
        "assumptions.productivity.foods: got \"foods\", expected a sector, a group of sectors or all. Did you mean `food`? [TS1201]"
    )]
    [InlineData(
        "outcomes: [{ kind: cost, policies: fairs }]\n",
        "outcomes[0].policies: got \"fairs\", expected the name of a policy of this scenario [TS1205]"
    )]
    public void Bad_assumptions(string lines, string error) =>
        Assert.EndsWith(
            ": " + error,
            Assert.Single(Small.ErrorsOf(Small.With(lines)).Split('\n', StringSplitOptions.RemoveEmptyEntries)),
            StringComparison.Ordinal
        );
}
