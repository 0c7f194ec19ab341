namespace TradeSim.Grains.Messages;

/// <summary>Solved years that are published to a government: usually the last one; all years of a case where it has lost its
/// memory.</summary>
[GenerateSerializer, Immutable, Alias("tradesim.years-of-government")]
internal sealed class YearsOfGovernment
{
    /// <summary>Identifies a run of the case through its years.</summary>
    [Id(0)]
    internal int Life { get; init; }

    /// <summary>Whether the first of the years is the baseline year, so that the government starts with an empty memory.</summary>
    [Id(1)]
    internal bool StartsAtBaseline { get; init; }

    [Id(2)]
    internal byte[] Coded { get; init; } = [];
}
