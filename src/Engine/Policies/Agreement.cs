using System.Collections.Immutable;
using TradeSim.Engine.Baseline;
using TradeSim.Engine.Dynamics;

namespace TradeSim.Engine.Policies;

/// <summary>A trade agreement by its partial effect on trade, as gravity equations estimate it.</summary>
/// <remarks>
/// <para><b>Channels.</b> Trade cost d: an effect β multiplies the flow by exp(β) at unchanged prices and incomes, which a fall of ln d by
/// β/θ does, with the case's own θ. The market effect is smaller, because prices and incomes move (the difference between gravity's partial
/// and full effect). Strength works on β. Agreements take years: use a phase-in.</para>
/// <para><b>Size.</b> β of a gravity estimate. Baier and Bergstrand (2007) find that an agreement about doubles the trade of its members
/// after ten years (β near 0.7). The Eurasian Economic Union diverted trade and created little (Tumanyan 2018).</para>
/// <para><b>Not modelled.</b> The contribution of its chapters. Tariff cuts elsewhere in the scenario are counted twice unless β excludes
/// them.</para>
/// </remarks>
public sealed record Agreement : Policy
{
    /// <summary>β, the change of the logarithm of the flow at unchanged prices and incomes; 0.7 about doubles it.</summary>
    public required ImmutableArray<FlowParameter> Effects { get; init; }

    /// <inheritdoc/>
    public override void Apply(double strength, int year, ReadOnlySpan<double> values, Shocks shocks)
    {
        ArgumentNullException.ThrowIfNull(shocks);
        foreach (var (exporter, importer, sector, number) in Effects)
            shocks.AddTradeCost(exporter, importer, sector, -strength * number.In(values) / shocks.Elasticity(sector));
    }

    /// <inheritdoc/>
    public override IEnumerable<ImmutableArray<int>> Deciders() =>
        [
            .. Importers(Effects),
            .. Effects.Select(effect => effect.Exporter).Distinct().Select(exporter => ImmutableArray.Create(exporter)),
        ];

    /// <inheritdoc/>
    public override IEnumerable<string> Warnings(World world, ReadOnlySpan<double> values)
    {
        ArgumentNullException.ThrowIfNull(world);
        return [.. WarnOfNoChange(Effects.Select(cell => cell.Value), 0, values, "effects of 0"), .. WarnOfNoTrade(world, Effects)];
    }
}
