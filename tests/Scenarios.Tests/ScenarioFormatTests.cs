using System.Text;
using TradeSim.Engine.Dynamics;
using TradeSim.Engine.Outcomes;
using TradeSim.Engine.Policies;

namespace TradeSim.Scenarios.Tests;

/// <summary>What a scenario file says becomes the engine's scenario.</summary>
public class ScenarioFormatTests
{
    /// <summary>Every key of the format at least once.</summary>
    internal const string Everything = """
        name: everything
        about: A scenario that uses every key.
        source: this test
        baseline: data
        years: { from: 2024, to: 2027 }
        closure: general
        transfers: proportional
        varieties: fixed
        tolerance: 1e-10
        groups:
          neighbours: [KGZ, BLR]
        assumptions:
          growth:
            file: growth.csv
            default: { value: 0.02, source: "guess", status: assumed, note: "nothing better" }
            source: IMF
            status: estimated
            note: October
            KGZ: { 2026: 0.06, shift: 0.01, source: "National Bank", status: reported, note: "revised" }
            ROW: { value: 0.03 }
          adjustment:
            value: 0.38
            source: Boehm et al. 2023
            status: estimated
            note: first year over long run
            industry: { value: 0.25, source: "guess" }
          elasticities:
            food: 2.5
            industry: { value: 5, source: "guess", status: assumed, note: n }
          trade-cost-shocks:
            border: { exporter: KGZ, importer: BLR }
        policies:
          - name: corridor
            kind: trade-cost
            from: 2025
            until: 2026
            phase-in: { shape: s-curve, years: 3 }
            intensity: { value: 0.5, source: "guess", status: assumed, note: half }
            factor: { value: 0.9, source: "guess" }
            exporter: KGZ
            importer: BLR
            sector: [food, industry]
            both-ways: true
            about: Faster borders.
            source: ministry
            status: assumed
            note: n
          - name: costs
            kind: trade-cost
            from: 2025
            factors: costs.csv
          - name: food tariff
            kind: tariff
            from: 2026
            phase-in: at-once
            rate: 0
            exporter: all
            importer: neighbours
            sector: farm
          - name: rates
            kind: tariff
            from: 2026
            rates: rates.csv
          - name: plants
            kind: productivity
            from: 2026
            factor: 1.1
            economy: [KGZ]
            sector: machines
          - name: harvest
            kind: productivity
            from: 2026
            factors: harvest.csv
        outcomes:
          - { kind: turnover, of: KGZ, with: BLR, sectors: all, name: pair, about: the pair }
          - { kind: exports, of: KGZ, to: BLR, sectors: farm }
          - { kind: imports, of: KGZ, from: BLR }
          - { kind: balance, of: KGZ, with: BLR }
          - { kind: share, of: KGZ, to: all, sectors: machines, within: all }
          - { kind: share, of: KGZ, from: BLR, sectors: food }
          - { kind: real_income, of: BLR }
        targets:
          - { outcome: pair, at-least: 60, year: 2027, about: doubled, source: communiqué, note: n }
          - { outcome: real_income BLR, at-most: 2, year: 2026 }
        uncertainty:
          - { of: assumptions.adjustment, is: "uniform(0.2, 0.6)", source: guess, note: n }
          - { of: assumptions.growth.KGZ, is: "shocks(0.5, 0.02)" }
          - { of: assumptions.elasticities.food, draws: draws.csv, column: food }
        correlations:
          - { of: assumptions.adjustment, with: assumptions.growth.KGZ, is: -0.5, source: guess, note: n }
          - { matrix: correlations.csv }
        checks:
          - { outcome: pair, year: 2026, at-least: 50, tolerance: 1, why: it grows, source: s }
          - { outcome: pair, year: 2024, about: 52, tolerance: 0.5, why: it was observed }

        """;

    internal static readonly (string Path, string Text)[] Tables =
    [
        (
            "growth.csv",
            "economy,year,growth,source\nKGZ,2025,0.05,IMF\nKGZ,2026,0.055,IMF\nKGZ,2027,0.04,IMF\n"
                + "BLR,2025,0.01,IMF\nBLR,2026,0.011,IMF\nBLR,2027,0.012,IMF\n"
        ),
        ("draws.csv", "food\n2\n3\n"),
        (
            "correlations.csv",
            "of,assumptions.adjustment,assumptions.elasticities.food\nassumptions.adjustment,1,0.25\nassumptions.elasticities.food,0.25,1\n"
        ),
        ("costs.csv", "exporter,importer,sector,factor\nKGZ,REB,food,0.8\n"),
        ("rates.csv", "exporter,importer,sector,rate\nROW,KGZ,machines,0.01\n"),
        ("harvest.csv", "economy,sector,factor\nKGZ,food,1.05\nBLR,food,1.02\n"),
    ];

