using System.Collections.Immutable;
using TradeSim.Engine.Outcomes;
using TradeSim.Scenarios.Keys;

namespace TradeSim.Scenarios.Binding.OutcomeKinds;

/// <summary><c>kind: real_income</c>.</summary>
internal sealed class RealIncomeBinder : OutcomeBinder
{
    public override string Kind => "real_income";

    public override string Meaning =>
        "Real income, ratio to the baseline year; of several economies, weighted by their incomes in the baseline year.";

    public override ImmutableArray<Key> Keys => [Of];

    public override Outcome? Bind(Binder binder, Block block) =>
        binder.Economies.Resolve(block, "of") is { } of
            ? new RealIncome(of.Members)
            {
                Name = NameOf(binder, block, new OutcomeSubject(Kind, Trade.Listed(of.Text), [], []), $"real_income {of.Text}"),
            }
            : null;
}
