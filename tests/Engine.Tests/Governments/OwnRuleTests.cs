using System.Collections.Immutable;
using TradeSim.Engine.Dynamics;
using TradeSim.Engine.Governments;
using TradeSim.Engine.Policies;
using TradeSim.Engine.Tests.Policies;

namespace TradeSim.Engine.Tests.Governments;

/// <summary>The rule of docs/reference/governments.md, word for word; a test of the docs compares it.</summary>
public sealed class OwnRuleTests
{
    [Fact]
    public void A_rule_of_ones_own_switches_a_measure_off_when_real_income_falls()
    {
        var tariff = new Tariff
        {
            Name = "tariff",
            From = Runs.First,
            Rates = [new(1, 0, 0, 2)], // far above what is optimal
        };
        var scenario = Runs.Scenario(Policies.Worlds.Two(), 3, tariff) with { Rules = [new Cautious { Name = "cautious", By = [0] }] };

        var decision = Assert.Single(new Simulation(scenario).Run().Decisions);
        Assert.Equal(("cautious", 0.0, "real income fell"), (decision.Rule, decision.After, decision.Why));
    }

    private sealed record Cautious : Rule
    {
        public override ImmutableArray<int> Controls => [0]; // the first policy of the scenario

        public override RuleMemory Start(ObservedYear baseline) => new Memory(this);

        private sealed class Memory(Cautious rule) : RuleMemory
        {
            public override IEnumerable<Decision> Decide(ObservedYear year)
            {
                if (year.Figures.RealIncome(rule.By[0]) >= 1 || year.FactorOf(0) == 0)
                    return [];
                year.SetFactor(0, 0);
                return [new Decision(year.NextYear, rule.Name, rule.By, "first policy", "times as described", 1, 0, "real income fell")];
            }
        }
    }
}
