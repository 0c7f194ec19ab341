using System.Collections.Immutable;

namespace TradeSim.Grains.Messages;

/// <summary>What went to an economy in a round, and what came back.</summary>
[GenerateSerializer, Immutable, Alias("tradesim.economy-trace")]
internal sealed record EconomyTrace
{
    /// <summary>Address of the silo on which it lives.</summary>
    [Id(0)]
    public required string Silo { get; init; }

    /// <summary>Wage that the market quoted, ratio to the baseline year.</summary>
    [Id(1)]
    public required double Wage { get; init; }

    /// <summary>Sales of all sectors that the market quoted.</summary>
    [Id(2)]
    public required double Sales { get; init; }

    /// <summary>Income with which the economy answered.</summary>
    [Id(3)]
    public required double Income { get; init; }

    /// <summary>Orders by price with which it answered, before tariffs, by exporter in the order of the world.</summary>
    [Id(4)]
    public required ImmutableArray<double> Orders { get; init; }
}
