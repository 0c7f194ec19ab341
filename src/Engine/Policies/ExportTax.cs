using System.Collections.Immutable;
using TradeSim.Engine.Baseline;
using TradeSim.Engine.Dynamics;

namespace TradeSim.Engine.Policies;

/// <summary>Ad valorem taxes that an exporter levies on what it sells abroad, or subsidies.</summary>
/// <remarks>
/// <para><b>Channels.</b> Export tax e', 0 in the baseline. The buyer pays 1 + e' times what the producer receives, and its tariff on top
/// of that. The revenue accrues to the exporter at once; buyers react to the new price as fast as they adjust. Strength works on the
/// rate.</para>
/// <para><b>Size.</b> The tax schedule, such as Russia's duty on wheat; a rate in dollars per tonne
/// divided by the price of a tonne. Under balanced trade a uniform export tax has the effects of a uniform tariff of the same rate
/// (Lerner 1936).</para>
/// <para><b>Not modelled.</b> Export taxes that the baseline year already had: its flows contain them, and the rate is an addition to
/// them. Exemptions, minimum prices, refunds and smuggling.</para>
/// </remarks>
public sealed record ExportTax : Policy
{
    /// <summary>The rates, as a share of what the producer receives: 0.1 is 10 %, −0.05 a subsidy of 5 %; above −1.</summary>
    public required ImmutableArray<FlowParameter> Rates { get; init; }

    /// <inheritdoc/>
    public override bool TaxesExports => true;

    /// <inheritdoc/>
    public override void Apply(double strength, int year, ReadOnlySpan<double> values, Shocks shocks)
    {
        ArgumentNullException.ThrowIfNull(shocks);
        foreach (var (exporter, importer, sector, rate) in Rates)
            shocks.MoveExportTax(exporter, importer, sector, rate.In(values), strength);
    }

    /// <inheritdoc/>
    public override IEnumerable<ImmutableArray<int>> Deciders() => Exporters(Rates);

    /// <inheritdoc/>
    public override IEnumerable<string> Warnings(World world, ReadOnlySpan<double> values)
    {
        ArgumentNullException.ThrowIfNull(world);
        return [.. WarnOfNoChange(Rates.Select(rate => rate.Value), 0, values, "export taxes of 0"), .. WarnOfNoTrade(world, Rates)];
    }
}
