namespace TradeSim.Scenarios.Tests;

/// <summary>What is odd but can be run.</summary>
public class WarningTests
{
    [Theory]
    [InlineData(
        "{ name: a, kind: tariff, from: 2025, rate: 0.05, exporter: REB, importer: KGZ, sector: machines }",
        "policies.a: tariffs that are the present ones: the policy has no effect unless other policies change them [TS3007]"
    )]
    [InlineData(
        "{ name: a, kind: tariff, from: 2025, rate: 0.05, exporter: KGZ, importer: GRO }",
        "policies.a: only flows that are 0 in the baseline: the policy has no effect [TS3007]"
    )]
    [InlineData(
        "{ name: a, kind: trade-cost, from: 2025, factor: 1, exporter: KGZ, importer: BLR }",
        "policies.a: factors of 1: the policy has no effect [TS3007]"
    )]
    [InlineData(
        "{ name: a, kind: trade-cost, from: 2025, factor: 0.9, exporter: KGZ, importer: GRO }",
        "policies.a: only flows that are 0 in the baseline: the policy has no effect [TS3007]"
    )]
    [InlineData(
        "{ name: a, kind: productivity, from: 2025, factor: 1, economy: KGZ }",
        "policies.a: factors of 1: the policy has no effect [TS3007]"
    )]
    [InlineData(
        "{ name: a, kind: productivity, from: 2025, factor: 2, economy: KGZ, sector: machines, intensity: 0 }",
        "policies.a.intensity: intensity is 0, so the policy has no effect [TS3010]"
    )]
    [InlineData(
        "{ name: a, kind: productivity, from: 2030, factor: 2, economy: KGZ }",
        "policies.a.from: got 2030, after the last year 2027, so the policy has no effect [TS3009]"
    )]
    [InlineData(
        "{ name: a, kind: productivity, from: 2025, factor: 2, economy: REB, sector: food }",
        "policies.a: only sectors that sell nothing in the baseline: the policy has no effect [TS3007]"
    )]
    public void A_policy_that_can_do_nothing(string policy, string warning)
    {
        var said = Assert.Single(ScenarioReader.Read(Small.With($"policies:\n  - {policy}\n")).Warnings);

        Assert.Equal(5, said.Line);
        Assert.EndsWith(": " + warning, said.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Economies_without_growth() =>
        Assert.Equal(
            "s.yaml:4:24: assumptions.growth: no growth of BLR, ROW and no default, so they do not grow [TS3003]",
            Assert.Single(ScenarioReader.Read(Small.With("assumptions: { growth: { KGZ: 0.05 } }\n")).Warnings).ToString()
        );

    [Fact]
    public void Growth_outside_the_run() =>
        Assert.Equal(
            "s.yaml:4:45: assumptions.growth.KGZ.2206: got a year outside 2025 to 2027, which has no effect [TS3002]",
            Assert
                .Single(ScenarioReader.Read(Small.With("assumptions: { growth: { default: 0, KGZ: { 2206: 0.05 } } }\n")).Warnings)
                .ToString()
        );

    [Fact]
    public void Inflation_outside_the_run() =>
        Assert.Equal(
            "s.yaml:5:42: assumptions.inflation.2206: got a year outside 2025 to 2027, which has no effect [TS3002]",
            Assert
                .Single(
                    ScenarioReader.Read(Small.With("prices: nominal\nassumptions: { inflation: { value: 0.02, 2206: 0.05 } }\n")).Warnings
                )
                .ToString()
        );

    [Fact]
    public void A_column_that_nothing_reads() =>
        Assert.Equal(
            "data/sectors.csv:1:22: colour: unknown column, ignored [TS3001]",
            Assert
                .Single(
                    ScenarioReader
                        .Read(Small.With("", ("data/sectors.csv", "code,name,elasticity,colour\nfood,Food,4,red\nmachines,M,3,blue\n")))
                        .Warnings
                )
                .ToString()
        );

    [Fact]
    public void A_tariff_on_domestic_sales() =>
        Assert.Equal(
            "data/flows.csv:2:18: tariff: got a tariff on domestic sales in 1 row, which acts as a tax [TS3005]",
            Assert
                .Single(
                    ScenarioReader
                        .Read(
                            Small.With(
                                "",
                                (
                                    "data/flows.csv",
                                    Small.Flows.Replace("KGZ,KGZ,food,100,,,", "KGZ,KGZ,food,100,0.1,,", StringComparison.Ordinal)
                                )
                            )
                        )
                        .Warnings
                )
                .ToString()
        );
}
