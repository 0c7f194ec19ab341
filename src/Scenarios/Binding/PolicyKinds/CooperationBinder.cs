using System.Collections.Immutable;
using TradeSim.Engine.Dynamics;
using TradeSim.Engine.Policies;
using TradeSim.Scenarios.Keys;

namespace TradeSim.Scenarios.Binding.PolicyKinds;

/// <summary><c>kind: cooperation</c>.</summary>
internal sealed class CooperationBinder : PolicyBinder
{
    private static readonly NumberShape Part = new(0, 1, "share");

    public override string Kind => "cooperation";

    public override string Meaning =>
        "Industrial cooperation: a sector catches up with its partner's technology, and buys part of its inputs from the partner.";

    public override ImmutableArray<Key> Keys =>
        [
            new("economy", ScenarioKeys.EconomyNames, "Economies that learn.", Required: true),
            new("sector", ScenarioKeys.SectorNames, "In which sectors.", Required: true),
            new("partner", ScenarioKeys.EconomyNames, "Partner to learn from: one economy.", Required: true),
            new(
                "gap",
                ScenarioKeys.Given(new NumberShape(0.1, 10, "ratio; 1.3: the partner makes 30 % more of the same")),
                "The partner's productivity divided by the economy's.",
                Default: "1"
            ),
            new("speed", ScenarioKeys.Given(Part), "Share of the open gap that a year of full effort closes.", Default: "0"),
            new(
                "inputs-share",
                ScenarioKeys.Given(new NumberShape(0, 0.95, "share")),
                "Share of the sector's inputs that is contracted to the partner.",
                Default: "0"
            ),
            new("inputs", ScenarioKeys.SectorNames, "Sectors of the inputs bought from the partner.", Default: "the sector's own goods"),
        ];

    public override Policy? Bind(Binder binder, Block block, PolicyFrame frame)
    {
        var (economies, sectors, partner) = (
            binder.Economies.Resolve(block, "economy"),
            binder.Sectors.Resolve(block, "sector"),
            binder.One(block, "partner")
        );
        var gap = binder.NumberOr(block, "gap", ParameterRole.Assumption, 1);
        var speed = binder.NumberOr(block, "speed", ParameterRole.Assumption, 0);
        var share = binder.NumberOr(block, "inputs-share", ParameterRole.Policy, 0);
        var inputs = block.Has("inputs") ? binder.Sectors.Resolve(block, "inputs")?.Members : [];
        if (
            economies is null
            || sectors is null
            || partner is not { } from
            || gap is not { } ahead
            || speed is not { } closing
            || share is not { } bought
            || inputs is not { } goods
        )
            return null;
        if (economies.Members.Contains(from))
        {
            binder.Problems.Error(
                ErrorCatalogue.WrongPartner,
                block.PositionOf("partner"),
                block.PathOf("partner"),
                $"got {binder.World.Economies[from].Code}, which is among those who learn, expected another economy"
            );
            return null;
        }
        return new Cooperation
        {
            Name = frame.Name,
            From = frame.From,
            Partner = from,
            Gaps =
            [
                .. economies.Members.SelectMany(_ => sectors.Members, (economy, sector) => new SectorParameter(economy, sector, ahead)),
            ],
            Speed = closing,
            InputsShare = bought,
            Inputs = goods,
        };
    }
}
