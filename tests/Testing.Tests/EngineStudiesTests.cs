using System.Diagnostics;
using TradeSim.Engine.Dynamics;
using TradeSim.Scenarios;
using TradeSim.Studies.Cases;
using TradeSim.Studies.Ensembles;
using TradeSim.Studies.Explaining;
using TradeSim.Studies.History;
using TradeSim.Studies.Solving;
using TradeSim.Studies.Uncertainty;

namespace TradeSim.Testing.Tests;

/// <summary>Studies over the real engine and a shipped scenario.</summary>
public sealed class EngineStudiesTests(ITestOutputHelper output)
{
    private const string Uncertain = """

        uncertainty:
          - { of: assumptions.adjustment, is: "uniform(0.2, 0.6)" }
          - { of: assumptions.growth.KGZ, is: "shocks(0.5, 0.02)" }
          - { of: assumptions.growth.BLR, is: "shocks(0.5, 0.02)" }
          - { of: policies.corridor.intensity, is: chance(0.6) }
        correlations:
          - { of: assumptions.growth.KGZ, with: assumptions.growth.BLR, is: 0.5 }
        """;

    private static InputSpace InputsOf(LoadedScenario loaded) =>
        UncertaintyText.Read(
            CaseSpace.Of(loaded.Scenario),
            loaded.Uncertainty.Select(number => (number.Path, number.Text)),
            loaded.Correlations.Select(pair => (pair.First, pair.Second, pair.Value))
        );

    [Fact]
    public void An_ensemble_is_the_same_bytes_on_one_thread_or_two_in_any_batch_and_chunk()
    {
        using var shipped = new Shipped(Uncertain);
        var loaded = ScenarioReader.Read(shipped.Scenario);
        var design = new Design(InputsOf(loaded), 40);
        string Tables(RunOptions options, int chunk) =>
            Ensemble
                .Run(new SimulationRunner(loaded.Scenario, options), design, new EnsembleOptions { CasesPerChunk = chunk })
                .OutcomesTable()
                .ToString();
        var expected = Tables(new RunOptions { Threads = 1, CasesPerBatch = 40 }, 40);
        Assert.Equal(expected, Tables(new RunOptions { Threads = 2 }, 1024));
        Assert.Equal(expected, Tables(new RunOptions { Threads = 2, CasesPerBatch = 1 }, 7));
    }

    [Fact]
    public void A_scenario_file_says_what_is_uncertain_and_the_fan_opens()
    {
        using var shipped = new Shipped(Uncertain);
        var loaded = ScenarioReader.Read(shipped.Scenario);
        var inputs = InputsOf(loaded);
        Assert.Equal(
            ["assumptions.adjustment", "assumptions.growth.KGZ & assumptions.growth.BLR", "policies.corridor.intensity"],
            inputs.Factors.Select(factor => factor.Name)
        );
        var clock = Stopwatch.StartNew();
        var result = Ensemble.Run(new SimulationRunner(loaded.Scenario), new Design(inputs, 512));
        output.WriteLine($"512 cases in {clock.Elapsed}");
        Assert.Empty(result.Failed);
        var fan = result.Fan("turnover KGZ-BLR");
        Assert.True(fan[^1].Quantiles[4] > fan[^1].Quantiles[0] * 1.02);
        Assert.True(fan[^1].Quantiles[4] - fan[^1].Quantiles[0] > fan[1].Quantiles[4] - fan[1].Quantiles[0]);
        Assert.Equal(0, result.Probability(Goal.Of(result.Space, result.Space.Targets[0])).Probability);
    }

    [Fact]
    public void A_common_factor_of_the_first_levers_does_not_reach_500_million_and_the_best_attainable_value_is_reported()
    {
        var runner = new SimulationRunner(Given.Scenario("tests/two-levers.yaml").Loaded.Scenario);
        var goal = Goal.Of(runner.Space, runner.Space.Targets[0]);
        var lever = Lever.CommonFactor(runner.Space, "both levers", ["policies.corridor.intensity", "policies.certificates.intensity"]);
        var result = Solve.Run(runner, goal, lever);
        output.WriteLine(result.ToString());
        Assert.Equal(10, lever.To);
        Assert.True(result.IsMonotone);
        // What the search says is what a run says.
        var modest = Solve.Run(runner, goal with { Value = (result.Trials[0].Value!.Value + result.Trials[^1].Value!.Value) / 2 }, lever);
        var run = Given
            .Scenario("tests/two-levers.yaml")
            .With("policies.corridor.intensity", modest.Answer!.Position)
            .With("policies.certificates.intensity", modest.Answer.Position)
            .Run();
        Assert.Equal(modest.Answer.Value!.Value, run["turnover KGZ-BLR"][2030]);
    }

