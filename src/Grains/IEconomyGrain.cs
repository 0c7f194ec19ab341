using TradeSim.Grains.Messages;

namespace TradeSim.Grains;

/// <summary>
/// A country or region of a simulation that runs by messages, on any silo. As an economy it answers quotes with orders; as a government it
/// decides once a year by its rules. It holds nothing but its own data, rules and decisions. Its market can tell it all of that again.
/// </summary>
[Alias("tradesim.IEconomy")]
internal interface IEconomyGrain : IGrainWithStringKey
{
    /// <summary>Makes ready for a case.</summary>
    [Alias("Join"), ResponseTimeout("00:00:08")]
    Task Join(EconomyIntroduction introduction);

    /// <summary>Answers a round: its orders at the prices quoted, and its own new quote.</summary>
    /// <param name="quotes">What the market sends.</param>
    /// <param name="newYear">What it must know of a year, where one has begun; null: none has.</param>
    [Alias("Respond"), ResponseTimeout("00:00:08")]
    Task<AnswerOfEconomy> Respond(QuotesOfRound quotes, YearOfEconomy? newYear);

    /// <summary>Observes a solved year and decides for the next one. A repeated call gets the same answer.</summary>
    [Alias("Decide"), ResponseTimeout("00:00:08")]
    Task<DecisionsOfGovernment> Decide(YearsOfGovernment years);

    /// <summary>The market needs it no more.</summary>
    [Alias("Leave")]
    Task Leave();
}
