using System.Collections.Immutable;
using TradeSim.Engine.Policies;
using TradeSim.Scenarios.Keys;

namespace TradeSim.Scenarios.Binding.PolicyKinds;

/// <summary><c>kind: export-tax</c>.</summary>
internal sealed class ExportTaxBinder : PolicyBinder
{
    // Duties on raw hides or scrap reach this.
    private const double MostPlausibleRate = 1;

    private static readonly FlowNumbers Numbers = new(
        "rates",
        "rate",
        new NumberShape(-0.99, 100, "ad valorem, 0.05 is 5 % of what the producer receives") { MostPlausible = MostPlausibleRate },
        "the tax on exports, below 0 a subsidy."
    );

    public override string Kind => "export-tax";

    public override string Meaning => "Ad valorem taxes that an exporter levies on what it sells abroad, or subsidies.";

    public override ImmutableArray<Key> Keys => Numbers.Keys;

    public override ImmutableArray<ImmutableArray<string>> OneOf => Numbers.OneOf;

    public override Policy? Bind(Binder binder, Block block, PolicyFrame frame)
    {
        if (Numbers.Bind(binder, block) is not { } rates)
            return null;
        if (rates.Any(rate => rate.Exporter == rate.Importer && binder.DefaultOf(rate.Value) != 0))
            binder.Problems.Error(
                ErrorCatalogue.TariffAtHome,
                block.PositionOf(Numbers.Ways[0]),
                block.PathOf(Numbers.Ways[0]),
                "got an export tax of an economy on its own sales, expected taxes on exports"
            );
        return new ExportTax
        {
            Name = frame.Name,
            From = frame.From,
            Rates = rates,
        };
    }
}
