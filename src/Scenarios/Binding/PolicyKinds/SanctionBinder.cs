using System.Collections.Immutable;
using TradeSim.Engine.Dynamics;
using TradeSim.Engine.Policies;
using TradeSim.Scenarios.Keys;

namespace TradeSim.Scenarios.Binding.PolicyKinds;

/// <summary><c>kind: sanction</c>.</summary>
internal sealed class SanctionBinder : PolicyBinder
{
    public override string Kind => "sanction";

    public override string Meaning => "A cost that some economies impose on trade with a target; third parties comply in part.";

    public override ImmutableArray<Key> Keys =>
        [
            new("by", ScenarioKeys.EconomyNames, "Economies that impose the sanction.", Required: true),
            new("on", ScenarioKeys.EconomyNames, "The target.", Required: true),
            new("sector", ScenarioKeys.SectorNames, "Sectors traded.", Default: Names.All),
            new(
                "added",
                ScenarioKeys.Given(new NumberShape(0, 100, "ad valorem, 0.5 makes it half as dear again")),
                "Cost of trade with the target.",
                Required: true
            ),
            new(
                "direction",
                new ChoiceShape([
                    new("both", "both ways"),
                    new("to-target", "imports of the target"),
                    new("from-target", "exports of the target"),
                ]),
                "Which flows.",
                Default: "both"
            ),
            new("third-parties", ScenarioKeys.EconomyNames, "Third parties that comply in part."),
            new("compliance", ScenarioKeys.Given(new NumberShape(0, 1, "power of the cost")), "Compliance of third parties.", Default: "0"),
        ];

    public override Policy? Bind(Binder binder, Block block, PolicyFrame frame)
    {
        var (makers, targets) = (binder.Economies.Resolve(block, "by"), binder.Economies.Resolve(block, "on"));
        var sectors = block.Has("sector") ? binder.Sectors.Resolve(block, "sector") : binder.Sectors.Everything;
        var third = block.Has("third-parties") ? binder.Economies.Resolve(block, "third-parties") : null;
        var (cost, compliance) = (
            binder.Number(block, "added", ParameterRole.Policy),
            binder.NumberOr(block, "compliance", ParameterRole.Assumption, 0)
        );
        if (
            makers is null
            || targets is null
            || sectors is null
            || cost is not { } added
            || compliance is not { } complies
            || (block.Has("third-parties") && third is null)
        )
            return null;
        var (buys, sells) = (block.Choice("direction") != "from-target", block.Choice("direction") != "to-target");
        var senders = makers.Members.RemoveAll(targets.Members.Contains);
        if (senders.Length == 0)
        {
            binder.Problems.Error(
                ErrorCatalogue.WrongPartner,
                block.PositionOf("by"),
                block.PathOf("by"),
                $"got {MessageText.Quote(makers.Text)} against {MessageText.Quote(targets.Text)}, expected others than the target"
            );
            return null;
        }
        var others = third is null
            ? []
            : third.Members.RemoveAll(economy => targets.Members.Contains(economy) || senders.Contains(economy));
        var directions = (buys ? 1 : 0) + (sells ? 1 : 0);
        if (
            !binder.Reserve(
                checked((long)directions * (senders.Length + others.Length) * targets.Members.Length * sectors.Members.Length),
                block.Position,
                block.Path
            )
        )
            return null;
        var costs = Flows(makers with { Members = senders });
        if (costs.IsEmpty)
            binder.Problems.Error(
                ErrorCatalogue.WrongPartner,
                block.PositionOf("by"),
                block.PathOf("by"),
                $"got {MessageText.Quote(makers.Text)} against {MessageText.Quote(targets.Text)}, expected those of other countries "
                    + $"than the target's, or regions that are named"
            );
        return new Sanction
        {
            Name = frame.Name,
            From = frame.From,
            Costs = costs,
            ThirdParties = third is null ? [] : Flows(third with { Members = others }),
            Compliance = complies,
        };

        ImmutableArray<FlowParameter> Flows(NamedSet parties)
        {
            var (bought, sold) = (
                FlowNumbers.Cells(binder, parties, targets, sectors, ownSales: false),
                FlowNumbers.Cells(binder, targets, parties, sectors, ownSales: false)
            );
            return
            [
                .. (buys ? bought : [])
                    .Concat(sells ? sold : [])
                    .Select(cell => new FlowParameter(cell.Exporter, cell.Importer, cell.Sector, added)),
            ];
        }
    }
}
