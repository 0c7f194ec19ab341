using System.Collections.Immutable;
using TradeSim.Engine.Policies;
using TradeSim.Scenarios.Keys;

namespace TradeSim.Scenarios.Binding.PolicyKinds;

/// <summary><c>kind: non-tariff</c>.</summary>
internal sealed class NonTariffBinder : PolicyBinder
{
    private static readonly NumberShape Equivalent = new(0, 10, "ad valorem equivalent, 0.05 is 5 %");

    private static readonly FlowNumbers Added = new("additions", "added", Equivalent, "the barrier added.");

    private static readonly FlowNumbers Removed = new("removals", "removed", Equivalent, "the barrier removed.");

    public override string Kind => "non-tariff";

    public override string Meaning =>
        "Non-tariff barriers removed or added: certification, licences, sanitary rules, as ad valorem equivalents.";

    public override ImmutableArray<Key> Keys => [.. Added.NumberKeys, .. Removed.NumberKeys, .. FlowNumbers.PlaceKeys];

    public override ImmutableArray<ImmutableArray<string>> OneOf =>
        [
            [.. Added.Ways, .. Removed.Ways],
        ];

    public override Policy? Bind(Binder binder, Block block, PolicyFrame frame)
    {
        var removed = Removed.Ways.Any(block.Has);
        return (removed ? Removed : Added).Bind(binder, block) is { } equivalents
            ? new NonTariff
            {
                Name = frame.Name,
                From = frame.From,
                Equivalents = equivalents,
                Removed = removed,
            }
            : null;
    }
}
