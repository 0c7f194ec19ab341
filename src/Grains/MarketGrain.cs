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
            while (await NextRound(parts)) await CarryRound(order, [.. parts.Where(part => part.Moves)], economies);
        }
        finally
        {
            // Nobody waits for this, and economies that stay are collected when they have been idle for a while.
            foreach (var economy in economies) economy.Leave().Ignore();
        }
        CaseResult[] results = [.. parts.SelectMany(part => part.Results)];
        stored.State = new BatchResults { Cases = ResultCoder.Encode(results), Run = run };
        await stored.WriteStateAsync(CancellationToken.None);
        Telemetry.Finished(results);
        LogFinished(this.GetPrimaryKeyString(), results.Length);
    }

    /// <summary>A batch on a cluster is wide, so that a message pays for much work. Its parts fit the cache of a core.</summary>
    private static Part[] InParts(Simulation simulation, BatchOrder order)
    {
        var table = TableCoder.Decode(order.Columns, order.Values, order.Cases);
        var perPart = BatchSize.For(simulation.Scenario.World, order.Cases, 1);
        return [.. Enumerable.Range(0, ((order.Cases - 1) / perPart) + 1)
            .Select(part => new Part(part, simulation.BatchOf(table, part * perPart, Math.Min(perPart, order.Cases - (part * perPart)), order.KeepTables)))];
    }

    /// <summary>Settles the last round of every part, and prepares its next.</summary>
    /// <returns>Whether some part still moves.</returns>
    private async Task<bool> NextRound(Part[] parts)
    {
        foreach (var part in parts)
        {
            if (!part.Moves) continue;
            stop.Token.ThrowIfCancellationRequested();
            part.Next();
            await Task.Yield(); // so that probes and the requests of others get their turn
        }
        return parts.Any(part => part.Moves);
    }

    /// <summary>One message to each economy, and one back.</summary>
    private static async Task CarryRound(BatchOrder order, Part[] parts, IEconomyGrain[] economies)
    {
        var quotes = new QuotesOfRound([.. parts.Select(part => new PartQuotes(part.Number, part.Stamp, part.Round.Quotes))]);
        Part[] fresh = [.. parts.Where(part => part.IsNew)];
        var answers = await Task.WhenAll(economies.Select(Ask));
        Telemetry.Messages.Add(economies.Length);
        for (var economy = 0; economy < economies.Length; economy++)
        {
            for (var k = 0; k < parts.Length; k++)
            {
                var answer = answers[economy].Parts[k];
                parts[k].Round.TakeAnswer(economy, answer.Response, answer.Book, answer.Sensitivity);
            }
        }

        async Task<AnswerOfEconomy> Ask(IEconomyGrain economy, int index)
        {
            var answer = await economy.Respond(quotes, fresh.Length > 0 ? NewsFor(index, fresh) : null);
            return answer.KnowsYear ? answer : await economy.Respond(quotes.ToAll(), NewsFor(index, parts));
        }

        YearOfEconomy NewsFor(int economy, Part[] some) => new(order.Study, order.Scenario, economy, [.. some.Select(part => new PartYear(part.Number, part.Stamp, part.Round.Market))]);
    }

    /// <summary>A part of the batch on its way through the rounds.</summary>
    private sealed class Part(int number, Batch batch)
    {
        private readonly IEnumerator<Batch> rounds = batch.Rounds().GetEnumerator();
        private int edition;

        public int Number => number;

        /// <summary>Whether it has rounds left.</summary>
        public bool Moves { get; private set; } = true;

        /// <summary>Whose round it is: the part's, or that of a case of it that is run again alone.</summary>
        public Batch Round { get; private set; } = null!; // there is one while it moves

        /// <summary>Tells one year of it from all others.</summary>
        public int Stamp { get; private set; }

        /// <summary>Whether its economies have not been told of the year.</summary>
        public bool IsNew { get; private set; }

        public IReadOnlyList<CaseResult> Results => batch.Results;

        public void Next()
        {
            Moves = rounds.MoveNext();
            if (!Moves) return;
            IsNew = Round != rounds.Current || edition != rounds.Current.Edition;
            (Round, edition) = (rounds.Current, rounds.Current.Edition);
            if (IsNew) Stamp++;
        }
    }

    [LoggerMessage(LogLevel.Debug, "Batch {Batch} is finished: {Cases} cases.")]
    private partial void LogFinished(string batch, int cases);
}
