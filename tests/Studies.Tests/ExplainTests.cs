using System.Collections.Immutable;
using TradeSim.Engine.Dynamics;
using TradeSim.Studies.Cases;
using TradeSim.Studies.Explaining;

namespace TradeSim.Studies.Tests;

public sealed class ExplainTests
{
    [Fact]
    public void Contributions_are_attributed_to_the_owners_of_policies_and_rules()
    {
        var explanation = Explain.Run(
            Spaces.Reacting(),
            Spaces.Reacting().Space.Read("exports", 2),
            Contributor.Policies(Spaces.Reacting().Space)
        );
        Assert.Equal(["policies.campaign", "governments.answer"], explanation.Contributions.Select(item => item.Name));
        Assert.Equal(["ONE", "TWO"], explanation.ByOwner.Select(item => item.Owner));
        Assert.True(explanation.ByOwner[0].Value > 0 && explanation.ByOwner[1].Value < 0);
        Assert.Equal(explanation.End - explanation.Start, explanation.ByOwner.Sum(item => item.Value), 1e-9);
        Assert.Equal("owner", explanation.WaterfallTable().Columns[^1]);
    }

    [Fact]
    public void In_an_additive_game_each_gets_what_it_brings()
    {
        var runner = Spaces.Runner(5, x => 7 + x.Select((value, k) => (k + 1) * value).Sum(), otherwise: 1);
        var explanation = Explain.Run(runner, runner.Y(), Contributor.Policies(runner.Space));
        Assert.True(explanation.IsExact);
        Assert.Equal(32, explanation.Cases);
        Assert.Equal(7, explanation.Start);
        Assert.All(explanation.Contributions, (item, k) => Assert.Equal(k + 1, item.Value, 1e-12));
        Assert.All(explanation.Contributions, item => Assert.Equal(item.Alone!.Value, item.Last!.Value, 1e-12));
    }

    [Fact]
    public void In_the_glove_game_the_scarce_glove_gets_two_thirds()
    {
        // Shapley's left and right gloves: one left, two right; a pair is worth 1.
        var runner = Spaces.Runner(3, x => Math.Min(x[0], Math.Max(x[1], x[2])), otherwise: 1);
        var explanation = Explain.Run(runner, runner.Y(), Contributor.Policies(runner.Space));
        Assert.Equal(
            [2.0 / 3, 1.0 / 6, 1.0 / 6],
            explanation.Contributions.Select(item => Math.Round(item.Value, 12)).Select(value => value),
            (a, b) => Math.Abs(a - b) < 1e-9
        );
    }

    [Fact]
    public void Values_add_up_to_the_whole_change()
    {
        var runner = Spaces.Runner(
            12,
            x => Math.Exp(x.Select((value, k) => value / (k + 1)).Sum()) * 133 + Math.Sin(x[3] * x[7]),
            otherwise: 1
        );
        var explanation = Explain.Run(runner, runner.Y(), Contributor.Policies(runner.Space));
        Assert.Equal(explanation.End, explanation.Start + explanation.Contributions.Sum(item => item.Value), 1e-12 * explanation.End);
    }

    [Fact]
    public void Rounding_is_closed_and_more_than_rounding_is_an_error()
    {
        double[] values = [0.1, 0.2, 0.3];
        Explain.CloseRounding(values, 1, 1.6, 1.6);
        Assert.Equal(1.6, 1 + values[0] + values[1] + values[2]);
        Assert.Equal(0.3, values[2], 1e-15);
        var error = Assert.Throws<InvalidOperationException>(() => Explain.CloseRounding([0.1, 0.2, 0.3], 1, 1.601, 1.6));
        Assert.Equal("The contributions miss the change by 0.001.", error.Message);
        Assert.Throws<InvalidOperationException>(() => Explain.CloseRounding([double.NaN, 0.2], 1, 1.6, 1.6));
    }

