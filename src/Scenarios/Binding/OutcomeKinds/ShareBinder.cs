using System.Collections.Immutable;
using TradeSim.Engine.Outcomes;
using TradeSim.Scenarios.Keys;

namespace TradeSim.Scenarios.Binding.OutcomeKinds;

/// <summary><c>kind: share</c>.</summary>
internal sealed class ShareBinder : OutcomeBinder
{
    public override string Kind => "share";

    public override string Meaning => "The share of sectors in the sales (with to) or purchases (with from) of economies; 0.25 is 25 %.";

    public override ImmutableArray<Key> Keys =>
        [
            Of,
            new("to", ScenarioKeys.EconomyNames, "The buyers: a share of exports."),
            new("from", ScenarioKeys.EconomyNames, "The sellers: a share of imports."),
            new("sectors", ScenarioKeys.SectorNames, "Sectors in the share.", Required: true),
            new("within", ScenarioKeys.SectorNames, "Sectors in the total.", Default: Names.All),
        ];

    public override ImmutableArray<ImmutableArray<string>> OneOf =>
        [
            ["to", "from"],
        ];

    public override Outcome? Bind(Binder binder, Block block)
    {
        if (!block.Has("to") && !block.Has("from") || !block.Has("sectors"))
            return null;
        var exports = block.Has("to");
        var partnerKey = exports ? "to" : "from";
        if (TradeOf(binder, block, partnerKey) is not { } part || TradeOf(binder, block, partnerKey, "within") is not { } whole)
            return null;
        if (part.Sectors.FirstOrDefault(sector => !whole.Sectors.Contains(sector), -1) is var outside and >= 0)
        {
            binder.Problems.Error(
                ErrorCatalogue.NotWithin,
                block.PositionOf("sectors"),
                block.PathOf("sectors"),
                $"got {MessageText.Quote(binder.World.Sectors[outside].Code)}, which is not within "
                    + $"{MessageText.Quote(whole.SectorsText)}, expected a part of it"
            );
            return null;
        }
        var flow = exports ? $"exports {part.OwnText} to {part.OthersText}" : $"imports {part.OwnText} from {part.OthersText}";
        return new Share(exports ? part.Exports : part.Imports, exports ? whole.Exports : whole.Imports)
        {
            Name = NameOf(
                binder,
                block,
                part.SubjectOf(Kind, partnerKey) with
                {
                    Within = Trade.Listed(whole.SectorsText),
                },
                $"share of {part.SectorsText} in {flow}{whole.Suffix}",
                $"{part.SectorsText} in {flow}{whole.Suffix}"
            ),
        };
    }
}
