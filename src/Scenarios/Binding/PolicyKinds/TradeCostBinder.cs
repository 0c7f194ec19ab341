using System.Collections.Immutable;
using TradeSim.Engine.Policies;
using TradeSim.Scenarios.Keys;

namespace TradeSim.Scenarios.Binding.PolicyKinds;

/// <summary><c>kind: trade-cost</c>.</summary>
internal sealed class TradeCostBinder : PolicyBinder
{
    private static readonly FlowNumbers Numbers = new(
        "factors",
        "factor",
        new NumberShape(0.001, 1000, "ratio, 0.95 is 5 % cheaper"),
        "the factor on the cost of trade."
    );

    public override string Kind => "trade-cost";

    public override string Meaning =>
        "Factors on the cost of trade from exporter to importer (iceberg: at 1.1, 10 % more must be shipped for the same arrival).";

    public override ImmutableArray<Key> Keys => Numbers.Keys;

    public override ImmutableArray<ImmutableArray<string>> OneOf => Numbers.OneOf;

    public override Policy? Bind(Binder binder, Block block, PolicyFrame frame) =>
        Numbers.Bind(binder, block) is { } numbers
            ? new TradeCost
            {
                Name = frame.Name,
                From = frame.From,
                Factors = numbers,
            }
            : null;
}
