using System.Collections.Immutable;
using TradeSim.Engine.Outcomes;
using TradeSim.Scenarios.Keys;

namespace TradeSim.Scenarios.Binding.OutcomeKinds;

/// <summary><c>kind: turnover</c>.</summary>
internal sealed class TurnoverBinder : OutcomeBinder
{
    public override string Kind => "turnover";

    public override string Meaning => "Flows both ways between two economies or groups of economies, million USD before tariff.";

    public override ImmutableArray<Key> Keys =>
        [Of, new("with", ScenarioKeys.EconomyNames, "The partners.", Default: "all other economies"), Sectors];

    public override Outcome? Bind(Binder binder, Block block) =>
        TradeOf(binder, block, "with") is { } trade
            ? new Turnover(trade.Exports, trade.Imports)
            {
                Name = NameOf(binder, block, trade.SubjectOf(Kind, "with"), $"turnover {trade.OwnText}-{trade.OthersText}{trade.Suffix}"),
            }
            : null;
}

/// <summary><c>kind: exports</c>.</summary>
internal sealed class ExportsBinder : OutcomeBinder
{
    public override string Kind => "exports";

    public override string Meaning => "Sales of economies to partners, million USD before tariff.";

    public override ImmutableArray<Key> Keys =>
        [Of, new("to", ScenarioKeys.EconomyNames, "The buyers.", Default: "all other economies"), Sectors];

    public override Outcome? Bind(Binder binder, Block block) =>
        TradeOf(binder, block, "to") is { } trade
            ? new Exports(trade.Exports)
            {
                Name = NameOf(binder, block, trade.SubjectOf(Kind, "to"), $"exports {trade.OwnText} to {trade.OthersText}{trade.Suffix}"),
            }
            : null;
}

/// <summary><c>kind: imports</c>.</summary>
internal sealed class ImportsBinder : OutcomeBinder
{
    public override string Kind => "imports";

    public override string Meaning => "Purchases of economies from partners, million USD before tariff.";

    public override ImmutableArray<Key> Keys =>
        [Of, new("from", ScenarioKeys.EconomyNames, "The sellers.", Default: "all other economies"), Sectors];

    public override Outcome? Bind(Binder binder, Block block) =>
        TradeOf(binder, block, "from") is { } trade
            ? new Imports(trade.Imports)
            {
                Name = NameOf(
                    binder,
                    block,
                    trade.SubjectOf(Kind, "from"),
                    $"imports {trade.OwnText} from {trade.OthersText}{trade.Suffix}"
                ),
            }
            : null;
}

/// <summary><c>kind: balance</c>.</summary>
internal sealed class BalanceBinder : OutcomeBinder
{
    public override string Kind => "balance";

    public override string Meaning => "Exports less imports, million USD before tariff.";

    public override ImmutableArray<Key> Keys =>
        [Of, new("with", ScenarioKeys.EconomyNames, "The partners.", Default: "all other economies"), Sectors];

    public override Outcome? Bind(Binder binder, Block block) =>
        TradeOf(binder, block, "with") is { } trade
            ? new Balance(trade.Exports, trade.Imports)
            {
                Name = NameOf(binder, block, trade.SubjectOf(Kind, "with"), $"balance {trade.OwnText}-{trade.OthersText}{trade.Suffix}"),
            }
            : null;
}
