using System.Collections.Immutable;
using TradeSim.Engine.Policies;
using TradeSim.Scenarios.Keys;

namespace TradeSim.Scenarios.Binding.PolicyKinds;

/// <summary><c>kind: tariff</c>.</summary>
internal sealed class TariffBinder : PolicyBinder
{
    private static readonly FlowNumbers Rates = new("rates", "rate", new NumberShape(-0.99, 100, "ad valorem, 0.05 is 5 %"), "the new ad valorem tariff.");

    public override string Kind => "tariff";

    public override string Meaning => "New ad valorem tariffs; the rate moves from where it stands to the new one as the policy comes into force.";

    public override ImmutableArray<Key> Keys => Rates.Keys;

    public override ImmutableArray<ImmutableArray<string>> OneOf => Rates.OneOf;

    public override Policy? Bind(Binder binder, Block block, PolicyFrame frame)
    {
        if (Rates.Bind(binder, block) is not { } rates) return null;
        if (rates.Any(rate => rate.Exporter == rate.Importer && binder.DefaultOf(rate.Value) != 0))
            binder.Problems.Error(block.PlaceOf("rates"), block.PathOf("rates"), "got a tariff of an economy on its own sales, expected tariffs on imports");
        if (rates.All(rate => binder.World.Tariff(rate.Exporter, rate.Importer, rate.Sector) == binder.DefaultOf(rate.Value)))
            binder.Problems.Warning(block.Place, block.Path, "got tariffs that are the present ones: the policy does nothing unless other policies change them");
        else if (rates.All(rate => binder.World.Flow(rate.Exporter, rate.Importer, rate.Sector) == 0))
            binder.Problems.Warning(block.Place, block.Path, "got only flows that are 0 in the baseline: the policy does nothing");
        return new Tariff { Name = frame.Name, From = frame.From, Until = frame.Until, PhaseIn = frame.PhaseIn, Intensity = frame.Intensity, Rates = rates };
    }
}
