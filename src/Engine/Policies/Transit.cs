using System.Collections.Immutable;
using TradeSim.Engine.Baseline;
using TradeSim.Engine.Dynamics;

namespace TradeSim.Engine.Policies;

/// <summary>Re-export through an economy: goods of an origin that a hub buys and resells.</summary>
/// <remarks>
/// <para><b>Channels.</b> Offtake: the hub buys the value F from the origin and sells F·(1 + margin) to the destination, both off the top
/// and exactly. Strength works on F.</para>
/// <para><b>Size.</b> Gaps between mirror statistics: Europe's exports to Kyrgyzstan in 2023 were 2,957 million dollars according to
/// Eurostat and 965 according to Kyrgyz statistics; much of the difference was re-exported.</para>
/// <para><b>Not modelled.</b> In the model the hub produces its sales: its sales contain its own average value added instead of the margin
/// alone, and its purchases displace its other purchases of the sector. Results are therefore reliable for trade, and less so for incomes.
/// A hub that spends less than F on the sector cannot transport it; the case fails with this reason.</para>
/// </remarks>
public sealed record Transit : Policy
{
    /// <summary>Index of the origin.</summary>
    public required int Origin { get; init; }

    /// <summary>Index of the hub.</summary>
    public required int Hub { get; init; }

    /// <summary>Index of the destination.</summary>
    public required int Destination { get; init; }

    /// <summary>F by sector, million USD a year before tariff.</summary>
    public required ImmutableArray<(int Sector, ParameterRef Value)> Values { get; init; }

    /// <summary>What the hub adds, as a share of F.</summary>
    public ParameterRef Margin { get; init; } = 0;

    /// <inheritdoc/>
    public override void Apply(double strength, int year, ReadOnlySpan<double> values, Shocks shocks)
    {
        ArgumentNullException.ThrowIfNull(shocks);
        var priced = 1 + Margin.In(values);
        foreach (var (sector, value) in Values)
        {
            var flow = strength * value.In(values);
            shocks.AddContract(Origin, Hub, sector, flow);
            shocks.AddContract(Hub, Destination, sector, flow * priced);
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<ImmutableArray<int>> Deciders() =>
        [
            [Origin, Hub, Destination],
        ];

    /// <inheritdoc/>
    public override IEnumerable<string> Warnings(World world, ReadOnlySpan<double> values) =>
        WarnOfNoChange(Values.Select(item => item.Value), 0, values, "values of 0");
}
