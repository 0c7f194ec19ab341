using TradeSim.Engine.Governments;
using TradeSim.Engine.Outcomes;

namespace TradeSim.Scenarios.Tests;

/// <summary>Owners of policies and rules of governments as a file says them, and what is wrong with those that say them wrongly.</summary>
public class GovernmentFormatTests
{
    private const string Frame = """
        policies:
          - { name: fair, kind: promotion, by: KGZ, from: 2025, gap: 0.5, exporter: KGZ, importer: BLR, sector: food, reach: 0.2,
              forgetting: 0.3, cost: 2 }
          - { name: duty, kind: tariff, by: BLR, from: 2026, rate: 0.3, exporter: KGZ, importer: BLR }
          - { name: free, kind: trade-cost, from: 2025, factor: 0.9, exporter: KGZ, importer: BLR }
        outcomes:
          - { kind: turnover, of: KGZ, with: BLR, name: turnover }

        """;

    /// <summary>A rule of every kind, with every key.</summary>
    internal const string EveryRule =
        Frame
        + """
            governments:
              - { name: a, kind: retaliate, by: KGZ, against: BLR, watched: food, sectors: all, proportion: 0.5, limit: 0.4, delay: 2 }
              - { name: b, kind: safeguard, by: BLR, against: ROW, sectors: all, threshold: 0.1, reference-years: 2, quota: 1.1, years: 3 }
              - { name: c, kind: safeguard, by: KGZ, sectors: food, tariff: 0.2, active: 1, about: flour, source: a guess, status: assumed,
                  note: none }
              - { name: d, kind: pursue, by: KGZ, measures: [fair], outcome: turnover, at-least: 200, year: 2027, first: 1, step: 0.5,
                  lowest: 0, highest: 2, margin: 0.01, budget: 3 }
              - { name: e, kind: match, by: BLR, measure: duty, follows: fair, proportion: 0.5, limit: 1 }
              - { name: f, kind: balance, by: KGZ, with: ROW, sectors: machines, threshold: 0.1, relax-below: 0.05, step: 0.05,
                  limit: 0.2, from: 2026, until: 2027 }

            """;

    private static string Governments(params string[] rules) =>
        Frame + "governments:\n" + string.Concat(rules.Select(rule => $"  - {{ {rule} }}\n"));

    [Fact]
    public void Every_key_of_every_rule_is_read() =>
        Assert.Equal(["a", "b", "c", "d", "e", "f"], ScenarioReader.Read(Small.With(EveryRule)).Scenario.Rules.Select(rule => rule.Name));

    [Fact]
    public void Every_kind_of_rule_is_read()
    {
        var scenario = ScenarioReader
            .Read(
                Small.With(
                    Governments(
                        "name: a, kind: retaliate, by: KGZ, against: BLR, watched: food, proportion: 0.5, limit: 0.4, delay: 2",
                        "name: b, kind: safeguard, by: BLR, sectors: all, threshold: 0.1, reference-years: 2, quota: 1.1, years: 3",
                        "name: c, kind: pursue, by: KGZ, measures: [fair], outcome: turnover, at-least: 200, year: 2027, step: 0.5, "
                            + "budget: 3",
                        "name: d, kind: match, by: BLR, measure: duty, follows: fair, proportion: 0.5",
                        "name: e, kind: balance, by: KGZ, with: ROW, sectors: machines, threshold: 0.1, from: 2026, until: 2027"
                    )
                )
            )
            .Scenario;
        Assert.Equal(["a", "b", "c", "d", "e"], scenario.Rules.Select(rule => rule.Name));
        var (kgz, gro, reb, row) = (0, 1, 2, 3);
        var values = scenario.DefaultValues();
        var retaliate = Assert.IsType<RetaliateRule>(scenario.Rules[0]);
        Assert.Equal([kgz], retaliate.By);
        Assert.Equal([gro, reb], retaliate.Against);
        Assert.Equal([0], retaliate.Watched);
        Assert.Equal([0, 1], retaliate.Sectors);
        Assert.Equal((0.5, 0.4, 2), (retaliate.Proportion.In(values), retaliate.Limit.In(values), retaliate.Delay));
        var safeguard = Assert.IsType<SafeguardRule>(scenario.Rules[1]);
        Assert.Equal([kgz, row], safeguard.Exporters);
        Assert.Null(safeguard.Tariff);
        Assert.Equal((1.1, 2, 3), (safeguard.Quota.In(values), safeguard.ReferenceYears, safeguard.Years));
        var pursue = Assert.IsType<PursueRule>(scenario.Rules[2]);
        Assert.Equal((Bound.AtLeast, 200, 2027), (pursue.Bound, pursue.Target.In(values), pursue.TargetYear));
        Assert.Equal([0], pursue.Measures);
        Assert.Equal(3, pursue.Budget!.Value.In(values));
        var match = Assert.IsType<MatchRule>(scenario.Rules[3]);
        Assert.Equal((1, 0), (match.Measure, match.Follows));
        var balance = Assert.IsType<BalanceRule>(scenario.Rules[4]);
        Assert.Equal((0.1, 0.05), (balance.Threshold.In(values), balance.RelaxBelow.In(values)));
        Assert.Equal((2026, 2027), (balance.From!.Value, balance.Until!.Value));
        Assert.Contains(scenario.Parameters, parameter => parameter.Path == "governments.a.limit");
        Assert.Contains(scenario.Parameters, parameter => parameter is { Path: "governments.a.active", Default: 1 });
        Assert.Equal([0], scenario.Policies[0].By);
        Assert.Empty(scenario.Policies[2].By);
    }

