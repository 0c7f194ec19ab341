using TradeSim.Grains.Messages;

namespace TradeSim.Grains;

/// <summary>An economy of a batch of cases: it buys, produces and sells. It holds nothing that its market could not send again.</summary>
[Alias("tradesim.IEconomy")]
public interface IEconomyGrain : IGrainWithStringKey
{
    /// <summary>Tells the economy of a year.</summary>
    [Alias("OpenYear")]
    Task OpenYear(YearOfEconomy year);

    /// <summary>Answers a round: its orders at the prices quoted, and its own new quote.</summary>
    [Alias("Respond")]
    Task<AnswerOfEconomy> Respond(QuotesOfRound quotes);

    /// <summary>The market needs it no more.</summary>
    [Alias("Leave")]
    Task Leave();
}
