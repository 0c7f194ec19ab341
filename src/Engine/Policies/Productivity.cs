using System.Collections.Immutable;
using TradeSim.Engine.Path;

namespace TradeSim.Engine.Policies;

/// <summary>
/// Factors on the productivity of an economy's sectors (channel A: unit cost falls by the factor).
/// Strength works on the logarithm. Two such policies on one sector multiply. It says nothing of where the productivity comes from.
/// </summary>
public sealed record Productivity : Policy
{
    /// <summary>The factors, above 0.</summary>
    public required ImmutableArray<SectorQuantity> Factors { get; init; }

    /// <inheritdoc/>
    public override void Apply(double strength, int year, ReadOnlySpan<double> values, Shocks shocks)
    {
        foreach (var (economy, sector, factor) in Factors)
        {
            shocks.AddProductivity(economy, sector, strength * Elementary.Log(factor.In(values)));
        }
    }
}
