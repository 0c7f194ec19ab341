using System.Collections.Immutable;
using TradeSim.Engine.Policies;
using TradeSim.Scenarios.Keys;

namespace TradeSim.Scenarios.Binding.PolicyKinds;

/// <summary><c>kind: quota</c>.</summary>
internal sealed class QuotaBinder : PolicyBinder
{
    private static readonly FlowNumbers Caps = new(
        "caps",
        "cap",
        new NumberShape(0, 1e9, "million USD a year before tariff", AboveMinimum: true),
        "the cap, for each flow separately."
    );

    private static readonly FlowNumbers Ratios = new(
        "ratios",
        "of-baseline",
        new NumberShape(0, 1000, "ratio to the baseline's flow", AboveMinimum: true),
        "the cap, as a ratio to the baseline's flow."
    );

    public override string Kind => "quota";

    public override string Meaning =>
        "A cap on a flow: an import quota, a licence, a voluntary restraint. The cap is met exactly; "
        + "quota-cost reports its cost to buyers.";

    public override ImmutableArray<Key> Keys => [.. Caps.NumberKeys, .. Ratios.NumberKeys, .. FlowNumbers.PlaceKeys];

    public override ImmutableArray<ImmutableArray<string>> OneOf =>
        [
            [.. Caps.Ways, .. Ratios.Ways],
        ];

    public override Policy? Bind(Binder binder, Block block, PolicyFrame frame)
    {
        var ratios = Ratios.Ways.Any(block.Has);
        return (ratios ? Ratios : Caps).Bind(binder, block) is { } caps
            ? new Quota
            {
                Name = frame.Name,
                From = frame.From,
                Caps = caps,
                OfBaseline = ratios,
            }
            : null;
    }
}
