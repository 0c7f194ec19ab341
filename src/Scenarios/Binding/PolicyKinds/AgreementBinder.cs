using System.Collections.Immutable;
using TradeSim.Engine.Policies;
using TradeSim.Scenarios.Keys;

namespace TradeSim.Scenarios.Binding.PolicyKinds;

/// <summary><c>kind: agreement</c>.</summary>
internal sealed class AgreementBinder : PolicyBinder
{
    private static readonly FlowNumbers Numbers = new(
        "effects",
        "effect",
        new NumberShape(-5, 5, "change of the logarithm of the flow; 0.7 about doubles it"),
        "the partial effect on trade."
    );

    public override string Kind => "agreement";

    public override string Meaning => "A trade agreement by its partial effect on trade, as gravity equations estimate it.";

    public override ImmutableArray<Key> Keys => Numbers.Keys;

    public override ImmutableArray<ImmutableArray<string>> OneOf => Numbers.OneOf;

    public override Policy? Bind(Binder binder, Block block, PolicyFrame frame) =>
        Numbers.Bind(binder, block) is { } numbers
            ? new Agreement
            {
                Name = frame.Name,
                From = frame.From,
                Effects = numbers,
            }
            : null;
}
