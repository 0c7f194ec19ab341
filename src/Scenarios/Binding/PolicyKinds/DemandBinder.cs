using System.Collections.Immutable;
using TradeSim.Engine.Policies;
using TradeSim.Scenarios.Keys;

namespace TradeSim.Scenarios.Binding.PolicyKinds;

/// <summary><c>kind: demand</c>.</summary>
internal sealed class DemandBinder : PolicyBinder
{
    private static readonly FlowNumbers Numbers = new(
        "factors",
        "factor",
        new NumberShape(0.001, 1000, "ratio, 1.2 is 20 % more at the same price"),
        "the factor on demand at the same price."
    );

    public override string Kind => "demand";

    public override string Meaning =>
        "A fashion, a boycott, a campaign: buyers want more or less of an exporter's goods at the same price.";

    public override ImmutableArray<Key> Keys => Numbers.Keys;

    public override ImmutableArray<ImmutableArray<string>> OneOf => Numbers.OneOf;

    public override Policy? Bind(Binder binder, Block block, PolicyFrame frame) =>
        Numbers.Bind(binder, block) is { } numbers
            ? new Demand
            {
                Name = frame.Name,
                From = frame.From,
                Factors = numbers,
            }
            : null;
}
