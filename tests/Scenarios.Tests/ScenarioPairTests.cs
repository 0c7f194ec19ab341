using TradeSim.Engine.Dynamics;

namespace TradeSim.Scenarios.Tests;

/// <summary>What lies between two scenarios, and mixtures of them.</summary>
public sealed class ScenarioPairTests
{
    private const string First = """
        closure: partial
        assumptions: { adjustment: 0.4 }
        policies:
          - { name: corridor, kind: trade-cost, from: 2025, exporter: REB, importer: KGZ, factor: 0.9 }
          - { name: customs, kind: trade-cost, from: 2026, exporter: KGZ, importer: ROW, factor: 0.8, note: shared }
        outcomes:
          - { name: turnover, kind: turnover, of: KGZ, with: REB }
          - { name: only here, kind: exports, of: KGZ, to: ROW }

        """;

    private const string Second = """
        closure: partial
        assumptions:
          adjustment: { value: 0.40, source: another paper }
          elasticities: { machines: 5 }
        policies:
          - { name: customs, kind: trade-cost, from: 2026, exporter: KGZ, importer: ROW, factor: 0.8, source: said twice }
          - { name: corridor, kind: trade-cost, from: 2025, exporter: REB, importer: KGZ, factor: 0.7, intensity: 0.5 }
          - { name: roads, kind: trade-cost, from: 2026, exporter: ROW, importer: KGZ, factor: 0.95 }
        outcomes:
          - { name: turnover, kind: turnover, of: KGZ, with: REB, about: in other words }

        """;

    [Fact]
    public void Differences_are_policies_assumptions_and_rules_and_no_remarks()
    {
        var pair = ScenarioPair.Of(Small.With(First), Small.With(Second));
        Assert.Equal([new ScenarioDifference("assumptions.elasticities", ParameterRole.Assumption)], pair.Settings.AsEnumerable());
        Assert.Equal(
            [
                new ScenarioDifference(
                    "policies.corridor",
                    ParameterRole.Policy,
                    "policies.first scenario 0.intensity",
                    "policies.corridor.intensity"
                ),
                new ScenarioDifference("policies.roads", ParameterRole.Policy, null, "policies.roads.intensity"),
            ],
            pair.Policies.AsEnumerable()
        );
    }

    [Fact]
    public void A_mixture_that_takes_all_from_one_is_that_one()
    {
        var (first, second) = (Small.With(First), Small.With(Second));
        var pair = ScenarioPair.Of(first, second);
        Assert.Equal(["turnover"], pair.Mixed([]).Scenario.Outcomes.Select(outcome => outcome.Name));
        AssertSameTurnover(first, pair.Mixed([]), 1, 0, 0);
        AssertSameTurnover(second, pair.Mixed(["assumptions.elasticities"]), 0, 0.5, 1);
    }

    [Fact]
    public void The_content_of_files_counts_and_their_place_does_not()
    {
        var here = Small.With(First);
        var moved = new ScenarioBundle(
            "s.yaml",
            here.Files.Select(file =>
                file.Path == "s.yaml"
                    ? new BundledFile(
                        "s.yaml",
                        System.Text.Encoding.UTF8.GetBytes(
                            (Small.Scenario + First).Replace("baseline: data", "baseline: ../world", StringComparison.Ordinal)
                        )
                    )
                    : new BundledFile($"../world/{Path.GetFileName(file.Path)}", file.Bytes)
            )
        );
        Assert.Empty(ScenarioPair.Of(here, moved).Settings);
        Assert.Empty(ScenarioPair.Of(here, moved).Policies);

        var other = Small.With(
            First,
            ("data/flows.csv", Small.Flows.Replace("REB,KGZ,machines,40", "REB,KGZ,machines,50", StringComparison.Ordinal))
        );
        var pair = ScenarioPair.Of(here, other);
        Assert.Equal(["baseline"], pair.Settings.Select(item => item.Path));
        AssertSameTurnover(here, pair.Mixed([]));
        AssertSameTurnover(other, pair.Mixed(["baseline"]));
    }

    [Fact]
    public void What_was_set_on_the_command_line_is_a_difference_too()
    {
        var set = ScenarioReader.Read(Small.With(First), ["closure=general", "policies.customs.until=2026"]);
        var pair = ScenarioPair.Of(Small.With(First), set.Bundle);
        Assert.Equal(["closure"], pair.Settings.Select(item => item.Path));
        Assert.Equal(["policies.customs"], pair.Policies.Select(item => item.Path));
    }

    [Fact]
    public void Scenarios_that_do_not_fit_together_are_refused_with_the_place()
    {
        var other = Small.With(
            Second.Replace("exporter: ROW, importer: KGZ", "exporter: UZB, importer: KGZ", StringComparison.Ordinal),
            ("data/economies.csv", Small.Economies + "UZB,Uzbekistan,country,\n"),
            ("data/flows.csv", Small.Flows + "UZB,KGZ,food,3,,,\nUZB,UZB,food,30,,,\n")
        );
        Assert.Contains(
            "policies.roads.exporter: got \"UZB\"",
            Assert.Throws<ScenarioException>(() => ScenarioPair.Of(Small.With(First), other).Mixed([])).Message,
            StringComparison.Ordinal
        );
    }

    /// <summary>The mixture with these intensities of its policies that differ, in their order, has the turnover of a scenario.</summary>
    private static void AssertSameTurnover(ScenarioBundle expected, LoadedScenario mixture, params double[] intensities)
    {
        string[] paths = ["policies.first scenario 0.intensity", "policies.corridor.intensity", "policies.roads.intensity"];
        var table = new CaseTable([.. paths.Take(intensities.Length).Select(mixture.Scenario.ParameterIndex)], intensities, 1);
        var whole = new Simulation(ScenarioReader.Read(expected).Scenario).Run();
        var mixed = new Simulation(mixture.Scenario).Run(table)[0];
        Assert.Null(whole.Failure);
        for (var year = 0; year < whole.Outcomes.Length; year++)
            Assert.Equal(whole.Outcomes[year][0], mixed.Outcomes[year][0], 1e-12 * whole.Outcomes[year][0]);
    }
}
