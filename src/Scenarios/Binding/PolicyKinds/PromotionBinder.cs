using System.Collections.Immutable;
using TradeSim.Engine.Dynamics;
using TradeSim.Engine.Policies;
using TradeSim.Scenarios.Keys;

namespace TradeSim.Scenarios.Binding.PolicyKinds;

/// <summary><c>kind: promotion</c>.</summary>
internal sealed class PromotionBinder : PolicyBinder
{
    private static readonly NumberShape ShareOfGap = new(0, 1, "share");

    private static readonly FlowNumbers Gaps = new(
        "gaps",
        "gap",
        new NumberShape(0, 5, "change of the logarithm of the flow if nothing were unknown"),
        "the gap of information."
    );

    public override string Kind => "promotion";

    public override string Meaning =>
        "Fairs, trade houses, direct contacts of regions: part of the information gap between buyers and sellers is closed, and "
        + "reopens without upkeep.";

    public override ImmutableArray<Key> Keys =>
        [
            .. Gaps.Keys,
            new("reach", ScenarioKeys.Given(ShareOfGap), "Share of the open gap that a year of full effort closes.", Required: true),
            new("forgetting", ScenarioKeys.Given(ShareOfGap), "Share of the closed gap that is forgotten in a year.", Required: true),
        ];

    public override ImmutableArray<ImmutableArray<string>> OneOf => Gaps.OneOf;

    public override Policy? Bind(Binder binder, Block block, PolicyFrame frame)
    {
        var (reach, forgetting) = (
            binder.Number(block, "reach", ParameterRole.Policy),
            binder.Number(block, "forgetting", ParameterRole.Assumption)
        );
        return Gaps.Bind(binder, block) is { } gaps && reach is { } closes && forgetting is { } forgets
            ? new Promotion
            {
                Name = frame.Name,
                From = frame.From,
                Gaps = gaps,
                Reach = closes,
                Forgetting = forgets,
            }
            : null;
    }
}
