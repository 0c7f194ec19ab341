using System.Collections.Immutable;
using TradeSim.Engine.Policies;
using TradeSim.Scenarios.Keys;

namespace TradeSim.Scenarios.Binding.PolicyKinds;

/// <summary><c>kind: trade-cost</c>.</summary>
internal sealed class TradeCostBinder : PolicyBinder
{
    private static readonly FlowNumbers Factors = new("factors", "factor", new NumberShape(0.001, 1000, "ratio, 0.95 is 5 % cheaper"), "the factor on the cost of trade.");

    public override string Kind => "trade-cost";

    public override string Meaning => "Factors on the cost of getting goods from exporter to importer (iceberg: 1.1 means that 10 % more must be shipped for the same to arrive).";

    public override ImmutableArray<Key> Keys => Factors.Keys;

    public override ImmutableArray<ImmutableArray<string>> OneOf => Factors.OneOf;

    public override Policy? Bind(Binder binder, Block block, PolicyFrame frame)
    {
        if (Factors.Bind(binder, block) is not { } factors) return null;
        if (factors.All(factor => binder.DefaultOf(factor.Value) == 1))
            binder.Problems.Warning(block.Place, block.Path, "got factors of 1: the policy does nothing");
        else if (factors.All(factor => binder.World.Flow(factor.Exporter, factor.Importer, factor.Sector) == 0))
            binder.Problems.Warning(block.Place, block.Path, "got only flows that are 0 in the baseline: the policy does nothing");
        return new TradeCost { Name = frame.Name, From = frame.From, Until = frame.Until, PhaseIn = frame.PhaseIn, Intensity = frame.Intensity, Factors = factors };
    }
}
