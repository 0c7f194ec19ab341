using System.Collections.Immutable;
using TradeSim.Engine.Baseline;
using TradeSim.Engine.Dynamics;

namespace TradeSim.Engine.Policies;

/// <summary>New ad valorem tariffs: a new rate, a maximum rate, a linear cut or the Swiss formula.</summary>
/// <remarks>
/// <para><b>Channels.</b> Tariff t'. The rate moves from the rate of earlier policies to the new one in proportion to the strength, so half
/// of a cut from 10 % to 0 is 5 %. Revenue accrues to the importer at once; buyers react to the new price as fast as they adjust.</para>
/// <para><b>Size.</b> The tariff schedule. The Swiss formula a·t/(a + t) of the WTO's negotiations cuts high rates more; it leaves rates of
/// 0 or less unchanged.</para>
/// <para><b>Not modelled.</b> The administrative cost of a tariff, rules of origin, smuggling, and the share of a preference that traders
/// use.</para>
/// </remarks>
public sealed record Tariff : Policy
{
    /// <summary>New rates, maxima, cuts or coefficients, as <see cref="Formula"/> says; a rate of 0.05 is 5 %, above −1.</summary>
    public required ImmutableArray<FlowParameter> Rates { get; init; }

    /// <summary>What the numbers mean.</summary>
    public TariffFormula Formula { get; init; }

    /// <inheritdoc/>
    public override void Apply(double strength, int year, ReadOnlySpan<double> values, Shocks shocks)
    {
        ArgumentNullException.ThrowIfNull(shocks);
        foreach (var (exporter, importer, sector, rate) in Rates)
            shocks.MoveTariff(exporter, importer, sector, NewRate(shocks.Tariff(exporter, importer, sector), rate.In(values)), strength);
    }

    /// <inheritdoc/>
    public override IEnumerable<ImmutableArray<int>> Deciders() => Importers(Rates);

    /// <inheritdoc/>
    public override IEnumerable<string> Warnings(World world, ReadOnlySpan<double> values)
    {
        ArgumentNullException.ThrowIfNull(world);
        foreach (var (exporter, importer, sector, rate) in Rates)
        {
            var present = world.Tariff(exporter, importer, sector);
            if (NewRate(present, rate.In(values)) != present)
                return WarnOfNoTrade(world, Rates);
        }
        return ["tariffs that are the present ones: the policy has no effect unless other policies change them"];
    }

    private double NewRate(double present, double number) =>
        Formula switch
        {
            TariffFormula.Maximum => Math.Min(present, number),
            TariffFormula.LinearCut => present * (1 - number),
            TariffFormula.Swiss => present > 0 ? number * present / (number + present) : present,
            _ => number,
        };
}
