using TradeSim.Engine.Dynamics;
using TradeSim.Engine.Policies;
using TradeSim.Studies.Cases;

namespace TradeSim.Runs.Tests;

/// <summary>Studies from C#: each says what single runs of the scenario say.</summary>
public sealed class StudyBuilderTests
{
    private const string Corridor = "policies.corridor.intensity";
    private const string Turnover = "turnover KGZ-BLR";

    private static readonly Scenario Measures = Scenario.Load(Path.Combine(Repository.Root, "scenarios", "kyrgyzstan-belarus-500m.yaml"));

    private static readonly Scenario Usual = Scenario.Load(Path.Combine(Repository.Root, "scenarios", "business-as-usual.yaml"));

    [Fact]
    public void A_sweep_gives_what_runs_with_its_values_give()
    {
        var sweep = Sweep.Of(Measures, Corridor, 0, 2).And("assumptions.adjustment", 0.3, 0.5).Run();
        Assert.Equal(
            [
                [0, 0.3],
                [0, 0.5],
                [2, 0.3],
                [2, 0.5],
            ],
            sweep.Points.Select(point => point.Values.ToArray())
        );
        var last = Measures.With(Corridor, 2).With("assumptions.adjustment", 0.5).Run();
        Assert.Equal(last.Outcome(Turnover, 2030), sweep.Points[^1].Outcome(Turnover, 2030));
        Assert.Contains(
            "turnover KGZ",
            Assert.Throws<UnknownNameException>(() => sweep.Points[0].Outcome("turnover", 2030)).Message,
            StringComparison.Ordinal
        );
        Assert.StartsWith($"case,{Corridor},assumptions.adjustment,year,outcome,value,", sweep.ToOutcomesCsv(), StringComparison.Ordinal);
        Assert.Throws<StudyException>(() => Sweep.Of(Measures, Corridor));
    }

    [Fact]
    public void A_search_finds_the_smallest_intensity_that_reaches_the_target()
    {
        var found = Solve.Of(Measures, Corridor).AtLeast(Turnover, 2030, 215).Run();
        var run = Measures.With(Corridor, found.Answer!.Position).Run();
        Assert.Equal(found.Answer.Value!.Value, run.Outcome(Turnover, 2030), precision: 9);
        Assert.InRange(run.Outcome(Turnover, 2030), 215, 215.5);
        Assert.True(Measures.With(Corridor, found.Below!.Position).Run().Outcome(Turnover, 2030) < 215);
        var bounded = Solve.Between(Measures, Corridor, 0, 0.01).AtLeast(Turnover, 2030, 1000).Run();
        Assert.Null(bounded.Answer);
        Assert.Equal(0.01, bounded.Closest.Position);
    }

    [Fact]
    public void Contributions_add_up_also_with_a_measure_of_the_program()
    {
        var scenario = Measures.With(new Rebate { Name = "rebate", From = 2026 });
        var explanation = Explain.Of(scenario).About(Turnover, 2030).Run();
        Assert.Equal(scenario.Run().Outcome(Turnover, 2030), explanation.End, precision: 9);
        Assert.Equal(explanation.End, explanation.Start + explanation.Contributions.Sum(item => item.Value), precision: 6);
        Assert.Contains(explanation.Contributions, item => item.Name.Contains("rebate", StringComparison.Ordinal) && item.Value > 0);
    }

    [Fact]
    public void The_difference_between_two_scenarios_is_decomposed()
    {
        var without = Measures.Without("corridor");
        var difference = Explain.Between(Measures, without).About(Turnover, 2030).Run();
        Assert.Equal(Measures.Run().Outcome(Turnover, 2030), difference.Start, precision: 6);
        Assert.Equal(without.Run().Outcome(Turnover, 2030), difference.End, precision: 6);
        Assert.Contains(difference.Contributions, item => item.Value < 0);
        Assert.Throws<InvalidOperationException>(() =>
            Explain.Between(Measures, without.With(new Rebate { Name = "rebate", From = 2026 }))
        );
    }

    [Fact]
    public void Drivers_are_those_that_swing_the_outcome_most()
    {
        var study = Sensitivity
            .Of(Scenario.Load(Path.Combine(Repository.Root, "tests", "two-levers.yaml")))
            .About(Turnover, 2030)
            .Uncertain(Corridor, "uniform(0, 2)")
            .Uncertain("assumptions.adjustment", "uniform(0.39, 0.41)");
        var screened = study.Run();
        Assert.Null(screened.Sobol);
        Assert.Equal(screened.Morris!.Factors[0].Factor, screened.Tornado.Bars[0].Factor);
        var shares = study.Sobol(64).Run();
        Assert.Null(shares.Morris);
        Assert.Equal(screened.Tornado.Bars[0].Factor, shares.Sobol!.Factors[0].Factor);
    }

    [Fact]
    public void A_missing_item_is_reported_in_terms_of_the_library()
    {
        var small = Scenario
            .Create(Usual.World, "nothing", 2023, 2024)
            .With("outcomes", "[{ kind: turnover, of: KGZ, with: BLR, name: x }]");
        var target = Assert.Throws<StudyException>(() => Solve.Of(small, "assumptions.adjustment").Run());
        Assert.Contains("AtLeast(outcome, year, value) or AtMost", target.Message, StringComparison.Ordinal);
        var uncertain = Assert.Throws<StudyException>(() => Sensitivity.Of(small).Run());
        Assert.Contains("Uncertain(path, \"normal(mean, deviation)\")", uncertain.Message, StringComparison.Ordinal);
        var cost = Assert.Throws<StudyException>(() => CheapestMix.Of(small).AtLeast("x", 2024, 1).Run());
        Assert.Contains("Lever(path, from, to, cost)", cost.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_study_is_cancelled()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Sweep.Of(Measures, Corridor, 0, 1).RunAsync(cancellation: cancelled.Token)
        );
    }

    private sealed record Rebate : Policy
    {
        public override void Apply(double strength, int year, ReadOnlySpan<double> values, Shocks shocks)
        {
            ArgumentNullException.ThrowIfNull(shocks);
            var (exporter, importer) = (shocks.World.EconomyIndex("KGZ"), shocks.World.EconomyIndex("BLR"));
            for (var sector = 0; sector < shocks.World.SectorCount; sector++)
                shocks.AddTradeCost(exporter, importer, sector, strength * Math.Log(0.97));
        }
    }
}
