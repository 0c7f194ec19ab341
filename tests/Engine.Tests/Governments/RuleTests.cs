using System.Collections.Immutable;
using TradeSim.Engine.Baseline;
using TradeSim.Engine.Dynamics;
using TradeSim.Engine.Governments;
using TradeSim.Engine.Outcomes;
using TradeSim.Engine.Policies;
using TradeSim.Engine.Tests.Policies;

namespace TradeSim.Engine.Tests.Governments;

/// <summary>What each rule decides, when and why, in worlds small enough to follow by hand.</summary>
public sealed class RuleTests
{
    private static readonly World Two = Policies.Worlds.Two();

    private static Tariff TariffOf(int importer, int exporter, double rate, int from = Runs.First, int? until = null) =>
        new()
        {
            Name = $"tariff of {importer}",
            From = from,
            Until = until,
            Rates = [new(exporter, importer, 0, rate)],
        };

    private static RetaliateRule Retaliate(int by, int against) =>
        new()
        {
            Name = $"retaliate {by}",
            By = [by],
            Against = [against],
            Watched = [0],
            Sectors = [0],
        };

    private static CaseResult Run(int years, ImmutableArray<Policy> policies, params ImmutableArray<Rule> rules)
    {
        var scenario = Runs.Scenario(Two, years, policies) with
        {
            Rules = rules,
            Outcomes = [new Turnover(new([0], [1], [0]), new([1], [0], [0])) { Name = "turnover" }],
        };
        var result = new Simulation(scenario).Run();
        Assert.Null(result.Failure);
        return result;
    }

    private static (int Year, double After)[] Steps(CaseResult result) =>
        [.. result.Decisions.Select(d => (d.Year, Math.Round(d.After, 12)))];

    [Fact]
    public void Retaliation_answers_an_increase_in_the_next_year_and_ends_with_it()
    {
        var result = Run(5, [TariffOf(1, 0, 0.2, until: Runs.First + 1)], Retaliate(0, 1));
        Assert.Equal([(Runs.First + 1, 0.2), (Runs.First + 3, 0.0)], Steps(result));
        Assert.Equal("tariffs of TWO were 20 % above those of the baseline", result.Decisions[0].Why);
        // In the year of both tariffs the world is the same for both.
        var year = result.Tables!.Years[2];
        Assert.Equal(year.Economies[0].RealIncome, year.Economies[1].RealIncome, 1e-9);
    }

    [Fact]
    public void Retaliation_keeps_its_proportion_delay_and_limit()
    {
        var rule = Retaliate(0, 1) with { Proportion = 2, Limit = 0.3, Delay = 2 };
        Assert.Equal([(Runs.First + 2, 0.3)], Steps(Run(5, [TariffOf(1, 0, 0.2)], rule)));
        Assert.Equal([(Runs.First + 2, 0.2)], Steps(Run(5, [TariffOf(1, 0, 0.1)], rule)));
    }

    [Fact]
    public void Two_who_retaliate_escalate_to_the_limit()
    {
        var result = Run(8, [TariffOf(1, 0, 0.2)], Retaliate(0, 1), Retaliate(1, 0));
        Assert.Equal(0.5, result.Decisions.Where(d => d.Rule == "retaliate 0").Max(d => d.After), 1e-12);
        Assert.Equal(0.5, result.Decisions.Where(d => d.Rule == "retaliate 1").Max(d => d.After), 1e-12);
        Assert.True(result.Outcomes[^1][0] < 0.5 * result.Outcomes[1][0]);
    }

    [Fact]
    public void A_safeguard_falls_in_steps_ends_and_pauses()
    {
        // Transport becomes cheaper at once: imports surge once and stay there.
        var surge = new TradeCost
        {
            Name = "surge",
            From = Runs.First,
            Factors = [new(0, 1, 0, 0.7)],
        };
        var rule = new SafeguardRule
        {
            Name = "safeguard",
            By = [1],
            Exporters = [0],
            Sectors = [0],
            Threshold = 0.1,
            Tariff = 0.3,
            Years = 3,
        };
        var result = Run(10, [surge], rule);
        Assert.Equal([(Runs.First + 1, 0.3), (Runs.First + 2, 0.2), (Runs.First + 3, 0.1), (Runs.First + 4, 0.0)], Steps(result).Take(4));
        Assert.StartsWith("imports were ", result.Decisions[0].Why, StringComparison.Ordinal);
        // A new measure is possible only after a pause as long as the last one.
        Assert.DoesNotContain(result.Decisions, d => d.After > 0 && d.Year > Runs.First + 3 && d.Year <= Runs.First + 6);
        Assert.True(result.Tables!.Years[2].Flow(Two, 0, 1, 0) < result.Tables.Years[1].Flow(Two, 0, 1, 0));
    }

    [Fact]
    public void A_safeguard_quota_holds_imports_at_their_average()
    {
        var surge = new TradeCost
        {
            Name = "surge",
            From = Runs.First,
            Factors = [new(0, 1, 0, 0.7)],
        };
        var rule = new SafeguardRule
        {
            Name = "safeguard",
            By = [1],
            Exporters = [0],
            Sectors = [0],
            Threshold = 0.1,
            Years = 2,
        };
        var result = Run(4, [surge], rule);
        Assert.Equal(20, result.Tables!.Years[2].Flow(Two, 0, 1, 0), 1e-9); // the baseline's flow
        Assert.Equal("million USD", result.Decisions[0].Unit);
        Assert.Equal([20, 40, 0], result.Decisions.Select(d => Math.Round(d.After, 9)));
    }

