namespace TradeSim.Grains.Messages;

/// <summary>Solved years that are published to a government: usually the last one; all of a case for one that has lost its memory.</summary>
[GenerateSerializer, Immutable, Alias("tradesim.years-of-government")]
public sealed class YearsOfGovernment
{
    /// <summary>Identifies a run of the case through its years.</summary>
    [Id(0)]
    internal int Life { get; init; }

    /// <summary>Whether the first of the years is the baseline year, so that the government starts anew.</summary>
    [Id(1)]
    internal bool StartsAtBaseline { get; init; }

    [Id(2)]
    internal byte[] Coded { get; init; } = [];
}
