using System.Collections.Immutable;
using TradeSim.Engine.Policies;
using TradeSim.Scenarios.Keys;

namespace TradeSim.Scenarios.Binding.PolicyKinds;

/// <summary><c>kind: embargo</c>.</summary>
internal sealed class EmbargoBinder : PolicyBinder
{
    private static readonly FlowNumbers Numbers = new(
        "flows",
        "fraction",
        new NumberShape(0, 1, "share of the flow that ends"),
        "the part of it that ends.",
        otherwise: 1
    );

    public override string Kind => "embargo";

    public override string Meaning => "The end of a flow, at once and with all contracts on it.";

    public override ImmutableArray<Key> Keys => Numbers.Keys;

    public override ImmutableArray<ImmutableArray<string>> OneOf => Numbers.OneOf;

    public override Policy? Bind(Binder binder, Block block, PolicyFrame frame) =>
        Numbers.Bind(binder, block) is { } numbers
            ? new Embargo
            {
                Name = frame.Name,
                From = frame.From,
                Flows = numbers,
            }
            : null;
}