    internal static ScenarioBundle EverythingBundle { get; } = Small.Of(Everything, Tables);

    private readonly LoadedScenario loaded = ScenarioReader.Read(EverythingBundle);

    private Scenario Scenario => loaded.Scenario;

    private double Default(string path) => Scenario.Parameters[Scenario.ParameterIndex(path)].Default;

    private double GrowthOf(string economy, int year) =>
        Scenario.Growth[year - 2025][Scenario.World.EconomyIndex(economy)].In(Scenario.DefaultValues());

    [Fact]
    public void The_frame_is_read()
    {
        Assert.Equal("everything", Scenario.Name);
        Assert.Equal(("A scenario that uses every key.", "this test"), (loaded.About, loaded.Source));
        Assert.Equal((2024, 2027), (Scenario.BaselineYear, Scenario.LastYear));
        Assert.Equal(
            (Closure.General, TransferRule.Proportional, Varieties.Fixed),
            (Scenario.Closure, Scenario.Transfers, Scenario.Varieties)
        );
        Assert.Equal(1e-10, Scenario.Tolerance);
        Assert.Empty(loaded.Warnings);
    }

    [Fact]
    public void Uncertain_parameters_and_checks_reach_studies()
    {
        Assert.Equal(
            [
                "assumptions.adjustment: uniform(0.2, 0.6)",
                "assumptions.growth.KGZ: shocks(0.5, 0.02)",
                "assumptions.elasticities.food: draws(2, 3)",
            ],
            loaded.Uncertainty.Select(number => $"{number.Path}: {number.Text}")
        );
        Assert.Equal<CorrelatedNumbers>(
            [
                new("assumptions.adjustment", "assumptions.growth.KGZ", -0.5),
                new("assumptions.adjustment", "assumptions.elasticities.food", 0.25),
            ],
            loaded.Correlations
        );
        Assert.Equal(["pair", "pair"], loaded.Checks.Select(check => check.Outcome));
        Assert.Equal((49.5, 48.5), (Limit(loaded.Checks[0], met: true), Limit(loaded.Checks[0], met: false)));
        Assert.True(loaded.Checks[1].IsMetBy(52.5) && loaded.Checks[1].IsMetBy(51.5) && !loaded.Checks[1].IsMetBy(52.6));

        static double Limit(ScenarioCheck check, bool met) => new[] { 49.5, 48.5 }.Single(value => check.IsMetBy(value) == met);
    }

    [Fact]
    public void Growth_comes_from_the_economy_then_the_file_then_the_default()
    {
        Assert.Equal(
            [0.06, 0.07, 0.05],
            new[] { GrowthOf("KGZ", 2025), GrowthOf("KGZ", 2026), GrowthOf("KGZ", 2027) }.Select(value => Math.Round(value, 12))
        );
        Assert.Equal(0.03, GrowthOf("ROW", 2026));
        Assert.Equal((0.01, 0.01), (GrowthOf("GRO", 2025), GrowthOf("REB", 2025)));
        Assert.Equal(0.06, Default("assumptions.growth.KGZ.2025"), 12);
        Assert.Equal(0.03, Default("assumptions.growth.ROW"));
        Assert.Equal(0.012, Default("assumptions.growth.BLR.2027"));
    }

    [Theory]
    [InlineData("BLR: 0.02, GRO: { shift: 0.01 }, default: 0.05", 0.03, 0.03, 0.02, 0.02)]
    [InlineData("BLR: 0.02, GRO: { 2026: 0.07 }, default: 0.05", 0.02, 0.07, 0.02, 0.02)]
    [InlineData("BLR: { 2026: 0.04, shift: 0.01 }, GRO: { shift: 0.01 }, default: 0.05", 0.07, 0.06, 0.06, 0.05)]
    [InlineData("BLR: { value: 0.02, shift: 0.01 }, GRO: 0.07, default: 0.05", 0.07, 0.07, 0.03, 0.03)]
    [InlineData("file: growth.csv, GRO: { shift: 0.01 }, default: 0.05", 0.04, 0.05, 0.03, 0.04)]
    [InlineData("file: growth.csv, GRO: { 2026: 0.07 }, default: 0.05", 0.03, 0.07, 0.03, 0.04)]
    [InlineData("file: regions.csv, BLR: 0.02, default: 0.05", 0.02, 0.02, 0.02, 0.02)]
    [InlineData("file: regions.csv, BLR: { shift: 0.01 }, default: 0.05", 0.09, 0.1, 0.06, 0.06)]
    public void A_region_has_the_growth_of_its_country_where_nothing_is_said_of_itself(
        string growth,
        double gro2025,
        double gro2026,
        double reb2025,
        double reb2026
    )
    {
        var scenario = ScenarioReader
            .Read(
                Small.With(
                    $"assumptions: {{ growth: {{ {growth} }} }}\n",
                    ("growth.csv", "economy,year,growth\nBLR,2025,0.03\nBLR,2026,0.04\nBLR,2027,0.05\n"),
                    ("regions.csv", "economy,year,growth\nGRO,2025,0.08\nGRO,2026,0.09\nGRO,2027,0.1\n")
                )
            )
            .Scenario;

        var values = scenario.DefaultValues();
        var (gro, reb) = (scenario.World.EconomyIndex("GRO"), scenario.World.EconomyIndex("REB"));
        Assert.Equal(
            [gro2025, gro2026, reb2025, reb2026],
            new[] { (0, gro), (1, gro), (0, reb), (1, reb) }.Select(at => Math.Round(scenario.Growth[at.Item1][at.Item2].In(values), 12))
        );
    }

