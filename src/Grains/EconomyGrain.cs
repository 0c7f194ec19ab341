using Orleans.Placement;
using TradeSim.Engine.Market;
using TradeSim.Grains.Hosting;
using TradeSim.Grains.Messages;

namespace TradeSim.Grains;

/// <inheritdoc/>
[PreferLocalPlacement]
internal sealed class EconomyGrain(ScenarioCache cache) : Grain, IEconomyGrain
{
    private readonly Dictionary<int, (PartYear Year, PartAnswer Answer)> parts = [];
    private Economy? economy;

    public Task Join(string study, string scenario, int index) => Initialize(study, scenario, index);

    public Task<AnswerOfEconomy> Respond(QuotesOfRound quotes, YearOfEconomy? newYear) =>
        newYear is null ? Task.FromResult(Answer(quotes)) : StoreAndAnswer(quotes, newYear);

    public Task Leave()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    private async Task<AnswerOfEconomy> StoreAndAnswer(QuotesOfRound quotes, YearOfEconomy newYear)
    {
        await Store(newYear);
        return Answer(quotes);
    }

    private AnswerOfEconomy Answer(QuotesOfRound quotes)
    {
        var answers = new PartAnswer[quotes.Parts.Length];
        for (var k = 0; k < answers.Length; k++)
        {
            var part = quotes.Parts[k];
            if (!parts.TryGetValue(part.Part, out var own) || own.Year.Stamp != part.Stamp)
                return AnswerOfEconomy.YearUnknown;
            answers[k] = own.Answer;
            own.Answer.Clear(part.Quotes);
            economy!.Respond(own.Year.Year, part.Quotes, own.Answer.Response, own.Answer.Book, own.Answer.Sensitivity);
        }
        return new AnswerOfEconomy(answers);
    }

    private async Task Store(YearOfEconomy newYear)
    {
        await Initialize(newYear.Study, newYear.Scenario, newYear.Economy);
        foreach (var part in newYear.Parts)
        {
            var answer =
                parts.TryGetValue(part.Part, out var own) && own.Year.Year.Size.Cases == part.Year.Size.Cases
                    ? own.Answer
                    : new PartAnswer(part.Year.Size);
            parts[part.Part] = (part, answer);
        }
    }

    private async Task Initialize(string study, string scenario, int index) =>
        economy ??= (await cache.Get(study, scenario)).Place.Economies[index];
}
