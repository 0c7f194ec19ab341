using System.Collections.Immutable;
using TradeSim.Engine.Path;

namespace TradeSim.Engine.Policies;

/// <summary>
/// A change of the logarithm of trade costs by year on a set of flows (channel d): what borders, freight rates and sanctions do without anybody
/// here deciding it. It acts where policies act, but its parameters are assumptions, 0 unless a study draws them or a case sets them.
/// </summary>
public sealed record TradeCostShocks : Policy
{
    /// <summary>The flows.</summary>
    public required ImmutableArray<(int Exporter, int Importer, int Sector)> Flows { get; init; }

    /// <summary>Change of the logarithm of trade costs by year, from <see cref="Policy.From"/> on.</summary>
    public required ImmutableArray<Quantity> LogCosts { get; init; }

    /// <inheritdoc/>
    public override void Apply(double strength, int year, ReadOnlySpan<double> values, Shocks shocks)
    {
        ArgumentNullException.ThrowIfNull(shocks);
        var change = strength * LogCosts[year - From].In(values);
        if (change == 0) return; // no shock touches no cell, so it changes no bit
        foreach (var (exporter, importer, sector) in Flows) shocks.AddTradeCost(exporter, importer, sector, change);
    }
}
