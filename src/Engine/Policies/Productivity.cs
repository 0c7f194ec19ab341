using System.Collections.Immutable;
using TradeSim.Engine.Baseline;
using TradeSim.Engine.Dynamics;

namespace TradeSim.Engine.Policies;

/// <summary>Factors on the productivity of an economy's sectors, from a source outside the model.</summary>
/// <remarks>
/// <para><b>Channels.</b> Productivity A: unit cost falls by the factor. Strength works on the logarithm. Two such policies on one sector
/// multiply.</para>
/// <para><b>Size.</b> The user's.</para>
/// <para><b>Not modelled.</b> The origin of the productivity and its cost.</para>
/// </remarks>
public sealed record Productivity : Policy
{
    /// <summary>The factors, above 0.</summary>
    public required ImmutableArray<SectorParameter> Factors { get; init; }

    /// <inheritdoc/>
    public override void Apply(double strength, int year, ReadOnlySpan<double> values, Shocks shocks)
    {
        ArgumentNullException.ThrowIfNull(shocks);
        foreach (var (economy, sector, factor) in Factors)
            shocks.AddProductivity(economy, sector, strength * Elementary.Log(factor.In(values)));
    }

    /// <inheritdoc/>
    public override IEnumerable<ImmutableArray<int>> Deciders() => Owners(Factors);

    /// <inheritdoc/>
    public override IEnumerable<string> Warnings(World world, ReadOnlySpan<double> values)
    {
        ArgumentNullException.ThrowIfNull(world);
        return [.. WarnOfNoChange(Factors.Select(factor => factor.Value), 1, values, "factors of 1"), .. WarnOfNoOutput(world, Factors)];
    }
}