    [Fact]
    public void Growth_and_levers_explain_the_change_between_two_years()
    {
        var runner = new SimulationRunner(Given.Scenario("tests/two-levers.yaml").Loaded.Scenario);
        var explanation = Explain.Run(
            runner,
            runner.Space.Read("turnover KGZ-BLR", 2030),
            [Contributor.Below(runner.Space, "assumptions.growth"), .. Contributor.Policies(runner.Space)]
        );
        output.WriteLine(explanation.WaterfallTable().ToString());
        // Without growth and levers nothing moves: the year is the baseline year.
        Assert.Equal(explanation.Baseline, explanation.Start, 1e-8 * explanation.Baseline);
        Assert.Equal(explanation.End - explanation.Start, explanation.Contributions.Sum(item => item.Value), 1e-10 * explanation.End);
        Assert.All(explanation.Contributions, item => Assert.True(item.Value > 0));
    }

    [Fact]
    public void Planted_assumptions_come_back_from_what_the_engine_gives()
    {
        const string Turnover = "turnover KGZ-BLR",
            Adjustment = "assumptions.adjustment",
            Growth = "assumptions.growth.KGZ.2026";
        var scenario = Given.Scenario("tests/two-levers.yaml");
        var planted = scenario.With(Adjustment, 0.6).With(Growth, 0.07).Run()[Turnover];
        Fit Fitted(double noise) =>
            Calibrate.Scenario(
                new SimulationRunner(scenario.Loaded.Scenario),
                [Adjustment, Growth],
                [
                    .. Enumerable
                        .Range(2024, 7)
                        .Select(year => new Observation(Turnover, year, planted[year] * (1 + (year % 2 == 0 ? noise : -noise)))),
                ]
            );
        var exact = Fitted(0);
        output.WriteLine(exact.Table().ToString());
        Assert.Equal(0.6, exact[Adjustment], 1e-4);
        Assert.Equal(0.07, exact[Growth], 1e-5);
        // What the engine leaves of its residual is no reason to refuse a fit.
        var noisy = Fitted(1e-4);
        output.WriteLine(noisy.Table().ToString());
        Assert.Equal(1e-4, noisy.ResidualDeviation, 1e-4);
        foreach (var (coefficient, truth) in noisy.Coefficients.Zip((double[])[0.6, 0.07]))
            Assert.InRange(Math.Abs(coefficient.Value - truth), 0, 3 * coefficient.StandardError);
    }

    [Fact]
    public void Trade_cost_shocks_are_assumptions_that_a_design_draws()
    {
        using var shipped = new Shipped(
            """

            uncertainty:
              - { of: assumptions.trade-cost-shocks.route, is: "shocks(0.5, 0.05)" }
            """,
            assumptions: """
              trade-cost-shocks:
                route: { exporter: KGZ, importer: BLR, both-ways: true }
            """
        );
        var loaded = ScenarioReader.Read(shipped.Scenario);
        var scenario = loaded.Scenario;
        // Nothing drawn, nothing changed: not a bit.
        Assert.Equal<double>(
            new SimulationRunner(Given.Scenario("tests/two-levers.yaml").Loaded.Scenario)
                .Run(CaseTable.Defaults, null, default)[0]
                .Outcomes[7],
            new SimulationRunner(scenario).Run(CaseTable.Defaults, null, default)[0].Outcomes[7]
        );
        var inputs = InputsOf(loaded);
        Assert.Equal(scenario.Years, inputs.Dimensions);
        var result = Ensemble.Run(new SimulationRunner(scenario), new Design(inputs, 16));
        var values = result.Values(result.Space.Read("turnover KGZ-BLR", 2030));
        Assert.True(values.Max() > 1.05 * values.Min());
        var shocks = result
            .Space.Parameters.Where(parameter =>
                parameter.Path.StartsWith("assumptions.trade-cost-shocks.route.", StringComparison.Ordinal)
            )
            .ToArray();
        Assert.Equal(scenario.Years, shocks.Length);
        Assert.All(shocks, parameter => Assert.Equal((ParameterRole.Assumption, 0.0), (parameter.Role, parameter.Default)));
    }

    [Fact]
    public void Policies_with_a_yearly_cost_are_levers_with_a_price()
    {
        var scenario = Given.Scenario("tests/two-levers.yaml").Loaded.Scenario;
        Assert.Equal("policies.corridor.intensity", scenario.Parameters[scenario.Policies[0].Intensity.ParameterIndex!.Value].Path);
        // The corridor's phase-in from 2026: 1/3, 2/3, 1, 1, 1 by 2030, at 6 million a year in full.
        var priced = PricedLever.OfPolicies(
            scenario with
            {
                Policies = [scenario.Policies[0] with { Cost = 6 }, scenario.Policies[1] with { Cost = 0 }],
            },
            to: 3
        );
        var lever = Assert.Single(priced);
        Assert.Equal(24, lever.Cost, 1e-9);
        Assert.Equal((0, 3), (lever.Lever.From, lever.Lever.To));
    }
}
