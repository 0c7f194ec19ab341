using System.Collections.Immutable;
using TradeSim.Engine.Dynamics;
using TradeSim.Engine.Policies;
using TradeSim.Scenarios.Keys;

namespace TradeSim.Scenarios.Binding.PolicyKinds;

/// <summary><c>kind: currency</c>.</summary>
internal sealed class CurrencyBinder : PolicyBinder
{
    public override string Kind => "currency";

    public override string Meaning => "A depreciation, under the partial closure.";

    public override ImmutableArray<Key> Keys =>
        [
            new("economy", ScenarioKeys.EconomyNames, "Economies whose currency depreciates.", Required: true),
            new(
                "depreciation",
                ScenarioKeys.Given(new NumberShape(-0.9, 100, "more of the own currency for a dollar; 0.2 is 20 %")),
                "The depreciation.",
                Required: true
            ),
            new(
                "pass-through",
                ScenarioKeys.Given(new NumberShape(0, 1, "share")),
                "Share of it that domestic wages offset.",
                Default: "0"
            ),
        ];

    public override Policy? Bind(Binder binder, Block block, PolicyFrame frame)
    {
        var economies = binder.Economies.Resolve(block, "economy");
        var (depreciation, passed) = (
            binder.Number(block, "depreciation", ParameterRole.Policy),
            binder.NumberOr(block, "pass-through", ParameterRole.Assumption, 0)
        );
        if (binder.Closure != Closure.Partial)
            binder.Problems.Error(
                ErrorCatalogue.ClosureConflict,
                block.Position,
                block.Path,
                "got a depreciation under the general closure, which solves for real exchange rates, expected closure: partial"
            );
        if (economies is null || depreciation is not { } falls || passed is not { } share)
            return null;
        return new Currency
        {
            Name = frame.Name,
            From = frame.From,
            Depreciations = [.. economies.Members.Select(economy => (economy, falls))],
            PassThrough = share,
        };
    }
}