    [Fact]
    public void The_default_fills_what_nothing_else_gives()
    {
        var scenario = ScenarioReader.Read(Small.With("assumptions: { growth: { default: 0.02, KGZ: 0.05 } }\n")).Scenario;

        Assert.Equal([0.05, 0.02, 0.02, 0.02], scenario.Growth[2].Select(growth => growth.In(scenario.DefaultValues())));
    }

    [Fact]
    public void A_sector_takes_precedence_over_its_group_and_a_group_over_all()
    {
        var values = Scenario.DefaultValues();
        Assert.Equal([0.38, 0.25], Scenario.Adjustment.Select(speed => speed.In(values)));
        Assert.Equal([2.5, 5], Scenario.Elasticities.Select(elasticity => elasticity.In(values)));
        Assert.Equal((0.38, 0.25), (Default("assumptions.adjustment"), Default("assumptions.adjustment.industry")));

        var other = ScenarioReader
            .Read(Small.With("assumptions: { elasticities: { food: 2, farm: 3 }, adjustment: { farm: 0.5 } }\n"))
            .Scenario;
        Assert.Equal([2, 3], other.Elasticities.Select(elasticity => elasticity.In(other.DefaultValues())));
        Assert.Equal([0.5, Adjustment.SpeedOfBoehm], other.Adjustment.Select(speed => speed.In(other.DefaultValues())));
    }

    [Fact]
    public void Policies_are_read_in_the_order_of_the_file()
    {
        Assert.Equal(["corridor", "costs", "food tariff", "rates", "plants", "harvest"], Scenario.Policies.Select(policy => policy.Name));
        Assert.Equal(["border"], Scenario.TradeCostShocks.Select(costs => costs.Name));
        var corridor = Assert.IsType<TradeCost>(Scenario.Policies[0]);
        Assert.Equal((2025, 2026, new PhaseIn(PhaseInShape.SCurve, 3)), (corridor.From, corridor.Until, corridor.PhaseIn));
        Assert.Equal(0.5, corridor.Intensity.In(Scenario.DefaultValues()));
        Assert.Equal(8, corridor.Factors.Length); // two regions, two sectors, both ways
        Assert.Equal(0.9, Default("policies.corridor.factor"));
        Assert.Equal(1, Default("policies.costs.intensity"));
        Assert.Equal(
            [ParameterRole.Policy],
            Scenario
                .Parameters.Where(parameter => parameter.Path.StartsWith("policies", StringComparison.Ordinal))
                .Select(parameter => parameter.Role)
                .Distinct()
        );
        Assert.Equal([0, 1, 2], Assert.IsType<Productivity>(Scenario.Policies[5]).Factors.Select(factor => factor.Economy));
    }

    [Fact]
    public void A_border_measure_does_not_touch_trade_inside_a_country()
    {
        // all to KGZ and the two regions of Belarus: no own sales, no trade between the regions
        var tariff = Assert.IsType<Tariff>(Scenario.Policies[2]);
        Assert.Equal(3 + 2 + 2, tariff.Rates.Length);

        var between = ScenarioReader
            .Read(Small.With("policies:\n  - { name: a, kind: trade-cost, from: 2025, factor: 0.9, exporter: GRO, importer: REB }\n"))
            .Scenario;
        Assert.Equal(2, Assert.IsType<TradeCost>(between.Policies[0]).Factors.Length);
    }

