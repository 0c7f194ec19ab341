using System.Collections.Immutable;
using TradeSim.Engine.Dynamics;
using TradeSim.Engine.Policies;
using TradeSim.Scenarios.Keys;

namespace TradeSim.Scenarios.Binding.PolicyKinds;

/// <summary><c>kind: logistics</c>.</summary>
internal sealed class LogisticsBinder : PolicyBinder
{
    private static readonly NumberShape Rate = new(0, 100000, "USD a tonne");

    private static readonly FlowNumbers Days = new(
        "routes",
        "days",
        new NumberShape(-365, 365, "days in transit; negative: saved"),
        "the change of days in transit.",
        otherwise: 0
    );

    private static readonly SectorNumbers CostOfADay = new(
        "day-cost",
        new NumberShape(0, 0.5, "ad valorem a day; Hummels and Schaur 2013: 0.006 to 0.021"),
        ParameterRole.Assumption,
        "Cost of a day in transit, as a share of the goods' value.",
        "0.0135"
    );

    private static readonly SectorNumbers ValueOfATonne = new(
        "tonne-value",
        new NumberShape(0, 1e9, "USD", AboveMinimum: true),
        ParameterRole.Assumption,
        "Value of a tonne of the goods; needed with a freight rate."
    );

    private static readonly ImmutableArray<Key> FreightKeys =
    [
        new("freight-before", ScenarioKeys.Given(Rate), "Present freight rate."),
        new("freight-after", ScenarioKeys.Given(Rate), "New freight rate."),
    ];

    public override string Kind => "logistics";

    public override string Meaning => "Days saved or lost on a route, and a new freight rate.";

    public override ImmutableArray<Key> Keys => [.. Days.Keys, CostOfADay.Key, .. FreightKeys, ValueOfATonne.Key];

    public override Policy? Bind(Binder binder, Block block, PolicyFrame frame)
    {
        var freight = Freight(binder, block);
        var costs = CostOfADay.Bind(binder, block);
        var worth = ValueOfATonne.Bind(binder, block);
        if (Days.Bind(binder, block) is not { } days)
            return null;
        if (
            freight is not null
            && days.Select(day => day.Sector).Distinct().Where(sector => worth.IsEmpty || worth[sector] is null).ToArray()
                is { Length: > 0 } unknown
        )
        {
            var sectors = MessageText.Listed(unknown.Select(sector => binder.World.Sectors[sector].Code));
            binder.Problems.Error(
                ErrorCatalogue.FreightIncomplete,
                block.PositionOf(ValueOfATonne.Key.Name),
                block.PathOf(ValueOfATonne.Key.Name),
                $"missing value of a tonne of {sectors}, which a freight rate needs"
            );
            return null;
        }
        return new Logistics
        {
            Name = frame.Name,
            From = frame.From,
            Days = days,
            CostOfADay = [.. costs.Select(cost => cost ?? Logistics.UsualCostOfADay)],
            Freight = freight,
            ValueOfATonne = [.. worth.Select(value => value ?? 1)], // a sector without one has no days here
        };
    }

    private static (ParameterRef Before, ParameterRef After)? Freight(Binder binder, Block block)
    {
        if (!block.Has("freight-before") && !block.Has("freight-after"))
            return null;
        foreach (var key in FreightKeys.Where(key => !block.Has(key.Name)))
            binder.Problems.Error(
                ErrorCatalogue.FreightIncomplete,
                block.Position,
                block.Path,
                $"missing key {MessageText.Code(key.Name)}: give freight-before and freight-after together"
            );
        return
            binder.Number(block, "freight-before", ParameterRole.Policy) is { } before
            && binder.Number(block, "freight-after", ParameterRole.Policy) is { } after
            ? (before, after)
            : null;
    }
}
