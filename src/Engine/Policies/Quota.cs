using System.Collections.Immutable;
using TradeSim.Engine.Baseline;
using TradeSim.Engine.Dynamics;

namespace TradeSim.Engine.Policies;

/// <summary>A cap on a flow: an import quota, a licence, a voluntary restraint.</summary>
/// <remarks>
/// <para><b>Channels.</b> Trade cost d, solved so that the cap is met: where a flow would be larger, the importer buys the cap and gives
/// the rest of its spending to the others by price. What it then pays includes the cost τ at which it would have bought exactly the cap
/// (queues, licences, bribes; no one receives it), which the outcome <c>quota-cost</c> reports as τ − 1. Half of the strength doubles the
/// cap, so a phase-in tightens it step by step. Contracts in value count. Of two caps on one flow the smaller binds.</para>
/// <para><b>Size.</b> The regulation, in million dollars before tariff, or as a ratio to the baseline's flow.</para>
/// <para><b>Not modelled.</b> The recipient of the rent: if licences are auctioned the importer, under a voluntary restraint the exporter,
/// gains the loss shown here. Tariff quotas, with a second rate above the cap, are not covered.</para>
/// </remarks>
public sealed record Quota : Policy
{
    /// <summary>Caps on single flows: million USD a year before tariff, or ratios to the baseline's flow; above 0.</summary>
    public required ImmutableArray<FlowParameter> Caps { get; init; }

    /// <summary>Whether the numbers are ratios to the baseline's flow.</summary>
    public bool OfBaseline { get; init; }

    /// <inheritdoc/>
    public override void Apply(double strength, int year, ReadOnlySpan<double> values, Shocks shocks)
    {
        ArgumentNullException.ThrowIfNull(shocks);
        foreach (var (exporter, importer, sector, number) in Caps)
        {
            var flow = shocks.World.Flow(exporter, importer, sector);
            if (OfBaseline && flow == 0)
                continue; // what never was traded needs no cap
            shocks.Cap(exporter, importer, sector, number.In(values) * (OfBaseline ? flow * shocks.PriceLevel : 1) / strength);
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<ImmutableArray<int>> Deciders() => Importers(Caps);

    /// <inheritdoc/>
    public override IEnumerable<string> Warnings(World world, ReadOnlySpan<double> values)
    {
        ArgumentNullException.ThrowIfNull(world);
        return WarnOfNoTrade(world, Caps);
    }
}
