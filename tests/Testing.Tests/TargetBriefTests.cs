using System.Collections.Immutable;
using TradeSim.Engine.Dynamics;
using TradeSim.Engine.Outcomes;
using TradeSim.Scenarios;
using TradeSim.Studies.Briefs;
using TradeSim.Studies.Cases;
using TradeSim.Studies.History;
using TradeSim.Studies.Solving;
using TradeSim.Studies.Uncertainty;

namespace TradeSim.Testing.Tests;

public sealed class TargetBriefTests
{
    [Fact]
    public void A_brief_says_how_likely_what_it_takes_why_and_what_it_hinges_on()
    {
        using var shipped = new Shipped(
            """

            uncertainty:
              - { of: assumptions.adjustment, is: "uniform(0.2, 0.6)" }
              - { of: assumptions.growth.KGZ, is: "shocks(0.5, 0.02)" }
              - { of: policies.corridor.intensity, is: chance(0.6) }
            """
        );
        var loaded = ScenarioReader.Read(shipped.Scenario);
        var runner = new SimulationRunner(loaded.Scenario);
        var inputs = UncertaintyText.Read(runner.Space, loaded.Uncertainty.Select(number => (number.Path, number.Text)), []);
        // A history of one pair that grew 7 % a year, and of forecasts that missed by up to half.
        var history = new TradeHistory([
            new TradeSeries(
                "A",
                "B",
                Enumerable.Range(2000, 20).ToImmutableSortedDictionary(year => year, year => 60 * Math.Pow(1.07, year - 2000))
            ),
        ]);
        var bands = new HistoricalBands(
            new LogErrors(Enumerable.Range(1, 7).Select(horizon => Enumerable.Range(-100, 201).Select(k => 0.002 * k * horizon))),
            []
        );
        ImmutableArray<PricedLever> Levers(double to) =>
            [
                new(Lever.Of(runner.Space, "policies.corridor.intensity", 0, to), 10),
                new(Lever.Of(runner.Space, "policies.certificates.intensity", 0, to), 1),
            ];
        var brief = TargetBrief.Make(
            loaded.Scenario.Name,
            runner,
            Goal.Of(runner.Space, runner.Space.Targets[0]),
            inputs,
            new BriefInputs(history, bands, Levers(1), Levers(10)),
            new BriefOptions { Cases = 64, SensitivityPoints = 16 }
        );
        Assert.Equal(Given.Scenario("tests/two-levers.yaml").WithoutPolicies().Run()["turnover KGZ-BLR"][2030], brief.Usual);
        Assert.True(brief.UsualBand.Low < brief.Usual && brief.Usual < brief.UsualBand.High);
        Assert.True(brief.UsualProbability.Probability <= brief.Probability.Probability);
        Assert.Equal(0, brief.BaseRate!.Share);
        Assert.Equal(
            ["assumptions.growth", "policies.corridor", "policies.certificates"],
            brief.Contributions!.Contributions.Select(item => item.Name)
        );
        Assert.Equal(
            brief.Contributions!.End,
            brief.Contributions!.Start + brief.Contributions!.Contributions.Sum(item => item.Value),
            1e-9
        );
        Assert.Equal(3, brief.Hinges!.Factors.Length);
        // Cheaper trade as described falls short of the target.
        Assert.Null(brief.Cheapest!.Answer);
        Assert.NotNull(brief.Beyond);
        Assert.True(brief.Beyond!.Closest.Value > brief.Cheapest.Closest.Value);
        // As wide as history: e to 0.002 · 80 · 7 years, whatever of it was drawn.
        Assert.Equal(2 * 0.16 * 7, Math.Log(brief.UsualBand.High / brief.UsualBand.Low), 0.4);
        Assert.Empty(brief.Failed);
    }

    [Fact]
    public void Cases_without_results_are_told_whichever_part_of_the_brief_met_them()
    {
        using var shipped = new Shipped("");
        var scenario = ScenarioReader.Read(shipped.Scenario).Scenario;
        var runner = new Exploding(new SimulationRunner(scenario), "policies.corridor.intensity", 1.5);
        var bands = new HistoricalBands(
            new LogErrors(Enumerable.Range(1, 7).Select(horizon => Enumerable.Range(-10, 21).Select(k => 0.02 * k * horizon))),
            []
        );
        ImmutableArray<PricedLever> Levers(double to) => [new(Lever.Of(runner.Space, "policies.corridor.intensity", 0, to), 10)];
        var brief = TargetBrief.Make(
            "x",
            runner,
            Goal.Of(runner.Space, runner.Space.Targets[0]),
            UncertaintyText.Read(runner.Space, [], []),
            new BriefInputs(new TradeHistory([]), bands, Levers(1), Levers(2)),
            new BriefOptions { Cases = 8 }
        );
        Assert.Equal(brief.CommonFactor!.Failed.Length + brief.Beyond!.Failed.Length, brief.Failed.Length);
        Assert.NotEmpty(brief.CommonFactor.Failed);
        Assert.NotEmpty(brief.Beyond.Failed);
        Assert.All(brief.Failed, @case => Assert.Equal("exploded", @case.Reason));
    }

    [Theory]
    [InlineData(Bound.AtLeast, 120, 1)] // 6 of 6 windows grew by a fifth
    [InlineData(Bound.AtLeast, 200, 0)]
    [InlineData(Bound.AtLeast, 90, null)] // less than there is
    [InlineData(Bound.AtMost, 200, null)]
    public void History_is_asked_about_growth_only(Bound bound, double value, int? share)
    {
        var history = new TradeHistory([
            new TradeSeries(
                "A",
                "B",
                Enumerable.Range(2000, 10).ToImmutableSortedDictionary(year => year, year => 100 * Math.Pow(1.05, year - 2000))
            ),
        ]);
        Assert.Equal(share, BaseRate.OfGoal(history, 100, new Goal(new Reading(0, 4, "turnover", 2024), bound, value))?.Share);
    }

    /// <summary>A model in which cases with too much of something have no results.</summary>
    private sealed class Exploding(ICaseRunner runner, string path, double most) : ICaseRunner
    {
        public CaseSpace Space => runner.Space;

        public IReadOnlyList<CaseResult> Run(CaseTable table, IProgress<int>? progress, CancellationToken cancellation)
        {
            var column = table.Columns.IndexOf(Space.ParameterIndex(path));
            return
            [
                .. runner
                    .Run(table, progress, cancellation)
                    .Select(
                        (result, @case) => column >= 0 && table.Row(@case)[column] > most ? result with { Failure = "exploded" } : result
                    ),
            ];
        }
    }
}
