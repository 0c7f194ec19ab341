using TradeSim.Engine.Dynamics;
using TradeSim.Engine.Governments;
using TradeSim.Engine.Tests.Policies;

namespace TradeSim.Engine.Tests.Governments;

/// <summary>What holds for every rule, on random worlds: accounts close, cases keep their bits, and no rule acts when it must
/// not.</summary>
public sealed class RulePropertyTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void Every_account_closes_to_12_digits_in_every_year(int seed)
    {
        var world = Policies.Worlds.Random(seed);
        var batch = AccountsUnderAllLevers.Solve(world, EveryRule.Scenario(world));
        Assert.True(batch.CaseAt(0).Decisions.Select(decision => decision.Rule).Distinct().Count() >= 3);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_case_has_the_same_bits_and_decisions_in_any_batch(int seed)
    {
        var simulation = new Simulation(EveryRule.Scenario(Policies.Worlds.Random(seed)));
        var table = new CaseTable([0, 1], [.. Enumerable.Range(0, 11).SelectMany(k => new[] { 0.1 * k, 0.02 * (k % 7) })], 11);
        CaseResult[] Run(int perBatch, int threads) =>
            [
                .. simulation.Run(
                    table,
                    new RunOptions
                    {
                        CasesPerBatch = perBatch,
                        Threads = threads,
                        KeepTables = true,
                    }
                ),
            ];
        var alone = Run(1, 1);
        Assert.All(alone, result => Assert.Null(result.Failure));
        Assert.Contains(alone, result => result.Decisions.Length > 3);
        foreach (var results in new[] { Run(16, 1), Run(3, 2), Run(8, 2) })
        {
            for (var index = 0; index < table.Count; index++)
            {
                Assert.Equal(alone[index].Bits(), results[index].Bits());
                Assert.Equal(Text(alone[index]), Text(results[index]));
            }
        }
    }

    [Theory]
    [InlineData(7)]
    [InlineData(11)]
    public void Rules_that_are_switched_off_change_no_bit(int seed)
    {
        var full = EveryRule.Scenario(Policies.Worlds.Random(seed));
        var off = full with { Rules = [.. full.Rules.Select(rule => rule with { Active = 0 })] };
        var results = new[] { full, off, full with { Rules = [] } }.Select(scenario => new Simulation(scenario).Run()).ToArray();
        Assert.NotEmpty(results[0].Decisions);
        Assert.Empty(results[1].Decisions);
        Assert.Equal(results[2].Bits(), results[1].Bits());
    }

    [Fact]
    public void A_rule_that_decides_nothing_changes_no_bit()
    {
        var world = Policies.Worlds.Random(7);
        var with = EveryRule.Scenario(world) with
        {
            Rules =
            [
                .. EveryRule.Of(0).Where(rule => rule is RetaliateRule or BalanceRule),
                new SafeguardRule
                {
                    Name = "calm",
                    By = [3],
                    Exporters = [0, 1, 2],
                    Sectors = [0, 1, 2],
                    Threshold = 100,
                    Tariff = 0.3,
                },
            ],
        };
        var (one, other) = (new Simulation(with).Run(), new Simulation(with with { Rules = [] }).Run());
        Assert.Empty(one.Decisions);
        Assert.Equal(other.Bits(), one.Bits());
    }

    /// <summary>A decision holds from the year after the one that was solved, and the years before do not know of it.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Decisions_use_only_solved_years(int seed)
    {
        var full = EveryRule.Scenario(Policies.Worlds.Random(seed));
        var shorter = full with { LastYear = full.LastYear - 2, Growth = [.. full.Growth.Take(full.Years - 2)] };
        var (long_, short_) = (new Simulation(full).Run(), new Simulation(shorter).Run());
        for (var year = 0; year < short_.Outcomes.Length; year++)
            Assert.Equal(short_.Outcomes[year], long_.Outcomes[year]);
        Assert.All(long_.Decisions, decision => Assert.InRange(decision.Year, full.BaselineYear + 2, full.LastYear));
        Assert.Equal(
            short_.Decisions.Select(d => d.ToString()[..40]),
            long_.Decisions.Take(short_.Decisions.Length).Select(d => d.ToString()[..40])
        );
    }

    /// <summary>A program's own rule runs as the engine's do, and its memory belongs to the case.</summary>
    [Fact]
    public void A_rule_of_a_program_has_a_memory_of_its_own_in_each_case()
    {
        var world = Policies.Worlds.Random(3);
        var scenario = EveryRule.Scenario(world) with { Rules = [new Counting { Name = "counting", By = [0] }] };
        var results = new Simulation(scenario).Run(
            new CaseTable([0], [0.1, 0.5, 1], 3),
            new RunOptions { CasesPerBatch = 3, KeepTables = true }
        );
        foreach (var result in results)
            Assert.Equal([1.0, 2.0, 3.0, 4.0], result.Decisions.Select(decision => decision.After));
    }

    private static string Text(CaseResult result) =>
        string.Join(
            '\n',
            result.Decisions.Select(d => $"{d.Year} {d.Rule} {d.What} {d.Unit} {d.Before:r} {d.After:r} {d.Why} {string.Join(',', d.By)}")
        );

    private sealed record Counting : Rule
    {
        public override RuleMemory Start(ObservedYear baseline) => new Memory(this);

        private sealed class Memory(Counting rule) : RuleMemory
        {
            private int years;

            public override IEnumerable<Decision> Decide(ObservedYear year)
            {
                years++;
                return [new Decision(year.NextYear, rule.Name, rule.By, "years", "years", years - 1, years, "a year has passed")];
            }
        }
    }
}
