using Orleans.Placement;
using TradeSim.Engine.Market;
using TradeSim.Grains.Hosting;
using TradeSim.Grains.Messages;

namespace TradeSim.Grains;

/// <inheritdoc/>
[PreferLocalPlacement]
internal sealed class EconomyGrain(ScenarioShelf shelf) : Grain, IEconomyGrain
{
    private Economy? economy;
    private YearOfEconomy? year;
    private Response[] responses = [];

    public async Task OpenYear(YearOfEconomy year)
    {
        economy ??= (await shelf.Take(year.Study, year.Scenario)).Place.Economies[year.Economy];
        if (responses.Length == 0) responses = [.. year.Parts.Select(part => new Response(part.Size))];
        this.year = year;
    }

    public Task<AnswerOfEconomy> Respond(QuotesOfRound quotes)
    {
        if (year?.Year != quotes.Year) return Task.FromResult(AnswerOfEconomy.YearUnknown);
        for (var part = 0; part < responses.Length; part++)
        {
            if (quotes.Parts[part].Strips.Count == 0) continue;
            economy!.Respond(year.Parts[part], quotes.Parts[part], responses[part]);
        }
        return Task.FromResult(new AnswerOfEconomy(responses));
    }

    public Task Leave()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }
}