    [Fact]
    public void Pursuit_strengthens_while_behind_within_its_budget_and_relaxes_when_ahead()
    {
        var programme = new Promotion
        {
            Name = "programme",
            From = Runs.First,
            By = [0],
            Cost = 10,
            Gaps = [new(0, 1, 0, 0.5)],
            Reach = 0.2,
            Forgetting = 0.1,
        };
        var rule = new PursueRule
        {
            Name = "pursue",
            By = [0],
            Measures = [0],
            Outcome = 0,
            Target = 80,
            TargetYear = Runs.First + 5,
            Step = 0.5,
            Most = 3,
        };
        Assert.Equal([1.5, 2, 2.5, 3], Run(6, [programme], rule).Decisions.Select(d => d.After));
        var limited = Run(6, [programme], rule with { Budget = 17 });
        Assert.Equal([1.5, 1.7], limited.Decisions.Select(d => Math.Round(d.After, 12)));
        Assert.EndsWith("the budget allows no more", limited.Decisions[1].Why, StringComparison.Ordinal);
        var ahead = Run(6, [programme], rule with { Target = 40.001, Step = 0.4 });
        Assert.Equal([0.6, 0.2, 0], ahead.Decisions.Select(d => Math.Round(d.After, 12)).Take(3));
    }

    [Fact]
    public void A_measure_strengthened_later_does_not_change_the_years_before()
    {
        var programme = new Promotion
        {
            Name = "programme",
            From = Runs.First,
            Gaps = [new(0, 1, 0, 0.5)],
            Reach = 0.2,
            Forgetting = 0.1,
        };
        var rule = new PursueRule
        {
            Name = "pursue",
            By = [0],
            Measures = [0],
            Outcome = 0,
            Target = 100,
            TargetYear = Runs.First + 5,
            Step = 1,
            From = Runs.First + 3,
        };
        var (with, without) = (Run(5, [programme], rule), Run(5, [programme]));
        for (var year = 0; year <= 3; year++)
            Assert.Equal(without.Outcomes[year], with.Outcomes[year]);
        Assert.True(with.Outcomes[4][0] > without.Outcomes[4][0]);
    }

    [Fact]
    public void Matching_waits_for_the_partner_and_follows()
    {
        var theirs = TariffOf(0, 1, 0.2, Runs.First + 1) with { Name = "theirs", By = [0], Intensity = 0.5 };
        var ours = TariffOf(1, 0, 0.2) with { Name = "ours", By = [1] };
        var rule = new MatchRule
        {
            Name = "match",
            By = [1],
            Measure = 1,
            Follows = 0,
        };
        var result = Run(4, [theirs, ours], rule);
        Assert.Equal([(Runs.First + 2, 0.5)], Steps(result));
        var (before, after) = (result.Tables!.Years[2], result.Tables.Years[3]);
        Assert.True(before.Economies[0].RealIncome > before.Economies[1].RealIncome);
        Assert.Equal(after.Economies[0].RealIncome, after.Economies[1].RealIncome, 1e-9);
    }

    [Fact]
    public void Balancing_raises_a_surcharge_while_the_deficit_lasts()
    {
        // Transfers are 0, so the deficit is only between some sectors: here the rule is told to dislike a surplus too.
        var rule = new BalanceRule
        {
            Name = "balance",
            By = [1],
            Partners = [0],
            Sectors = [0],
            Threshold = -0.01,
            RelaxBelow = -0.02,
            Limit = 0.12,
        };
        var result = Run(5, [], rule);
        Assert.Equal([(Runs.First + 1, 0.05), (Runs.First + 2, 0.1), (Runs.First + 3, 0.12)], Steps(result));
        Assert.Empty(Run(5, [], rule with { Threshold = 0.5, RelaxBelow = 0.4 }).Decisions);
    }

    [Fact]
    public void A_rule_decides_only_for_its_years()
    {
        var rule = Retaliate(0, 1) with { From = Runs.First + 2, Until = Runs.First + 3 };
        Assert.Equal([(Runs.First + 2, 0.2), (Runs.First + 4, 0.0)], Steps(Run(6, [TariffOf(1, 0, 0.2)], rule)));
    }

    [Fact]
    public void Owners_must_be_able_to_decide_their_measures()
    {
        Assert.Null(TariffOf(1, 0, 0.2).MissingDecider());
        Assert.Null((TariffOf(1, 0, 0.2) with { By = [1] }).MissingDecider());
        Assert.Equal([1], (TariffOf(1, 0, 0.2) with { By = [0] }).MissingDecider()!.Value);
        Assert.True((TariffOf(1, 0, 0.2) with { By = [0, 1] }).IsDecidedBy(0));
        var agreement = new Agreement
        {
            Name = "agreement",
            From = Runs.First,
            By = [0],
            Effects = [new(0, 1, 0, 0.3)],
        };
        Assert.Equal([1], agreement.MissingDecider()!.Value);
        Assert.Null((agreement with { By = [0, 1] }).MissingDecider());
        foreach (var policy in EveryLever.Of(1))
            Assert.NotEmpty(policy.Deciders());
    }
}
