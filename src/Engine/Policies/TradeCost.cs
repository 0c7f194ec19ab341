using System.Collections.Immutable;
using TradeSim.Engine.Path;

namespace TradeSim.Engine.Policies;

/// <summary>
/// Factors on trade costs (channel d, iceberg: a factor of 1.1 means that 10 % more must be shipped for the same to arrive).
/// Strength works on the logarithm: half of a factor f is √f. Two such policies on one flow multiply.
/// The size is the user's; it says nothing of what bringing costs down costs.
/// </summary>
public sealed record TradeCost : Policy
{
    /// <summary>The factors, above 0.</summary>
    public required ImmutableArray<FlowQuantity> Factors { get; init; }

    /// <inheritdoc/>
    public override void Apply(double strength, int year, ReadOnlySpan<double> values, Shocks shocks)
    {
        foreach (var (exporter, importer, sector, factor) in Factors)
        {
            shocks.AddTradeCost(exporter, importer, sector, strength * Elementary.Log(factor.In(values)));
        }
    }
}
