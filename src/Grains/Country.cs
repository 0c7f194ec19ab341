using System.Collections.Immutable;
using TradeSim.Engine.Governments;
using TradeSim.Engine.Market;
using TradeSim.Grains.Messages;

namespace TradeSim.Grains;

/// <summary>All that a country grain holds: its own part of the baseline and of the year, its last answer, and its government's rules with
/// what they remember and have decided.</summary>
internal sealed class Country
{
    private Economy? economy;
    private int index;
    private int stamp; // of the year
    private MarketYear? year; // with its own part only
    private EconomyAnswer? answer;
    private ImmutableArray<Rule> rules = [];
    private Terms? terms;
    private Government? government;
    private int life; // of the government

    public void Join(EconomyIntroduction introduction)
    {
        var accounts = EconomyCoder.DecodeAccounts(introduction.Accounts);
        (economy, index) = (new Economy(accounts), accounts.Index);
        (year, answer, government) = (null, null, null);
        if (introduction.Rules.Length > 0)
            (rules, terms) = RuleCoder.Decode(introduction.Rules);
    }

    /// <summary>Answers quotes; null: it does not know the year.</summary>
    public EconomyAnswer? Respond(QuotesOfRound message, YearOfEconomy? newYear)
    {
        if (economy is null)
            return null;
        if (newYear is not null)
        {
            (stamp, year) = EconomyCoder.DecodeYear(newYear.Coded, index);
            // Cases that are done keep their last answers.
            if (answer is null || answer.Response.Size.Cases != year.Size.Cases)
                answer = new EconomyAnswer(year.Size);
        }
        if (year is null || stamp != message.Stamp)
            return null;
        var quotes = QuotesCoder.Decode(message, index);
        answer!.Clear(quotes);
        economy.Respond(year, quotes, answer.Response, answer.Book, answer.Sensitivity);
        return answer;
    }

    /// <summary>Decides after solved years, of which it may know the first ones; empty: it does not know the years before.</summary>
    public ImmutableArray<RuleDecisions> Decide(YearsOfGovernment message)
    {
        var years = GovernmentCoder.DecodeYears(message.Coded);
        if (terms is null)
            return [];
        if (message.StartsAtBaseline)
            (government, life) = (new Government(rules, terms, years[0]), message.Life);
        else if (government is null || life != message.Life)
            return [];
        foreach (var solved in years.Where(solved => solved.Year > government.LastYear))
        {
            if (solved.Year > government.LastYear + 1)
                return [];
            government.Decide(solved);
        }
        return government.Latest;
    }
}
