using System.Collections.Immutable;
using TradeSim.Engine.Baseline;
using TradeSim.Engine.Dynamics;

namespace TradeSim.Engine.Policies;

/// <summary>A depreciation, under the partial closure.</summary>
/// <remarks>
/// <para><b>Channels.</b> Wage w in dollars, which the partial closure takes as given: if a dollar costs x more in domestic currency and
/// domestic wages offset a share p of it, ln w falls by (1 − p)·ln(1 + x), and unit costs by value added's share of that. Strength works on
/// the logarithm. Under the general closure the market determines wages and the lever has no effect: real exchange rates are an outcome
/// there.</para>
/// <para><b>Size.</b> The exchange rate; p is the pass-through into domestic wages, near 0 at once and near 1 in the long run.</para>
/// <para><b>Not modelled.</b> Spending in dollars stays as assumed: price competition is included, lower purchasing power is not.</para>
/// </remarks>
public sealed record Currency : Policy
{
    /// <summary>x by economy: 0.2 is 20 % more of the own currency for a dollar; above −1.</summary>
    public required ImmutableArray<(int Economy, ParameterRef Depreciation)> Depreciations { get; init; }

    /// <summary>p, the share that domestic wages make up for, in [0, 1].</summary>
    public ParameterRef PassThrough { get; init; } = 0;

    /// <inheritdoc/>
    public override void Apply(double strength, int year, ReadOnlySpan<double> values, Shocks shocks)
    {
        ArgumentNullException.ThrowIfNull(shocks);
        foreach (var (economy, depreciation) in Depreciations)
            shocks.AddWage(economy, -strength * (1 - PassThrough.In(values)) * Elementary.Log(1 + depreciation.In(values)));
    }

    /// <inheritdoc/>
    public override IEnumerable<ImmutableArray<int>> Deciders() => Depreciations.Select(item => ImmutableArray.Create(item.Economy));

    /// <inheritdoc/>
    public override IEnumerable<string> Warnings(World world, ReadOnlySpan<double> values) =>
        WarnOfNoChange(Depreciations.Select(item => item.Depreciation), 0, values, "depreciations of 0");
}
