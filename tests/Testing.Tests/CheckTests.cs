using TradeSim.Runs;
using TradeSim.Scenarios;

namespace TradeSim.Testing.Tests;

public sealed class CheckTests
{
    [Fact]
    public void Checks_beside_the_scenario_give_one_report_red_and_green()
    {
        using var shipped = new Shipped(
            """

            checks:
              - { outcome: turnover KGZ-BLR, year: 2023, about: 110.1, tolerance: 0.1, why: Kyrgyz statistics of 2023 }
              - { outcome: turnover KGZ-BLR, year: 2030, at-most: 300, why: cheaper trade works on the trade there is }
              - { outcome: turnover KGZ-BLR, year: 2030, at-least: 500, why: it was promised }
            """
        );
        var report = CheckRunner.Run(ScenarioReader.Read(shipped.Scenario));
        Assert.False(report.Passed);
        Assert.Equal([true, true, false], report.Lines.Select(line => line.Passed));
        var lines = report.ToString().Split('\n');
        Assert.Equal("Kyrgyzstan and Belarus, 500 million dollars", lines[0]);
        Assert.Matches(@"^  ok      turnover KGZ-BLR in 2023: got 110\S*, expected 110.1 ± 0.1$", lines[1]);
        Assert.Matches(@"^  FAILED  turnover KGZ-BLR in 2030: got \S+, expected at least 500$", lines[3]);
        Assert.Matches(@"^          because it was promised \(.*scenario.yaml:[0-9]+\)$", lines[4]);
        Assert.StartsWith("          turnover KGZ-BLR (million USD): 2023: 110", lines[5], StringComparison.Ordinal);
        Assert.Equal("  2 of 3 checks passed", lines[6]);
    }

    public static TheoryData<string> ShippedScenarios =>
        new(Directory.EnumerateFiles(Shipped.Find(), "*.yaml").Select(file => Path.GetFileName(file)));

    [Theory]
    [MemberData(nameof(ShippedScenarios))]
    public void Shipped_scenarios_pass_their_own_checks(string file)
    {
        var report = CheckRunner.Run(ScenarioReader.Read(Path.Combine(Shipped.Find(), file)));
        Assert.NotEmpty(report.Lines);
        Assert.True(report.Passed, report.ToString());
    }

    [Fact]
    public void Wrong_checks_and_uncertain_numbers_are_found_before_anything_runs()
    {
        using var shipped = new Shipped(
            """

            checks:
              - { outcome: turnover KGZ-BRL, year: 2030, at-least: 500, why: a typing error }
              - { outcome: turnover KGZ-BLR, year: 2031, at-least: 500, why: too late }
              - { outcome: turnover KGZ-BLR, year: 2030, at-least: 500, at-most: 600, why: two bounds }
              - { outcome: turnover KGZ-BLR, year: 2030, at-least: 500 }
            uncertainty:
              - { of: assumptions.ajustment, is: "uniform(0.2, 0.6)" }
            correlations:
              - { of: assumptions.adjustment, with: assumptions.growth.KGZ, is: 0.5 }
            """
        );
        var errors = Assert
            .Throws<ScenarioException>(() => ScenarioReader.Read(shipped.Scenario))
            .Message.Split('\n')
            .Select(line => line[(line.IndexOf(".yaml:", StringComparison.Ordinal) + 6)..]);
        Assert.Equal(
            [
                "checks[0].outcome: got \"turnover KGZ-BRL\", expected an outcome of this scenario. Did you mean "
                    + "`turnover KGZ-BLR`? [TS1206]",
                "checks[1].year: got 2031, expected a year from 2023 to 2030 [TS1601]",
                "checks[2]: at-least and at-most exclude each other: keep one of them [TS1103]",
                "checks[3]: missing key `why`, expected a text [TS1102]",
                "uncertainty[0].of: got \"assumptions.ajustment\", expected the path of a number of this scenario. Did you mean "
                    + "`assumptions.adjustment`? [TS1207]",
                "correlations[0].of: got \"assumptions.adjustment\", expected one of the numbers under uncertainty. Did you mean "
                    + "`assumptions.ajustment`? [TS1207]",
                "correlations[0].with: got \"assumptions.growth.KGZ\", expected one of the numbers under uncertainty [TS1207]",
            ],
            errors.Select(error => error[(error.IndexOf(' ', StringComparison.Ordinal) + 1)..])
        );
    }
}
