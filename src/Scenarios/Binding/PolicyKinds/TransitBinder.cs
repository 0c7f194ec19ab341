using System.Collections.Immutable;
using TradeSim.Engine.Dynamics;
using TradeSim.Engine.Policies;
using TradeSim.Scenarios.Keys;

namespace TradeSim.Scenarios.Binding.PolicyKinds;

/// <summary><c>kind: transit</c>.</summary>
internal sealed class TransitBinder : PolicyBinder
{
    private static readonly NumberShape Money = new(0, 1e9, "million USD a year before tariff");

    public override string Kind => "transit";

    public override string Meaning => "Re-export through an economy: goods of an origin that a hub buys and resells.";

    public override ImmutableArray<Key> Keys =>
        [
            new("origin", ScenarioKeys.EconomyNames, "Economy where the goods come from: one economy.", Required: true),
            new("hub", ScenarioKeys.EconomyNames, "Economy that re-exports: one economy.", Required: true),
            new("destination", ScenarioKeys.EconomyNames, "Final buyer: one economy.", Required: true),
            new(
                "values",
                new BlockShape("sector: value", [])
                {
                    Others = new("sector", ScenarioKeys.Given(Money), "Value that the hub buys, by sector."),
                },
                "Values that the hub buys, by sector.",
                Required: true
            ),
            new("margin", ScenarioKeys.Given(new NumberShape(0, 10, "share of its purchases")), "Margin of the hub.", Default: "0"),
        ];

    public override Policy? Bind(Binder binder, Block block, PolicyFrame frame)
    {
        var (origin, hub, destination) = (binder.One(block, "origin"), binder.One(block, "hub"), binder.One(block, "destination"));
        var margin = binder.NumberOr(block, "margin", ParameterRole.Assumption, 0);
        var values = ImmutableArray.CreateBuilder<(int Sector, ParameterRef Value)>();
        if (block.Below("values") is not { } given)
            return null;
        foreach (var (code, place, _) in given.Others())
        {
            if (binder.Number(given, code, ParameterRole.Policy) is not { } value)
                continue;
            var sector = binder.World.SectorIndex(code);
            if (sector >= 0)
                values.Add((sector, value));
            else
                binder.Problems.Error(
                    ErrorCatalogue.UnknownName,
                    place,
                    given.PathOf(code),
                    $"got {MessageText.Quote(code)}, expected a sector of the baseline",
                    MessageText.DidYouMean(code, binder.World.Sectors.Select(known => known.Code))
                );
        }
        if (origin is not { } seller || hub is not { } through || destination is not { } buyer || margin is not { } adds)
            return null;
        if (seller != through && through != buyer && seller != buyer)
            return new Transit
            {
                Name = frame.Name,
                From = frame.From,
                Origin = seller,
                Hub = through,
                Destination = buyer,
                Values = values.ToImmutable(),
                Margin = adds,
            };
        binder.Problems.Error(
            ErrorCatalogue.WrongPartner,
            block.PositionOf("hub"),
            block.PathOf("hub"),
            "got the same economy twice among origin, hub and destination, expected three"
        );
        return null;
    }
}
