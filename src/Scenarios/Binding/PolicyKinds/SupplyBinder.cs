using System.Collections.Immutable;
using TradeSim.Engine.Policies;
using TradeSim.Scenarios.Keys;

namespace TradeSim.Scenarios.Binding.PolicyKinds;

/// <summary><c>kind: supply</c>.</summary>
internal sealed class SupplyBinder : PolicyBinder
{
    private static readonly SectorFactors Factors = new(new NumberShape(0.001, 1000, "ratio, 0.8 is a fifth less from the same"));

    public override string Kind => "supply";

    public override string Meaning => "A good or bad harvest, a shutdown: a factor on the output of the same factors of production.";

    public override ImmutableArray<Key> Keys => Factors.Keys;

    public override ImmutableArray<ImmutableArray<string>> OneOf => SectorFactors.OneOf;

    public override Policy? Bind(Binder binder, Block block, PolicyFrame frame) =>
        Factors.Bind(binder, block) is { } factors
            ? new Supply
            {
                Name = frame.Name,
                From = frame.From,
                Factors = factors,
            }
            : null;
}
