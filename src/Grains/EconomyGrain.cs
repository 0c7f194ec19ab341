using Orleans.Placement;
using TradeSim.Grains.Messages;

namespace TradeSim.Grains;

/// <inheritdoc/>
[RandomPlacement]
internal sealed class EconomyGrain(ILocalSiloDetails silo) : Grain, IEconomyGrain
{
    private readonly Country country = new();

    public Task Join(EconomyIntroduction introduction)
    {
        country.Join(introduction);
        return Task.CompletedTask;
    }

    public Task<AnswerOfEconomy> Respond(QuotesOfRound quotes, YearOfEconomy? newYear) =>
        Task.FromResult(
            country.Respond(quotes, newYear) is { } answer
                ? new AnswerOfEconomy { Coded = answer.Encode(), Silo = silo.SiloAddress.Endpoint.ToString() }
                : AnswerOfEconomy.YearUnknown
        );

    public Task<DecisionsOfGovernment> Decide(YearsOfGovernment years) =>
        Task.FromResult(
            country.Decide(years) is { IsEmpty: false } decided
                ? new DecisionsOfGovernment { Coded = GovernmentCoder.Encode(decided) }
                : DecisionsOfGovernment.YearsUnknown
        );

    public Task Leave()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }
}
