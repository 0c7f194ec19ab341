using System.Collections.Immutable;
using TradeSim.Engine.Policies;
using TradeSim.Scenarios.Keys;

namespace TradeSim.Scenarios.Binding.PolicyKinds;

/// <summary><c>kind: tariff</c>.</summary>
internal sealed class TariffBinder : PolicyBinder
{
    // Some tariffs on farm goods, alcohol and tobacco reach this.
    private const double MostPlausibleRate = 3;

    private static readonly NumberShape Rate = new(-0.99, 100, "ad valorem, 0.05 is 5 %") { MostPlausible = MostPlausibleRate };

    private static readonly ImmutableArray<(TariffFormula Formula, FlowNumbers Numbers)> Formulas =
    [
        (TariffFormula.NewRate, new("rates", "rate", Rate, "the new ad valorem tariff.")),
        (TariffFormula.Maximum, new("maxima", "maximum", Rate with { Minimum = 0 }, "the highest rate that remains.")),
        (
            TariffFormula.LinearCut,
            new("cuts", "cut", new NumberShape(0, 1, "share of the rate that is cut off"), "the cut of the present rate.")
        ),
        (
            TariffFormula.Swiss,
            new(
                "coefficients",
                "swiss",
                new NumberShape(0, 100, "coefficient a of a·t/(a + t)", AboveMinimum: true),
                "the coefficient of the Swiss formula, also the highest resulting rate."
            )
        ),
    ];

    public override string Kind => "tariff";

    public override string Meaning => "New ad valorem tariffs: a new rate, a maximum rate, a linear cut or the Swiss formula.";

    public override ImmutableArray<Key> Keys => [.. Formulas.SelectMany(formula => formula.Numbers.NumberKeys), .. FlowNumbers.PlaceKeys];

    public override ImmutableArray<ImmutableArray<string>> OneOf =>
        [
            [.. Formulas.SelectMany(formula => formula.Numbers.Ways)],
        ];

    public override Policy? Bind(Binder binder, Block block, PolicyFrame frame)
    {
        foreach (var (formula, numbers) in Formulas)
        {
            if (!numbers.Ways.Any(block.Has))
                continue;
            if (numbers.Bind(binder, block) is not { } rates)
                return null;
            if (rates.Any(rate => rate.Exporter == rate.Importer && binder.DefaultOf(rate.Value) != 0))
                binder.Problems.Error(
                    ErrorCatalogue.TariffAtHome,
                    block.PositionOf(numbers.Ways[0]),
                    block.PathOf(numbers.Ways[0]),
                    "got a tariff of an economy on its own sales, expected tariffs on imports"
                );
            return new Tariff
            {
                Name = frame.Name,
                From = frame.From,
                Formula = formula,
                Rates = rates,
            };
        }
        return null;
    }
}
