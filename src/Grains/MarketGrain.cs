using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;
using Orleans.Placement;
using TradeSim.Engine.Baseline;
using TradeSim.Engine.Path;
using TradeSim.Grains.Hosting;
using TradeSim.Grains.Messages;
using TradeSim.Scenarios;

namespace TradeSim.Grains;

/// <inheritdoc/>
[Reentrant, PreferLocalPlacement]
internal sealed partial class MarketGrain(
    [PersistentState("batch", TradeSimStorage.Name)] IPersistentState<BatchResults> stored,
    ScenarioShelf shelf,
    IHostApplicationLifetime silo,
    ILogger<MarketGrain> log) : Grain, IMarketGrain, IDisposable
{
    private readonly CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(silo.ApplicationStopping);
    private Task? running;
    private string? refusal;

    public async Task<BatchReport> Run(BatchOrder order)
    {
        // What follows is the market's own business: its economies are placed beside it, not where the study wanted the market.
        RequestContext.Clear();
        if (!stored.RecordExists && refusal is null)
        {
            running ??= RunCases(order);
            try
            {
                await running;
            }
            finally
            {
                running = null;
            }
        }
        return new BatchReport { Cores = Environment.ProcessorCount, Refusal = refusal };
    }

    public Task<BatchResults?> Results() => Task.FromResult(stored.RecordExists ? stored.State : null);

    public Task Stop()
    {
        stop.Cancel();
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public async Task Forget()
    {
        await Stop();
        if (stored.RecordExists) await stored.ClearStateAsync();
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        stop.Cancel();
        return Task.CompletedTask;
    }

    public void Dispose() => stop.Dispose();

    private async Task RunCases(BatchOrder order)
    {
        Simulation simulation;
        try
        {
            simulation = await shelf.Take(order.Study, order.Scenario);
        }
        catch (Exception error) when (error is ScenarioException or InconsistentBaselineException)
        {
            refusal = error.Message;
            return;
        }
        var run = Guid.NewGuid();
        var parts = InParts(simulation, order);
        var economies = Enumerable.Range(0, simulation.Place.Economies.Length)
            .Select(index => GrainFactory.GetGrain<IEconomyGrain>($"{this.GetPrimaryKeyString()}/{run:N}/{index}")).ToArray();
        try
        {
            var (first, last) = parts[0].Years;
            for (var year = first; year <= last; year++) await RunYear(year, order, parts, economies);
        }
        finally
        {
            // Nobody waits for this, and economies that stay are collected when they have been idle for a while.
            foreach (var economy in economies) economy.Leave().Ignore();
        }
        CaseResult[] results = [.. parts.SelectMany(part => part.Results())];
        stored.State = new BatchResults { Cases = ResultCoder.Encode(results), Run = run };
        await stored.WriteStateAsync(CancellationToken.None);
        Telemetry.Finished(results);
        LogFinished(this.GetPrimaryKeyString(), results.Length);
    }

    /// <summary>A batch on a cluster is wide, so that a message pays for much work. Its parts fit the cache of a core.</summary>
    private static Batch[] InParts(Simulation simulation, BatchOrder order)
    {
        var table = TableCoder.Decode(order.Columns, order.Values, order.Cases);
        var perPart = BatchSize.For(simulation.Scenario.World, order.Cases, 1);
        return [.. Enumerable.Range(0, ((order.Cases - 1) / perPart) + 1)
            .Select(part => simulation.BatchOf(table, part * perPart, Math.Min(perPart, order.Cases - (part * perPart)), order.KeepTables))];
    }

    private async Task RunYear(int year, BatchOrder order, Batch[] parts, IEconomyGrain[] economies)
    {
        foreach (var part in parts)
        {
            part.OpenYear(year);
            await Task.Yield(); // so that probes and requests of others get their turn
        }
        YearOfEconomy YearOf(int economy) => new(order.Study, order.Scenario, economy, year, [.. parts.Select(part => part.Market)]);
        await Task.WhenAll(economies.Select((economy, index) => economy.OpenYear(YearOf(index))));
        while (parts.Any(part => !part.Cleared))
        {
            stop.Token.ThrowIfCancellationRequested();
            var quotes = new QuotesOfRound(year, [.. parts.Select(part => part.Quotes)]);
            await Task.WhenAll(economies.Select((economy, index) => Ask(economy, index, quotes)));
            Telemetry.Messages.Add(economies.Length);
            foreach (var part in parts)
            {
                if (part.Cleared) continue;
                part.Settle();
                await Task.Yield();
            }
        }
        foreach (var part in parts)
        {
            part.CloseYear(year);
            await Task.Yield();
        }

        async Task Ask(IEconomyGrain economy, int index, QuotesOfRound quotes)
        {
            var answer = await economy.Respond(quotes);
            if (!answer.KnowsYear)
            {
                await economy.OpenYear(YearOf(index));
                answer = await economy.Respond(new QuotesOfRound(year, [.. quotes.Parts.Select(part => part.ToAll())]));
            }
            for (var part = 0; part < parts.Length; part++) parts[part].Responses[index] = answer.Parts[part];
        }
    }

    [LoggerMessage(LogLevel.Debug, "Batch {Batch} is finished: {Cases} cases.")]
    private partial void LogFinished(string batch, int cases);
}
