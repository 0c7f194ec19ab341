using TradeSim.Grains.Messages;

namespace TradeSim.Grains;

/// <summary>An economy of a batch of cases: it buys, produces and sells. Its market can send all of its state again.</summary>
[Alias("tradesim.IEconomy")]
public interface IEconomyGrain : IGrainWithStringKey
{
    /// <summary>Makes ready for the rounds of its market.</summary>
    /// <param name="study">Key of the study.</param>
    /// <param name="scenario">Fingerprint of its scenario.</param>
    /// <param name="index">Which of the scenario's economies it is.</param>
    [Alias("Join"), ResponseTimeout("00:00:08")]
    Task Join(string study, string scenario, int index);

    /// <summary>Answers a round: its orders at the prices quoted, and its own new quote.</summary>
    /// <param name="quotes">What the market sends to every economy.</param>
    /// <param name="newYear">What this economy must know of a year, where one has begun; null: none has.</param>
    [Alias("Respond")]
    Task<AnswerOfEconomy> Respond(QuotesOfRound quotes, YearOfEconomy? newYear);

    /// <summary>The market needs it no more.</summary>
    [Alias("Leave")]
    Task Leave();
}
