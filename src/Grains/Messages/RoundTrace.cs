using System.Collections.Immutable;

namespace TradeSim.Grains.Messages;

/// <summary>The messages of one round between a market and its economies, in figures for people, and what governments decided after the
/// year. Money is in million USD of the baseline year.</summary>
[GenerateSerializer, Immutable, Alias("tradesim.round-trace")]
internal sealed record RoundTrace
{
    /// <summary>The year.</summary>
    [Id(0)]
    public required int Year { get; init; }

    /// <summary>Number of the round in its year: the last one, in which the market clears.</summary>
    [Id(1)]
    public required int Round { get; init; }

    /// <summary>Address of the silo on which the market lives.</summary>
    [Id(2)]
    public required string Silo { get; init; }

    /// <summary>What went to each economy and back, in the order of the world.</summary>
    [Id(3)]
    public required ImmutableArray<EconomyTrace> Economies { get; init; }

    /// <summary>What governments decided for the next year, a sentence each; empty: nothing.</summary>
    [Id(4)]
    public ImmutableArray<string> Decisions { get; init; } = [];

    /// <summary>Messages from the market in all years so far.</summary>
    [Id(5)]
    public long Messages { get; init; }
}
