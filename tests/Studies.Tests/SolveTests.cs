using System.Collections.Immutable;
using TradeSim.Engine.Dynamics;
using TradeSim.Engine.Outcomes;
using TradeSim.Studies.Cases;
using TradeSim.Studies.Solving;
using TradeSim.Studies.Uncertainty;

namespace TradeSim.Studies.Tests;

public sealed class SolveTests
{
    [Fact]
    public void The_smallest_intensity_is_that_of_the_closed_form()
    {
        // 133 e^(2x) = 500.
        var runner = Spaces.Runner(1, x => 133 * Math.Exp(2 * x[0]));
        var result = Solve.Run(runner, runner.AtLeast(500), Lever.Of(runner.Space, "policies.p0.intensity"));
        Assert.Equal(Math.Log(500 / 133.0) / 2, result.Answer!.Position, 1e-6);
        Assert.True(result.Answer.Value >= 500, "The answer was run and reaches the goal.");
        Assert.True(result.Below!.Value < 500);
        Assert.True(result.IsMonotone);
        Assert.InRange(result.Trials.Length, 16, 100);
        Assert.Equal("y at least 500 in 1 requires policies.p0.intensity at 0.6621, which gives 500.", result.ToString());
    }

    [Fact]
    public void An_unreachable_target_is_reported_with_the_best_attainable_value()
    {
        var runner = Spaces.Runner(1, x => 133 + 100 * x[0] * (1.5 - x[0]));
        var result = Solve.Run(runner, runner.AtLeast(500), Lever.Of(runner.Space, "policies.p0.intensity"));
        Assert.Null(result.Answer);
        Assert.Equal(0.75, result.Closest.Position, 0.05);
        Assert.False(result.IsMonotone);
        Assert.Contains(
            "is out of reach of policies.p0.intensity from 0 to 1: the closest is 189",
            result.ToString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Of_a_figure_that_rises_and_falls_the_first_crossing_is_taken()
    {
        var runner = Spaces.Runner(1, x => 400 + 300 * Math.Sin(3 * x[0]));
        var result = Solve.Run(runner, runner.AtLeast(500), Lever.Of(runner.Space, "policies.p0.intensity"));
        Assert.Equal(Math.Asin(1.0 / 3) / 3, result.Answer!.Position, 1e-6);
        Assert.False(result.IsMonotone);
    }

    [Fact]
    public void A_common_factor_scales_several_levers_and_a_goal_may_be_an_upper_bound()
    {
        var runner = Spaces.Runner(2, x => 100 - 20 * x[0] - 10 * x[1], to: 10, otherwise: 0.5);
        var lever = Lever.CommonFactor(runner.Space, "all", ["policies.p0.intensity", "policies.p1.intensity"]);
        Assert.Equal(20, lever.To);
        var result = Solve.Run(runner, new Goal(runner.Y(), Bound.AtMost, 70), lever);
        Assert.Equal(2, result.Answer!.Position, 1e-4);
        Assert.Throws<StudyException>(() => Lever.CommonFactor(runner.Space, "all", ["policies.p0.intensity"], 0, 21));
    }

    [Fact]
    public void A_common_factor_keeps_all_parameters_within_both_of_their_bounds()
    {
        ImmutableArray<Parameter> parameters =
        [
            new("adjustment", ParameterRole.Assumption, 0.4, 0.001, 1),
            new("margin", ParameterRole.Assumption, -0.1, -0.2, -0.05),
            new("off", ParameterRole.Policy, 0, 0, 1),
        ];
        var runner = new FunctionRunner(parameters, x =>
            x[0] < 0.001 || x[1] > -0.05 ? throw new InvalidOperationException("out of bounds") : x[0]
        );
        Assert.Equal(
            (0.0025, 2.5),
            (
                Lever.CommonFactor(runner.Space, "speed", ["adjustment", "off"]).From,
                Lever.CommonFactor(runner.Space, "speed", ["adjustment", "off"]).To
            )
        );
        var both = Lever.CommonFactor(runner.Space, "both", ["adjustment", "margin"]);
        Assert.Equal((0.5, 2), (both.From, both.To));
        Assert.Equal(0.75, Solve.Run(runner, runner.AtLeast(0.3), both).Answer!.Position, 1e-4);
        Assert.Equal(
            "both: got a factor from 0 to 2, expected one from 0.5 to 2, which keeps all parameters within their bounds",
            Assert.Throws<StudyException>(() => Lever.CommonFactor(runner.Space, "both", ["adjustment", "margin"], 0)).Message
        );
        Assert.Equal(
            (0, 100),
            (Lever.CommonFactor(runner.Space, "none", ["off"]).From, Lever.CommonFactor(runner.Space, "none", ["off"]).To)
        );
    }

    [Fact]
    public void With_a_given_probability_the_lever_must_cover_that_quantile()
    {
        // x + u ≥ 1 with u uniform on 0 to 1, so P = x.
        var runner = Spaces.Runner(2, x => x[0] + x[1]);
        var design = new Design(
            new InputSpace(runner.Space, [new UncertainParameter("policies.p1.intensity", new UniformDistribution(0, 1))]),
            1024
        );
        var result = Solve.Run(runner, runner.AtLeast(1), Lever.Of(runner.Space, "policies.p0.intensity"), design, 0.8);
        Assert.Equal(0.8, result.Answer!.Position, 2e-3);
        Assert.True(result.Answer.Value >= 0.8);
        Assert.Throws<StudyException>(() =>
            Solve.Run(runner, runner.AtLeast(1), Lever.Of(runner.Space, "policies.p1.intensity"), design, 0.8)
        );
    }

    [Fact]
    public void Failed_trials_do_not_become_answers()
    {
        var runner = Spaces.Runner(1, x => x[0] is > 0.4 and < 0.6 ? double.NaN : x[0]);
        var result = Solve.Run(runner, runner.AtLeast(0.5), Lever.Of(runner.Space, "policies.p0.intensity"));
        Assert.Equal(0.6, result.Answer!.Position, 1e-5);
        Assert.Equal(0.4, result.Below!.Position, 1e-1);
        Assert.NotEmpty(result.Failed);
        var design = new Design(
            new InputSpace(
                Spaces.Runner(2, x => 0).Space,
                [new UncertainParameter("policies.p1.intensity", new UniformDistribution(0, 1))]
            ),
            64
        );
        var half = Spaces.Runner(2, x => x[1] > 0.5 ? double.NaN : x[0]);
        Assert.Throws<FailedCasesException>(() =>
            Solve.Run(half, half.AtLeast(0.5), Lever.Of(half.Space, "policies.p0.intensity"), design, 0.5)
        );
        Assert.NotNull(
            Solve
                .Run(
                    half,
                    half.AtLeast(0.5),
                    Lever.Of(half.Space, "policies.p0.intensity"),
                    design,
                    0.5,
                    new SolveOptions { FailedCases = FailedCaseHandling.LeaveOut }
                )
                .Answer
        );
    }

    [Fact]
    public void Linear_levers_are_used_in_the_order_of_what_they_give_for_their_cost()
    {
        // Gains 100, 60, 40 for costs 10, 3, 8: the second first (20 a unit of cost), then the first (10), then the third (5).
        var runner = Spaces.Runner(3, x => 100 + 100 * x[0] + 60 * x[1] + 40 * x[2]);
        var result = CheapestMix.Run(runner, runner.AtLeast(210), Priced(runner, 10, 3, 8));
        Assert.Equal([0.5, 1, 0], result.Answer!.Positions, (a, b) => Math.Abs(a - b) < 1e-4);
        Assert.Equal(8, result.Answer.Cost, 1e-3);
        Assert.True(result.Answer.Value >= 210);
        Assert.Equal(300, result.Closest.Value, 1e-9);
        Assert.Equal(9, result.Frontier.Length);
        // The frontier's costs: cumulative along the greedy order.
        Assert.All(result.Frontier, mix => Assert.Equal(CostOf(mix.Value - 100), mix.Cost, 2e-3));

        static double CostOf(double gain) =>
            gain <= 60 ? gain / 20
            : gain <= 160 ? 3 + (gain - 60) / 10
            : 13 + (gain - 160) / 5;
    }

    [Fact]
    public void Levers_that_bend_are_mixed_where_their_marginal_gains_per_cost_are_equal()
    {
        // max Σ a_k ln(1 + 9 x_k): Lagrange: x_k = (μ a_k / c_k − 1) / 9 where between 0 and 1.
        double[] a = [50, 30, 20],
            c = [4, 5, 1];
        var runner = Spaces.Runner(3, x => x.Select((value, k) => a[k] * Math.Log(1 + 9 * value)).Sum());
        var result = CheapestMix.Run(runner, runner.AtLeast(150), Priced(runner, c), options: new MixOptions { FrontierPoints = 0 });
        double[] At(double mu) => [.. a.Select((gain, k) => Math.Clamp((mu * gain / c[k] - 1) / 9, 0, 1))];
        double Gain(double[] x) => x.Select((value, k) => a[k] * Math.Log(1 + 9 * value)).Sum();
        var (low, high) = (0.0, 100.0);
        for (var step = 0; step < 100; step++)
            (low, high) = Gain(At((low + high) / 2)) < 150 ? ((low + high) / 2, high) : (low, (low + high) / 2);
        var best = At(high).Select((value, k) => value * c[k]).Sum();
        Assert.InRange(result.Answer!.Cost, best - 1e-9, best * 1.002);
        Assert.True(result.Answer.Value >= 150);
    }

    [Fact]
    public void Budgets_bind_and_an_unreachable_target_is_reported()
    {
        var runner = Spaces.Runner(3, x => 100 + 100 * x[0] + 60 * x[1] + 40 * x[2]);
        Budget[] budgets = [new("corridors", ["policies.p0.intensity", "policies.p1.intensity"], 5)];
        var result = CheapestMix.Run(runner, runner.AtLeast(210), Priced(runner, 10, 3, 8), [.. budgets]);
        // 3 for the second in full, 2 for a fifth of the first, the missing 30 from the third: 6.
        Assert.Equal(11, result.Answer!.Cost, 1e-2);
        Assert.Equal(0.2, result.Answer.Positions[0], 1e-3);
        var tight = CheapestMix.Run(runner, runner.AtLeast(250), Priced(runner, 10, 3, 8), [.. budgets]);
        Assert.Null(tight.Answer);
        Assert.Equal(220, tight.Closest.Value, 1e-6);
        Assert.Throws<StudyException>(() =>
            CheapestMix.Run(
                runner,
                runner.AtLeast(210),
                Priced(runner, 10, 3, 8),
                [.. budgets, new Budget("b", ["policies.p1.intensity", "policies.p2.intensity"], 5)]
            )
        );
    }

    [Fact]
    public void The_same_search_gives_the_same_bytes_in_any_batch()
    {
        var runner = Spaces.Runner(3, x => 100 * Math.Exp(x[0] + x[1] * x[2]) + 60 * x[1]);
        string Mix(ICaseRunner who) => CheapestMix.Run(who, runner.AtLeast(230), Priced(runner, 10, 3, 8)).Table().ToString();
        Assert.Equal(Mix(runner), Mix(new Spaces.Shuffled(runner, 2)));
        string Trials(ICaseRunner who) =>
            Solve.Run(who, runner.AtLeast(150), Lever.Of(runner.Space, "policies.p0.intensity")).Table().ToString();
        Assert.Equal(Trials(runner), Trials(new Spaces.Shuffled(runner, 5)));
    }

    private static ImmutableArray<PricedLever> Priced(FunctionRunner runner, params double[] costs) =>
        [.. runner.Space.Parameters.Zip(costs, (parameter, cost) => new PricedLever(Lever.Of(runner.Space, parameter.Path), cost))];
}
