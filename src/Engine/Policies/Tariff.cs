using System.Collections.Immutable;
using TradeSim.Engine.Path;

namespace TradeSim.Engine.Policies;

/// <summary>
/// New ad valorem tariffs (channel t'). The rate moves from where it stands to the new one in proportion to the policy's strength,
/// so half of a cut from 10 % to 0 is 5 %. Revenue accrues to the importer at once; buyers react to the new price as fast as they adjust.
/// It says nothing of what a tariff costs to administer, nor of smuggling.
/// </summary>
public sealed record Tariff : Policy
{
    /// <summary>The new rates; 0.05 is 5 %, above −1.</summary>
    public required ImmutableArray<FlowQuantity> Rates { get; init; }

    /// <inheritdoc/>
    public override void Apply(double strength, int year, ReadOnlySpan<double> values, Shocks shocks)
    {
        foreach (var (exporter, importer, sector, rate) in Rates)
        {
            shocks.MoveTariff(exporter, importer, sector, rate.In(values), strength);
        }
    }
}
