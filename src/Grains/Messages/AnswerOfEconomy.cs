namespace TradeSim.Grains.Messages;

/// <summary>An economy's answer in a round: its orders, prices and own new quote; or that it does not know the year, and must be told
/// again.</summary>
[GenerateSerializer, Immutable, Alias("tradesim.answer-of-economy")]
internal sealed class AnswerOfEconomy
{
    /// <summary>Empty: the economy has not received the year, or has lost it.</summary>
    [Id(0)]
    internal byte[] Coded { get; init; } = [];

    /// <summary>Address of the silo on which it lives.</summary>
    [Id(1)]
    internal string Silo { get; init; } = "";

    internal static AnswerOfEconomy YearUnknown { get; } = new();

    internal bool KnowsYear => Coded.Length > 0;
}
