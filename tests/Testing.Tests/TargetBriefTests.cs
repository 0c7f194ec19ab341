using System.Collections.Immutable;
using TradeSim.Scenarios;
using TradeSim.Studies.Briefs;
using TradeSim.Studies.Cases;
using TradeSim.Studies.History;
using TradeSim.Studies.Solving;
using TradeSim.Studies.Uncertainty;
using Xunit.Abstractions;

namespace TradeSim.Testing.Tests;

public sealed class TargetBriefTests(ITestOutputHelper output)
{
    [Fact]
    public void One_page_says_how_likely_what_it_takes_why_and_what_it_hinges_on()
    {
        using var shipped = new Shipped("""

            uncertainty:
              - { of: assumptions.adjustment, is: "uniform(0.2, 0.6)" }
              - { of: assumptions.growth.KGZ, is: "shocks(0.5, 0.02)" }
              - { of: policies.corridor.intensity, is: chance(0.6) }
            """);
        var loaded = ScenarioReader.Read(shipped.Scenario);
        var runner = new SimulationRunner(loaded.Scenario);
        var inputs = UncertaintyText.Read(runner.Space, loaded.Uncertainty.Select(number => (number.Path, number.Text)), []);
        // A history of one pair that grew 7 % a year, and of forecasts that missed by up to half.
        var history = new TradeHistory([new TradeSeries("A", "B", Enumerable.Range(2000, 20).ToImmutableSortedDictionary(year => year, year => 60 * Math.Pow(1.07, year - 2000)))]);
        var errors = new LogErrors(Enumerable.Range(1, 5).Select(horizon => Enumerable.Range(-100, 201).Select(k => 0.002 * k * horizon)));
        var brief = TargetBrief.Make(loaded.Scenario.Name, runner, Goal.Of(runner.Space, runner.Space.Targets[0]), inputs, history, errors,
            [new PricedLever(Lever.Of(runner.Space, "policies.corridor.intensity"), 10), new PricedLever(Lever.Of(runner.Space, "policies.certificates.intensity"), 1)],
            new BriefOptions { Cases = 64, SensitivityPoints = 16 });
        output.WriteLine(brief.ToString());
        Assert.Equal(Given.Scenario("tests/two-levers.yaml").WithoutPolicies().Run()["turnover KGZ-BLR"][2030], brief.Usual);
        Assert.True(brief.UsualBand.Low < brief.Usual && brief.Usual < brief.UsualBand.High);
        Assert.True(brief.UsualProbability.Probability <= brief.Probability.Probability);
        Assert.Equal(0, brief.BaseRate!.Share);
        Assert.Equal(["assumptions.growth", "policies.corridor", "policies.certificates"], brief.Contributions.Contributions.Select(item => item.Name));
        Assert.Equal(brief.Contributions.End, brief.Contributions.Start + brief.Contributions.Contributions.Sum(item => item.Value), 1e-9);
        Assert.Equal(3, brief.Hinges!.Factors.Length);
        var page = brief.ToString();
        Assert.Contains(brief.Cheapest!.Answer is null ? "**No mix of the priced levers reaches it**" : "**The cheapest mix found**", page, StringComparison.Ordinal);
        foreach (var part in (string[])["**Business as usual** ends at", "**Probability** of the target:", "**In history**:", "**What it would take**", "| assumptions.growth |", "**What it hinges on**"])
            Assert.Contains(part, page, StringComparison.OrdinalIgnoreCase);
    }
}
