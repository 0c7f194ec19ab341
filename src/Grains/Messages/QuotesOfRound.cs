namespace TradeSim.Grains.Messages;

/// <summary>What a market sends to one of its economies in a round.</summary>
[GenerateSerializer, Immutable, Alias("tradesim.quotes-of-round")]
internal sealed class QuotesOfRound
{
    /// <summary>Identifies one year of one case on its way through the market.</summary>
    [Id(0)]
    internal int Stamp { get; init; }

    /// <summary>The offers of all economies.</summary>
    [Id(1)]
    internal byte[] Offers { get; init; } = [];

    /// <summary>The sales and the wage of the one that receives it.</summary>
    [Id(2)]
    internal byte[] Own { get; init; } = [];
}