    [Fact]
    public void Without_deficits_outcomes_weigh_economies_by_their_incomes_in_that_world()
    {
        var scenario = ScenarioReader
            .Read(
                Small.With(
                    """
                    transfers: none
                    assumptions: { growth: { KGZ: 0.05, REB: 0.02, default: 0 } }
                    policies:
                      - { name: a, kind: trade-cost, from: 2025, factor: 0.8, exporter: REB, importer: GRO }
                    outcomes:
                      - { kind: real_income, of: BLR }
                      - { kind: untapped-potential, of: KGZ, to: BLR }
                      - { kind: exports, of: KGZ, to: BLR }

                    """,
                    ("data/potential.csv", Small.Potential)
                )
            )
            .Scenario;
        var result = new Simulation(scenario).Run();
        Assert.Null(result.Failure);
        var (before, after) = (result.Tables!.Years[0].Economies, result.Tables.Years[1].Economies);

        var (gro, reb) = (scenario.World.EconomyIndex("GRO"), scenario.World.EconomyIndex("REB"));
        Assert.NotEqual(scenario.World.Income(gro), before[gro].IncomeValue, 0.1);
        Assert.Equal(
            ((before[gro].IncomeValue * after[gro].RealIncome) + (before[reb].IncomeValue * after[reb].RealIncome))
                / (before[gro].IncomeValue + before[reb].IncomeValue),
            result.Outcomes[1][0],
            1e-12
        );

        // 8 from KGZ to BLR, divided by observed incomes, moves with both incomes over the world's.
        double Part(int region) => scenario.World.Income(region) / (scenario.World.Income(gro) + scenario.World.Income(reb));
        var moved =
            8
            * after[0].Income
            * ((Part(gro) * after[gro].Income) + (Part(reb) * after[reb].Income))
            / (after.Sum(economy => economy.IncomeValue) / before.Sum(economy => economy.IncomeValue));
        Assert.Equal(moved, result.Outcomes[1][1] + result.Outcomes[1][2], 1e-10);
    }

    [Fact]
    public void Outcomes_have_names_and_a_country_is_the_sum_of_its_regions()
    {
        Assert.Equal(
            [
                "pair",
                "exports KGZ to BLR in farm",
                "imports KGZ from BLR",
                "balance KGZ-BLR",
                "share of machines in exports KGZ to all",
                "share of food in imports KGZ from BLR",
                "real_income BLR",
            ],
            Scenario.Outcomes.Select(outcome => outcome.Name)
        );
        Assert.Equal([1, 2], Assert.IsType<Turnover>(Scenario.Outcomes[0]).There.Importers.AsEnumerable());
        Assert.Equal([1, 2], Assert.IsType<RealIncome>(Scenario.Outcomes[6]).Economies.AsEnumerable());
        Assert.Equal([new Target(0, Bound.AtLeast, 60, 2027), new Target(6, Bound.AtMost, 2, 2026)], Scenario.Targets.AsEnumerable());
    }

    [Fact]
    public void Assumptions_and_policies_are_listed_with_their_sources()
    {
        var speed = Assert.Single(loaded.Assumptions, item => item.Path == "assumptions.adjustment");
        Assert.Equal(
            ("0.38", "Boehm et al. 2023", FigureStatus.Estimated, "first year over long run", "s.yaml", 22),
            (speed.Value, speed.Source, speed.Status, speed.Note, speed.File, speed.Line)
        );
        Assert.Contains(loaded.Policies, item =>
            item
                is {
                    Path: "policies.corridor",
                    Value: "trade-cost from 2025 until 2026, s-curve over 3 years",
                    Source: "ministry",
                    Note: "n"
                }
        );
        Assert.Contains(loaded.Policies, item => item is { Path: "policies.costs.factors", Value: "costs.csv (1 flow)", Source: null });
        Assert.Contains(loaded.Assumptions, item =>
            item is { Path: "assumptions.growth.file", Value: "growth.csv (2 economies)", Source: "IMF" }
        );
        Assert.DoesNotContain(loaded.Assumptions, item => item.Path.StartsWith("policies", StringComparison.Ordinal));
    }

    [Fact]
    public void A_minimal_scenario_has_the_defaults()
    {
        var scenario = ScenarioReader.Read(Small.With("")).Scenario;

        Assert.Equal((Closure.General, TransferRule.Fixed, Varieties.Growing), (scenario.Closure, scenario.Transfers, scenario.Varieties));
        Assert.Empty(scenario.Growth);
        Assert.Empty(scenario.Adjustment);
        Assert.Empty(scenario.Parameters);
    }

