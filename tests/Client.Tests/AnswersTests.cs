using TradeSim.Engine.Outcomes;
using TradeSim.Figures;
using TradeSim.Runs;
using TradeSim.Runs.Execution;
using TradeSim.Runs.Reports;
using TradeSim.Simulator;
using TradeSim.Studies.Cases;
using TradeSim.Studies.Explaining;

namespace TradeSim.Client.Tests;

/// <summary>What answers are made of, without a process.</summary>
public sealed class AnswersTests
{
    private static readonly CaseSpace Space = new([], ["turnover"], ["million USD"], 2023, 2030)
    {
        Targets = [new Target(0, Bound.AtLeast, 200, 2027), new Target(0, Bound.AtLeast, 500, 2030)],
    };

    [Theory]
    [InlineData(2027, 200)]
    [InlineData(2030, 500)]
    [InlineData(2029, 200)] // none of that year: the first
    public void The_target_is_that_of_the_year_that_is_asked_for(int year, double value) =>
        Assert.Equal(
            new Goal(Space.Read("turnover", year), Bound.AtLeast, value),
            ScenarioStudy.TargetOn(Space, Space.Read("turnover", year))
        );

    [Fact]
    public void Of_45_runs_with_57_differences_the_maps_hold_all_runs_and_the_largest_differences()
    {
        var reading = Space.Read("turnover", 2030);
        // Run r has the differences r to r + 12; the last are the largest, and some are negative.
        var explained = Enumerable
            .Range(0, 45)
            .Select(run =>
                (
                    $"run {run}",
                    new Explanation(
                        reading,
                        0,
                        0,
                        0,
                        [
                            .. Enumerable
                                .Range(run, 13)
                                .Select(k => new Studies.Explaining.Contribution($"d{k}", k % 2 == 0 ? k : -k, 0, null, null)),
                        ],
                        true,
                        0
                    )
                )
            );
        var maps = ContributionMaps
            .Of(new FigureText("x", "contributions"), new Axis(""), explained, new Sentences(ReportLanguage.English))
            .ToArray();
        Assert.Equal([40, 5], maps.Select(map => map.Columns.Length));
        Assert.Equal(Enumerable.Range(0, 45).Select(run => $"run {run}"), maps.SelectMany(map => map.Columns));
        Assert.Equal(Enumerable.Range(12, 40).Select(k => $"d{k}"), maps[0].Rows); // of d0 to d51
        Assert.Equal("contributions; the largest 40 of 52 differences", maps[0].Text.Subtitle);
        Assert.Equal(Enumerable.Range(40, 17).Select(k => $"d{k}"), maps[1].Rows);
        Assert.Equal("contributions", maps[1].Text.Subtitle);
        Assert.Equal(-13, maps[0].Cells[1][5]);
    }

    [Theory]
    [InlineData("", "Values are in dollars of the baseline year.", "in Dollar des Basisjahres", "в долларах базового года")]
    [InlineData("prices: nominal", "Values are in dollars of their year", "in Dollar ihres Jahres", "в долларах своего года")]
    public void Reports_say_in_which_dollars_values_are(string prices, params string[] said)
    {
        var text = Small.Text(more: prices);
        var scenario = Small
            .Read(prices.Length == 0 ? text : text.Replace("assumptions:", "assumptions:\n  inflation: 0.02", StringComparison.Ordinal))
            .Scenario;
        Assert.All(ReportLanguage.All.Zip(said), item =>
            Assert.Single(new Sentences(item.First).Limits(scenario), limit => limit.Contains(item.Second, StringComparison.Ordinal))
        );
    }

    [Fact]
    public void All_distributions_that_cannot_be_drawn_are_reported_with_their_positions()
    {
        var loaded = Small.Read(
            Small.Text(
                more: """
                uncertainty:
                  - { of: assumptions.adjustment, is: "normal(0.4, 100)" }
                  - { of: policies.road.intensity, is: chance(0.5) }
                  - { of: assumptions.growth.A.2021, is: "normal(0.02, 10)" }
                """
            )
        );
        var lines = Assert.Throws<UserException>(() => StatedUncertainty.Read(loaded)).Message.Split('\n');
        Assert.Equal(2, lines.Length);
        Assert.StartsWith("x.yaml:12:39: assumptions.adjustment: got a distribution that reaches ", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("x.yaml:14:42: assumptions.growth.A.2021: ", lines[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0.5", "0.5", "0.5", true)]
    [InlineData("0.9", "0.9", "-0.9", false)] // two that go with a third go not against one another
    public void Correlations_that_contradict_each_other_are_found(string ab, string ac, string bc, bool isFine)
    {
        var loaded = Small.Read(
            Small.Text(
                more: $$"""
                uncertainty:
                  - { of: assumptions.adjustment, is: "uniform(0.4, 0.6)" }
                  - { of: policies.road.intensity, is: "uniform(0, 1)" }
                  - { of: assumptions.growth.A.2021, is: "normal(0, 0.01)" }
                correlations:
                  - { of: assumptions.adjustment, with: policies.road.intensity, is: {{ab}} }
                  - { of: assumptions.adjustment, with: assumptions.growth.A.2021, is: {{ac}} }
                  - { of: policies.road.intensity, with: assumptions.growth.A.2021, is: {{bc}} }
                """
            )
        );
        if (isFine)
            Assert.Equal(3, StatedUncertainty.Read(loaded).Dimensions);
        else
            Assert.StartsWith(
                "x.yaml: ",
                Assert.Throws<UserException>(() => StatedUncertainty.Read(loaded)).Message,
                StringComparison.Ordinal
            );
    }

    [Fact]
    public void The_simulators_words_are_those_of_reports_where_these_have_them()
    {
        var texts = new SimulatorTexts(ReportLanguage.German);
        Assert.Equal(("erreicht", "Maßnahmen"), (texts["met"], texts.Of("policies")));
        Assert.Contains(KeyValuePair.Create("copied", "Kopiert"), texts.All);
    }
}
