namespace TradeSim.Grains.Messages;

/// <summary>What an economy must know of a case before its first year: its own part of the baseline, and the rules of its government with
/// the numbers of the case.</summary>
[GenerateSerializer, Immutable, Alias("tradesim.economy-introduction")]
internal sealed class EconomyIntroduction
{
    [Id(0)]
    internal byte[] Accounts { get; init; } = [];

    /// <summary>Rules, and the names with which they write their reasons; empty: there are none.</summary>
    [Id(1)]
    internal byte[] Rules { get; init; } = [];
}