    [Fact]
    public void Json_reads_the_same()
    {
        var json = """
            {
              "name": "small", "baseline": "data",
              "years": { "from": 2024, "to": 2027 },
              "policies": [
                {
                  "name": "a", "kind": "tariff", "from": 2025, "rate": 0.5e-1,
                  "exporter": [ "KGZ" ], "importer": "BLR", "both-ways": true
                }
              ]
            }
            """;
        var yaml = "policies:\n  - { name: a, kind: tariff, from: 2025, rate: 0.05, exporter: KGZ, importer: BLR, both-ways: true }\n";

        AssertSame(ScenarioReader.Read(Small.With(yaml)).Scenario, ScenarioReader.Read(Small.Of(json)).Scenario);
    }

    [Fact]
    public void A_byte_order_mark_and_carriage_returns_are_accepted()
    {
        var files = EverythingBundle.Files.Select(file => new BundledFile(
            file.Path,
            (byte[])
                [
                    .. Encoding.UTF8.Preamble,
                    .. Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(file.Bytes.Span).Replace("\n", "\r\n", StringComparison.Ordinal)),
                ]
        ));

        AssertSame(Scenario, ScenarioReader.Read(new ScenarioBundle("s.yaml", files)).Scenario);
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    public void Culture_changes_nothing(string culture)
    {
        var before = System.Globalization.CultureInfo.CurrentCulture;
        try
        {
            System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.CurrentUICulture = new(culture);
            AssertSame(Scenario, ScenarioReader.Read(EverythingBundle).Scenario);
            Assert.Equal(
                "s.yaml:4:10: closure: got \"GENERAL\", expected one of general, partial. Did you mean `general`? [TS1104]",
                Small.ErrorsOf(Small.With("closure: GENERAL\n"))
            );
            Assert.EndsWith(
                "(0.05 too little) [TS1507]",
                Small.ErrorsOf(Small.With("", ("data/demand.csv", "economy,sector,share\nKGZ,food,0.95\n"))).Split('\n')[0],
                StringComparison.Ordinal
            );
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.CurrentUICulture = before;
        }
    }

    internal static void AssertSame(Scenario one, Scenario other)
    {
        Assert.Equal(Describe(one), Describe(other));
    }

    /// <summary>All of a scenario as text, numbers to the last bit.</summary>
    private static string Describe(Scenario scenario)
    {
        var text = new StringBuilder();
        text.AppendLine(
            FormattableString.Invariant($"{scenario.Name} {scenario.BaselineYear} {scenario.LastYear} {scenario.Closure} ")
                + FormattableString.Invariant($"{scenario.Transfers} {scenario.Varieties} {scenario.Tolerance:R}")
        );
        foreach (var parameter in scenario.Parameters)
            text.AppendLine(parameter.Path + " " + Bits(parameter.Default));
        foreach (var quantity in scenario.Growth.SelectMany(row => row).Concat(scenario.Adjustment).Concat(scenario.Elasticities))
            text.AppendLine(Say(quantity));
        foreach (var policy in scenario.Policies)
        {
            text.AppendLine(
                FormattableString.Invariant(
                    $"{policy.GetType().Name} {policy.Name} {policy.From} {policy.Until} {policy.PhaseIn} {Say(policy.Intensity)}"
                )
            );
            if (policy is Tariff { Rates: var rates })
                foreach (var (i, n, j, value) in rates)
                    text.AppendLine(FormattableString.Invariant($"{i} {n} {j} {Say(value)}"));
            if (policy is TradeCost { Factors: var factors })
                foreach (var (i, n, j, value) in factors)
                    text.AppendLine(FormattableString.Invariant($"{i} {n} {j} {Say(value)}"));
            if (policy is Productivity { Factors: var gains })
                foreach (var (i, j, value) in gains)
                    text.AppendLine(FormattableString.Invariant($"{i} {j} {Say(value)}"));
        }
        foreach (var outcome in scenario.Outcomes)
            text.AppendLine(outcome.GetType().Name + " " + outcome.Name);
        foreach (var target in scenario.Targets)
            text.AppendLine(FormattableString.Invariant($"{target.Outcome} {target.Bound} {target.Year} {target.Value:R}"));
        var world = scenario.World.ToTables();
        foreach (var value in world.Flows.Concat(world.Tariffs))
            text.Append(Bits(value)).Append(' ');
        return text.ToString();

        static string Say(ParameterRef quantity) =>
            quantity.ParameterIndex is { } index ? FormattableString.Invariant($"#{index}") : Bits(quantity.In([]));

        static string Bits(double value) =>
            BitConverter.DoubleToInt64Bits(value).ToString("x", System.Globalization.CultureInfo.InvariantCulture);
    }
}
