using Orleans.Placement;
using TradeSim.Engine.Market;
using TradeSim.Grains.Hosting;
using TradeSim.Grains.Messages;

namespace TradeSim.Grains;

/// <inheritdoc/>
[PreferLocalPlacement]
internal sealed class EconomyGrain(ScenarioCache cache) : Grain, IEconomyGrain
{
    private readonly Dictionary<int, (PartYear Told, PartAnswer Answer)> parts = [];
    private Economy? economy;

    public Task Join(string study, string scenario, int index) => Become(study, scenario, index);

    public Task<AnswerOfEconomy> Respond(QuotesOfRound quotes, YearOfEconomy? news) =>
        news is null ? Task.FromResult(Answer(quotes)) : HearAndAnswer(quotes, news);

    public Task Leave()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    private async Task<AnswerOfEconomy> HearAndAnswer(QuotesOfRound quotes, YearOfEconomy news)
    {
        await Hear(news);
        return Answer(quotes);
    }

    private AnswerOfEconomy Answer(QuotesOfRound quotes)
    {
        var answers = new PartAnswer[quotes.Parts.Length];
        for (var k = 0; k < answers.Length; k++)
        {
            var asked = quotes.Parts[k];
            if (!parts.TryGetValue(asked.Part, out var own) || own.Told.Stamp != asked.Stamp)
                return AnswerOfEconomy.YearUnknown;
            answers[k] = own.Answer;
            own.Answer.Clear(asked.Quotes);
            economy!.Respond(own.Told.Year, asked.Quotes, own.Answer.Response, own.Answer.Book, own.Answer.Sensitivity);
        }
        return new AnswerOfEconomy(answers);
    }

    private async Task Hear(YearOfEconomy news)
    {
        await Become(news.Study, news.Scenario, news.Economy);
        foreach (var told in news.Parts)
        {
            var room =
                parts.TryGetValue(told.Part, out var own) && own.Told.Year.Size.Cases == told.Year.Size.Cases
                    ? own.Answer
                    : new PartAnswer(told.Year.Size);
            parts[told.Part] = (told, room);
        }
    }

    private async Task Become(string study, string scenario, int index) =>
        economy ??= (await cache.Get(study, scenario)).Place.Economies[index];
}
