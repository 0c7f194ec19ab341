using Orleans.Placement;
using TradeSim.Engine.Market;
using TradeSim.Grains.Hosting;
using TradeSim.Grains.Messages;

namespace TradeSim.Grains;

/// <inheritdoc/>
[PreferLocalPlacement]
internal sealed class EconomyGrain(ScenarioShelf shelf) : Grain, IEconomyGrain
{
    private readonly Dictionary<int, (PartYear Told, PartAnswer Answer)> parts = [];
    private Economy? economy;

    public async Task<AnswerOfEconomy> Respond(QuotesOfRound quotes, YearOfEconomy? news)
    {
        if (news is not null) await Hear(news);
        if (!quotes.Parts.All(IsKnown)) return AnswerOfEconomy.YearUnknown;
        var answers = new PartAnswer[quotes.Parts.Length];
        for (var k = 0; k < answers.Length; k++)
        {
            var (told, answer) = parts[quotes.Parts[k].Part];
            answer.Clear(quotes.Parts[k].Quotes);
            economy!.Respond(told.Year, quotes.Parts[k].Quotes, answer.Response, answer.Book, answer.Sensitivity);
            answers[k] = answer;
        }
        return new AnswerOfEconomy(answers);
    }

    private bool IsKnown(PartQuotes part) => parts.TryGetValue(part.Part, out var own) && own.Told.Stamp == part.Stamp;

    private async Task Hear(YearOfEconomy news)
    {
        economy ??= (await shelf.Take(news.Study, news.Scenario)).Place.Economies[news.Economy];
        foreach (var told in news.Parts)
        {
            var room = parts.TryGetValue(told.Part, out var own) && own.Told.Year.Size.Cases == told.Year.Size.Cases ? own.Answer : new PartAnswer(told.Year.Size);
            parts[told.Part] = (told, room);
        }
    }

    public Task Leave()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }
}
