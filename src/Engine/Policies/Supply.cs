using System.Collections.Immutable;
using TradeSim.Engine.Baseline;
using TradeSim.Engine.Dynamics;

namespace TradeSim.Engine.Policies;

/// <summary>A good or bad harvest, a shutdown: a factor on the output of the same factors of production.</summary>
/// <remarks>
/// <para><b>Channels.</b> Productivity A of the sector for the years in force: a harvest of 1.1 brings 10 % more from the same land and
/// labour, so unit cost falls by the factor. Strength works on the logarithm.</para>
/// <para><b>Size.</b> Yields against their trend; for a shutdown, the share of capacity that still runs.</para>
/// <para><b>Not modelled.</b> Labour moves between sectors within the year and no stocks are held, so prices move less than after a real
/// frost.</para>
/// </remarks>
public sealed record Supply : Policy
{
    /// <summary>Factors on output per factor of production, above 0.</summary>
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
