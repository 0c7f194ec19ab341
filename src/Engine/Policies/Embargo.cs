using System.Collections.Immutable;
using TradeSim.Engine.Baseline;
using TradeSim.Engine.Dynamics;

namespace TradeSim.Engine.Policies;

/// <summary>The end of a flow.</summary>
/// <remarks>
/// <para><b>Channels.</b> The flow itself: its pull K becomes 0 at once, with all contracts on it, however slowly buyers adjust to prices;
/// its purchases move to other suppliers by price. A strength of one half leaves half of the pull. An economy without any supplier of a
/// good that it needs has no equilibrium, and the case names economy and sector.</para>
/// <para><b>Size.</b> The list of goods. If only some of a sector's goods are on it, the number is their share.</para>
/// <para><b>Not modelled.</b> Smuggling and re-export through others (see <c>transit</c>), and goods without a substitute in their sector:
/// the elasticity, not chemistry, determines the effect.</para>
/// </remarks>
public sealed record Embargo : Policy
{
    /// <summary>The flows that end; the number is the fraction that ends, 1 for all of it.</summary>
    public required ImmutableArray<FlowParameter> Flows { get; init; }

    /// <inheritdoc/>
    public override void Apply(double strength, int year, ReadOnlySpan<double> values, Shocks shocks)
    {
        ArgumentNullException.ThrowIfNull(shocks);
        foreach (var (exporter, importer, sector, fraction) in Flows)
            shocks.Close(exporter, importer, sector, strength * fraction.In(values));
    }

    /// <inheritdoc/>
    public override IEnumerable<ImmutableArray<int>> Deciders() => EitherSide(Flows);

    /// <inheritdoc/>
    public override IEnumerable<string> Warnings(World world, ReadOnlySpan<double> values)
    {
        ArgumentNullException.ThrowIfNull(world);
        return WarnOfNoTrade(world, Flows);
    }
}
