using System.Collections.Immutable;
using TradeSim.Engine.Baseline;
using TradeSim.Engine.Dynamics;

namespace TradeSim.Engine.Policies;

/// <summary>A fashion, a boycott, a campaign: buyers want more or less of an exporter’s goods at the same price.</summary>
/// <remarks>
/// <para><b>Channels.</b> Taste B of the importer for the exporter's goods: at unchanged prices it multiplies the flow, as long as the
/// exporter's share is small. Strength works on the logarithm; buyers adjust as slowly as to prices.</para>
/// <para><b>Size.</b> The user's, for instance from the fall of a flow after a boycott.</para>
/// <para><b>Not modelled.</b> Spending on the sector as a whole stays the same share of final demand: a fashion moves purchases between
/// exporters.</para>
/// </remarks>
public sealed record Demand : Policy
{
    /// <summary>Factors on demand at the same price, above 0.</summary>
    public required ImmutableArray<FlowParameter> Factors { get; init; }

    /// <inheritdoc/>
    public override void Apply(double strength, int year, ReadOnlySpan<double> values, Shocks shocks)
    {
        ArgumentNullException.ThrowIfNull(shocks);
        foreach (var (exporter, importer, sector, number) in Factors)
            shocks.AddTaste(exporter, importer, sector, strength * Elementary.Log(number.In(values)));
    }

    /// <inheritdoc/>
    public override IEnumerable<ImmutableArray<int>> Deciders() => Importers(Factors);

    /// <inheritdoc/>
    public override IEnumerable<string> Warnings(World world, ReadOnlySpan<double> values)
    {
        ArgumentNullException.ThrowIfNull(world);
        return [.. WarnOfNoChange(Factors.Select(cell => cell.Value), 1, values, "factors of 1"), .. WarnOfNoTrade(world, Factors)];
    }
}
