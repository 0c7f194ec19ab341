using System.Collections.Immutable;
using TradeSim.Engine.Baseline;
using TradeSim.Engine.Dynamics;

namespace TradeSim.Engine.Policies;

/// <summary>Factors on trade costs, from a source outside the model.</summary>
/// <remarks>
/// <para><b>Channels.</b> Trade cost d (iceberg: a factor of 1.1 means that 10 % more must be shipped for the same to arrive). Strength
/// works on the logarithm: half of a factor f is √f. Two such policies on one flow multiply.</para>
/// <para><b>Size.</b> The user's, for instance from a model of transport.</para>
/// <para><b>Not modelled.</b> The origin of the change, and the cost of reducing trade costs.</para>
/// </remarks>
public sealed record TradeCost : Policy
{
    /// <summary>The factors, above 0.</summary>
    public required ImmutableArray<FlowParameter> Factors { get; init; }

    /// <inheritdoc/>
    public override void Apply(double strength, int year, ReadOnlySpan<double> values, Shocks shocks)
    {
        ArgumentNullException.ThrowIfNull(shocks);
        foreach (var (exporter, importer, sector, number) in Factors)
            shocks.AddTradeCost(exporter, importer, sector, strength * Elementary.Log(number.In(values)));
    }

    /// <inheritdoc/>
    public override IEnumerable<ImmutableArray<int>> Deciders() => EitherSide(Factors);

    /// <inheritdoc/>
    public override IEnumerable<string> Warnings(World world, ReadOnlySpan<double> values)
    {
        ArgumentNullException.ThrowIfNull(world);
        return [.. WarnOfNoChange(Factors.Select(cell => cell.Value), 1, values, "factors of 1"), .. WarnOfNoTrade(world, Factors)];
    }
}
