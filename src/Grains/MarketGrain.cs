using System.Diagnostics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;
using Orleans.Placement;
using TradeSim.Engine.Baseline;
using TradeSim.Engine.Dynamics;
using TradeSim.Engine.Market;
using TradeSim.Grains.Hosting;
using TradeSim.Grains.Messages;
using TradeSim.Grains.Storage;
using TradeSim.Scenarios;
using TradeSim.Studies;

namespace TradeSim.Grains;

/// <inheritdoc/>
[Reentrant, PreferLocalPlacement]
internal sealed partial class MarketGrain(
    [PersistentState("batch", TradeSimStorage.Guarded)] IPersistentState<BatchResults> stored,
    ScenarioCache cache,
    ILocalSiloDetails details,
    SiloCores cores,
    IHostApplicationLifetime silo,
    ILogger<MarketGrain> log
) : Grain, IMarketGrain, IDisposable
{
    /// <summary>How long results are written again and again while the store is away.</summary>
    private static readonly TimeSpan LongestOutage = TimeSpan.FromHours(1);

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(silo.ApplicationStopping);
    private Task? running;
    private string? refusal;

    public async Task<BatchReport> Run(BatchOrder order)
    {
        // What follows is the market's own business: its economies are placed beside it, not where the study wanted the market.
        RequestContext.Clear();
        order.Check();
        if (order.Engine != EngineIdentity.Current)
            return new BatchReport { Cores = Environment.ProcessorCount, OtherEngine = EngineIdentity.Current };
        if (!HasResults && refusal is null)
        {
            var mine = running ??= RunCases(order);
            try
            {
                await mine;
            }
            catch (TimeoutException error)
            {
                // The caller would take it for a time-out of its own request, and repeat it.
                throw new OrleansException($"An economy or the study did not answer in time: {error.Message}", error);
            }
            finally
            {
                if (running == mine)
                    running = null;
            }
        }
        return new BatchReport { Cores = Environment.ProcessorCount, Refusal = refusal };
    }

    public Task<BatchResults?> Results() => Task.FromResult(HasResults ? stored.State : null);

    public Task Stop()
    {
        stop.Cancel();
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public async Task Forget()
    {
        await Stop();
        if (running is { } run)
            // Or it would store them afterwards.
            await run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        if (stored.RecordExists)
            await stored.ClearStateAsync(CancellationToken.None);
    }

    public void Dispose() => stop.Dispose();

    /// <summary>Whether results of this engine are stored. Those of another engine count as none: they are computed again.</summary>
    private bool HasResults => stored.RecordExists && stored.State.Engine == EngineIdentity.Current && stored.State.Cases.Length > 0;

    private async Task RunCases(BatchOrder order)
    {
        Simulation simulation;
        try
        {
            simulation = await cache.Get(order.Study, order.Scenario);
        }
        catch (Exception error) when (error is ScenarioException or InconsistentBaselineException or StudyException)
        {
            refusal = error.Message;
            return;
        }
        var key = this.GetPrimaryKeyString();
        var (casesPerBatch, batch) = MarketKey.Read(key);
        if (!await Lost.SendUntilAnswered(() => GrainFactory.GetGrain<IStudyGrain>(order.Study).IsDue(casesPerBatch, batch)))
            throw new OrleansException($"Batch {key} is not due: its study has ended or was removed.");
        var run = Guid.NewGuid();
        // The row's version is this run's fencing token: if the study is removed, or the batch is handed to another silo meanwhile, the row
        // is gone or has another version, and these results cannot be written any more, however late this silo wakes up.
        await Store(new BatchResults { Engine = EngineIdentity.Current, Run = run });
        var (results, trace) = order.ByMessages
            ? await RunByMessages(simulation, order, run)
            : (await RunInPlace(PartsOf(simulation, order), [.. simulation.Place.Economies]), null);
        await Store(
            new BatchResults
            {
                Engine = EngineIdentity.Current,
                Cases = ResultCoder.Encode(results),
                Run = run,
                Trace = trace,
            }
        );
        Telemetry.Finished(results);
        LogFinished(this.GetPrimaryKeyString(), results.Length);
    }

    /// <summary>Every country is a grain on any silo, and a round is a message to each and one back; one case after the other.</summary>
    private async Task<(CaseResult[] Results, RoundTrace? Trace)> RunByMessages(Simulation simulation, BatchOrder order, Guid run)
    {
        var table = TableCoder.Decode(order.Columns, order.Values, order.Cases);
        var countries = simulation
            .Place.World.Economies.Select(economy =>
                GrainFactory.GetGrain<IEconomyGrain>($"{this.GetPrimaryKeyString()}/{run:N}/{economy.Code}")
            )
            .ToArray();
        try
        {
            var (results, trace) = (new CaseResult[order.Cases], (RoundTrace?)null);
            for (var index = 0; index < results.Length; index++)
            {
                var exchange = new CaseByMessages(
                    simulation,
                    countries,
                    details.SiloAddress.Endpoint.ToString(),
                    order.TraceYear,
                    stop.Token
                );
                results[index] = await exchange.Run(table, index, order.KeepTables);
                trace ??= exchange.Trace;
            }
            return (results, trace);
        }
        finally
        {
            // No caller waits for this; remaining economies are collected when they have been idle for a while.
            foreach (var country in countries)
                country.Leave().Ignore();
        }
    }

    /// <summary>Writes the row. A store that is away costs that time, not the run.</summary>
    private async Task Store(BatchResults results)
    {
        stored.State = results;
        var began = Stopwatch.GetTimestamp();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await stored.WriteStateAsync(CancellationToken.None);
                return;
            }
            catch (StorageUnavailableException error)
                when (Stopwatch.GetElapsedTime(began) < LongestOutage && !stop.IsCancellationRequested)
            {
                if (attempt == 1)
                    LogNotStored(this.GetPrimaryKeyString(), error.Message);
                await Task.Delay(TimeSpan.FromTicks(Math.Min(attempt * TimeSpan.TicksPerSecond / 2, LongestPause.Ticks)), stop.Token);
            }
        }
    }

    /// <summary>A batch on a cluster is wide, so that handing it out pays. Its parts fit the cache of a core.</summary>
    private static IEnumerable<Batch> PartsOf(Simulation simulation, BatchOrder order)
    {
        var table = TableCoder.Decode(order.Columns, order.Values, order.Cases);
        var perPart = BatchSize.For(simulation.Scenario.World, order.Cases, 1);
        for (var first = 0; first < order.Cases; first += perPart)
            yield return simulation.BatchOf(table, first, Math.Min(perPart, order.Cases - first), order.KeepTables);
    }

    /// <summary>
    /// The economies are asked in place: part after part, so that what a part works with stays in the cache, without a message, and on a
    /// core of its own, so that the messages and probes of others need not wait for the batch.
    /// </summary>
    private Task<CaseResult[]> RunInPlace(IEnumerable<Batch> parts, Economy[] economies)
    {
        var cancellation = stop.Token;
        return cores.Run(() => parts.SelectMany(part => part.Run(economies, cancellation)).ToArray(), cancellation);
    }

    [LoggerMessage(LogLevel.Debug, "Batch {Batch} is finished: {Cases} cases.")]
    private partial void LogFinished(string batch, int cases);

    [LoggerMessage(LogLevel.Warning, "Batch {Batch}: its results could not be stored and are written again: {Reason}")]
    private partial void LogNotStored(string batch, string reason);
}