    [Theory]
    [InlineData(
        "name: a, kind: retaliate, by: KGZ, against: KGZ",
        "governments.a.against: got \"KGZ\", expected at least one economy beside the government's own [TS2005]"
    )]
    [InlineData(
        "name: a, kind: pursue, by: KGZ, measures: [duty], outcome: turnover, at-least: 2, year: 2027",
        "governments.a.measures: got \"duty\", which KGZ does not decide, expected a policy with by: KGZ [TS2001]"
    )]
    [InlineData(
        "name: a, kind: pursue, by: KGZ, measures: [free], outcome: turnover, at-least: 2, year: 2027",
        "governments.a.measures: got \"free\", which KGZ does not decide, expected a policy with by: KGZ [TS2001]"
    )]
    [InlineData(
        "name: a, kind: pursue, by: KGZ, measures: [fairs], outcome: turnover, at-least: 2, year: 2027",
        "governments.a.measures: got \"fairs\", expected the name of a policy of this scenario. Did you mean `fair`? [TS1205]"
    )]
    [InlineData(
        "name: a, kind: pursue, by: KGZ, measures: [fair], outcome: turnovers, at-least: 2, year: 2027",
        "governments.a.outcome: got \"turnovers\", expected the name of an outcome of this scenario"
    )]
    [InlineData(
        "name: a, kind: pursue, by: KGZ, measures: [fair], outcome: turnover, at-least: 2, year: 2024",
        "governments.a.year: got 2024, expected a year after the baseline year 2024 [TS1601]"
    )]
    [InlineData(
        "name: a, kind: match, by: BLR, measure: duty, follows: duty",
        "governments.a.follows: got the measure itself, expected a partner's policy [TS2004]"
    )]
    [InlineData(
        "name: a, kind: balance, by: KGZ, with: BLR, threshold: 0.1, relax-below: 0.2",
        "governments.a.relax-below: got 0.2, expected at most the threshold 0.1 [TS2003]"
    )]
    [InlineData("name: a, kind: safeguard, by: KGZ, sectors: food", "governments.a: missing key: give one of tariff, quota [TS1103]")]
    public void Wrong_rules_are_refused(string rule, string error) =>
        Assert.Contains(error, Small.ErrorsOf(Small.With(Governments(rule))), StringComparison.Ordinal);

    [Fact]
    public void One_rule_controls_a_policy() =>
        Assert.Contains(
            "governments.b: got control of \"fair\", which \"a\" already controls, expected one rule for each policy [TS2002]",
            Small.ErrorsOf(
                Small.With(
                    Governments(
                        "name: a, kind: pursue, by: KGZ, measures: fair, outcome: turnover, at-least: 2, year: 2027",
                        "name: b, kind: match, by: KGZ, measure: fair, follows: duty"
                    )
                )
            ),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData(
        "kind: tariff, by: KGZ, from: 2025, rate: 0.1, exporter: KGZ, importer: BLR",
        "policies.x.by: these governments cannot decide this tariff: add GRO [TS1801]"
    )]
    [InlineData(
        "kind: quota, by: KGZ, from: 2025, of-baseline: 0.9, exporter: KGZ, importer: ROW",
        "policies.x.by: these governments cannot decide this quota: add ROW [TS1801]"
    )]
    [InlineData(
        "kind: agreement, by: KGZ, from: 2025, effect: 0.1, exporter: KGZ, importer: ROW",
        "policies.x.by: these governments cannot decide this agreement: add ROW [TS1801]"
    )]
    [InlineData(
        "kind: non-tariff, by: ROW, from: 2025, removed: 0.1, exporter: KGZ, importer: REB",
        "policies.x.by: these governments cannot decide this non-tariff: add KGZ or REB [TS1801]"
    )]
    [InlineData(
        "kind: productivity, by: ROW, from: 2025, factor: 1.1, economy: KGZ",
        "policies.x.by: these governments cannot decide this productivity: add KGZ [TS1801]"
    )]
    public void Nobody_decides_for_others(string policy, string error) =>
        Assert.Contains(error, Small.ErrorsOf(Small.With($"policies:\n  - {{ name: x, {policy} }}\n")), StringComparison.Ordinal);
}
