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
    public void A_brief_has_probability_required_measures_contributions_and_drivers()
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
        // A history of one pair that grew 7 % a year, give or take a third.
        var history = new TradeHistory([
            new TradeSeries(
                "A",
                "B",
                Enumerable
                    .Range(2000, 20)
                    .ToImmutableSortedDictionary(year => year, year => 60 * Math.Pow(1.07, year - 2000) * (year % 3 == 0 ? 1.3 : 1))
            ),
        ]);
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
            new BriefInputs(ForecastErrorModel.Of(history, 7), Levers(1), Levers(10)),
            new BriefOptions { Cases = 64, SensitivityPoints = 16 }
        );
        Assert.Equal(Given.Scenario("tests/two-levers.yaml").WithoutPolicies().Run()["turnover KGZ-BLR"][2030], brief.Usual);
        var (spread, band) = (brief.Without.Spread[7].Quantiles, brief.Without.Band!.Value[7].Quantiles);
        Assert.True(band[0] < spread[0] && spread[4] < band[4]);
        Assert.True(spread[0] < brief.Usual && brief.Usual < spread[4]);
        Assert.True(brief.Without.SpreadProbability.Probability <= brief.With.SpreadProbability.Probability);
        Assert.True(brief.Without.BandProbability!.Probability <= brief.With.BandProbability!.Probability);
        Assert.Equal("BLR", Assert.Single(brief.PairErrors).First);
        Assert.Null(brief.PairErrors[0].Own);
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
        Assert.Equal(3, brief.Drivers!.Factors.Length);
        // Cheaper trade as described falls short of the target.
        Assert.Null(brief.Cheapest!.Answer);
        Assert.NotNull(brief.Beyond);
        Assert.True(brief.Beyond!.Closest.Value > brief.Cheapest.Closest.Value);
        Assert.Empty(brief.Failed);
    }

    [Fact]
    public void Failed_cases_are_reported_by_each_part_of_a_brief()
    {
        using var shipped = new Shipped("");
        var scenario = ScenarioReader.Read(shipped.Scenario).Scenario;
        var runner = new Exploding(new SimulationRunner(scenario), "policies.corridor.intensity", 1.5);
        ImmutableArray<PricedLever> Levers(double to) => [new(Lever.Of(runner.Space, "policies.corridor.intensity", 0, to), 10)];
        var brief = TargetBrief.Make(
            "x",
            runner,
            Goal.Of(runner.Space, runner.Space.Targets[0]),
            UncertaintyText.Read(runner.Space, [], []),
            new BriefInputs(null, Levers(1), Levers(2)),
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

        public async Task<IReadOnlyList<CaseResult>> RunAsync(
            CaseTable table,
            RunOptions? options = null,
            IProgress<int>? progress = null,
            CancellationToken cancellation = default
        )
        {
            var column = table.Columns.IndexOf(Space.ParameterIndex(path));
            return
            [
                .. (await runner.RunAsync(table, options, progress, cancellation)).Select(
                    (result, @case) => column >= 0 && table.Row(@case)[column] > most ? result with { Failure = "exploded" } : result
                ),
            ];
        }
    }
}
