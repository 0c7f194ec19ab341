namespace TradeSim.Grains.Messages;

/// <summary>The data of a year that an economy receives: its own part of the market's data.</summary>
[GenerateSerializer, Immutable, Alias("tradesim.year-of-economy")]
internal sealed class YearOfEconomy
{
    [Id(0)]
    internal byte[] Coded { get; init; } = [];
}