    [Fact]
    public void Beyond_twelve_sampled_values_hold_the_true_ones_within_their_errors_and_still_add_up()
    {
        // Pairs that need each other: v = Σ w_k x_k + Σ x_2k x_2k+1; Shapley gives each half of its pair's 1.
        var runner = Spaces.Runner(
            16,
            x => x.Select((value, k) => k * value).Sum() + Enumerable.Range(0, 8).Sum(pair => x[2 * pair] * x[2 * pair + 1]),
            otherwise: 1
        );
        var explanation = Explain.Run(runner, runner.Y(), Contributor.Policies(runner.Space), new ExplainOptions { Permutations = 200 });
        Assert.False(explanation.IsExact);
        Assert.Equal(explanation.End, explanation.Start + explanation.Contributions.Sum(item => item.Value), 1e-10);
        // An order and its reverse together give each half exactly: the antithetic pair has no error here.
        Assert.All(explanation.Contributions, (item, k) => Assert.Equal(k + 0.5, item.Value, 1e-9));
        var bent = Spaces.Runner(14, x => Math.Pow(x.Select((value, k) => (k + 1) * value).Sum(), 3), otherwise: 1);
        var all = Explain.Run(bent, bent.Y(), Contributor.Policies(bent.Space), new ExplainOptions { MostExact = 14 });
        var some = Explain.Run(bent, bent.Y(), Contributor.Policies(bent.Space), new ExplainOptions { MostExact = 12, Permutations = 400 });
        Assert.All(some.Contributions.Zip(all.Contributions), pair =>
            Assert.InRange(Math.Abs(pair.First.Value - pair.Second.Value), 0, 4.5 * pair.First.StandardError)
        );
        Assert.All(some.Contributions, item => Assert.True(item.StandardError > 0));
        Assert.True(some.Cases < all.Cases);
    }

    [Fact]
    public void A_coalition_that_fails_is_named()
    {
        var runner = Spaces.Runner(3, x => x[0] + x[1] > 1.5 ? double.NaN : x[2], otherwise: 1);
        var error = Assert.Throws<FailedCasesException>(() => Explain.Run(runner, runner.Y(), Contributor.Policies(runner.Space)));
        Assert.StartsWith(
            "2 of 8 cases failed (case 3: with policies.p0, policies.p1 on: the formula has no value here); contributions",
            error.Message,
            StringComparison.Ordinal
        );
        // There are no Shapley values without it, so leaving it out is not offered.
        Assert.EndsWith("contributions cannot be had from the others.", error.Message, StringComparison.Ordinal);
        Assert.False(error.MayBeLeftOut);
    }

    [Fact]
    public void Between_two_scenarios_settings_and_policies_share_what_they_do_together()
    {
        // Turnover 100 in the first scenario; another rule doubles it, a policy's version gives way to another (+3 to +10),
        // a new policy adds 5.
        FunctionRunner Under(IReadOnlyCollection<string> fromSecond)
        {
            ImmutableArray<Parameter> parameters =
            [
                .. new[] { "old", "new", "added" }.Select(name => new Parameter(name, ParameterRole.Policy, 1, 0, 1)),
            ];
            return new FunctionRunner(parameters, x =>
                (fromSecond.Contains("rule") ? 2 : 1) * (97 + (3 * x[0]) + (10 * x[1]) + (5 * x[2]))
            );
        }
        var runner = new MixedScenarioRunner(
            [
                new Difference("rule", ParameterRole.Assumption, []),
                new Difference("version", ParameterRole.Policy, [new ParameterChange("old", 1, 0), new ParameterChange("new", 0, 1)]),
                new Difference("addition", ParameterRole.Policy, [new ParameterChange("added", 0, 1)]),
            ],
            Under
        );
        var explanation = Explain.Run(runner, runner.Y(), runner.Contributors);
        Assert.Equal((100, 224), (explanation.Start, explanation.End));
        // By hand: doubling is worth 100 + (0, 7, 5 or 12) with the others off, one or both on; each of the others is worth
        // its own 7 or 5, times 1 or 2.
        Assert.Equal([106, 10.5, 7.5], explanation.Contributions.Select(item => item.Value), (a, b) => Math.Abs(a - b) < 1e-9);
    }
}
