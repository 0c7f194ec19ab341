using System.Collections.Immutable;
using TradeSim.Engine.Policies;
using TradeSim.Scenarios.Keys;

namespace TradeSim.Scenarios.Binding.PolicyKinds;

/// <summary><c>kind: productivity</c>.</summary>
internal sealed class ProductivityBinder : PolicyBinder
{
    private static readonly SectorFactors Factors = new(new NumberShape(0.001, 1000, "ratio, 1.1 is 10 % more from the same"));

    public override string Kind => "productivity";

    public override string Meaning => "Factors on the productivity of sectors: unit cost falls by the factor.";

    public override ImmutableArray<Key> Keys => Factors.Keys;

    public override ImmutableArray<ImmutableArray<string>> OneOf => SectorFactors.OneOf;

    public override Policy? Bind(Binder binder, Block block, PolicyFrame frame) =>
        Factors.Bind(binder, block) is { } factors
            ? new Productivity
            {
                Name = frame.Name,
                From = frame.From,
                Factors = factors,
            }
            : null;
}
