using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;
using Orleans.Runtime.Placement;
using TradeSim.Engine.Baseline;
using TradeSim.Engine.Path;
using TradeSim.Grains.Hosting;
using TradeSim.Grains.Messages;
using TradeSim.Scenarios;

namespace TradeSim.Grains;

/// <inheritdoc/>
[Reentrant]
internal sealed partial class StudyGrain(
    [PersistentState("study", TradeSimStorage.Name)] IPersistentState<StudyOrder> ordered,
    [PersistentState("progress", TradeSimStorage.Name)] IPersistentState<StudyState> progress,
    ScenarioShelf shelf,
    ISiloStatusOracle silos,
    IHostApplicationLifetime silo,
    ILogger<StudyGrain> log) : Grain, IStudyGrain, IDisposable
{
    /// <summary>A batch that was lost so often takes its silos down with it.</summary>
    private const int MostLosses = 200;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly Dictionary<int, SiloAddress> handedOut = [];
    private readonly Dictionary<SiloAddress, int> coresOf = [];
    private readonly Dictionary<int, int> losses = [];
    private readonly Dictionary<SiloAddress, long> lastLossOn = [];
    private readonly Queue<int> waiting = new();
    private readonly CancellationTokenSource gone = new();
    private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task? conducting;
    private Task writing = Task.CompletedTask;
    private bool dirty;

    private StudyState State => progress.State;

    private bool IsStopping => gone.IsCancellationRequested || silo.ApplicationStopping.IsCancellationRequested;

    public async Task Start(StudyOrder order)
    {
        if (!ordered.RecordExists)
        {
            ordered.State = order;
            await ordered.WriteStateAsync(CancellationToken.None);
        }
        else if (IsGivenUp) await TakeUpAgain();
        await Resume();
    }

    public async Task Resume()
    {
        if (!ordered.RecordExists)
        {
            // Its storage was lost with a silo. Only its client can start it again.
            await Catalogue.Removed(Id);
            return;
        }
        if (IsStopping) return;
        if (conducting is not { IsCompleted: false }) conducting = Conduct();
    }

    public Task<StudyProgress> Describe() => Task.FromResult(Snapshot());

    public async IAsyncEnumerable<StudyProgress> Watch([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        if (ordered.RecordExists) await Resume();
        while (true)
        {
            var next = changed.Task;
            var now = Snapshot();
            yield return now;
            if (now.IsOver || now.Status == StudyStatus.Unknown) yield break;
            await next.WaitAsync(cancellation);
        }
    }

    public Task<StudyOrder?> Order() => Task.FromResult(ordered.RecordExists ? ordered.State : null);

    public Task<int> SiloPort() => Task.FromResult(silos.SiloAddress.Endpoint.Port);

    public async Task RunAgain(int casesPerBatch, int batch)
    {
        if (!ordered.RecordExists) return;
        if (casesPerBatch == State.CasesPerBatch && State.IsFinished(batch))
        {
            // All of this before anything is awaited: the conductor either still sees it, or is over and is begun anew below.
            State.Set(batch, finished: false);
            if (State.Status == StudyStatus.Finished) State.Status = StudyStatus.Running;
            waiting.Enqueue(batch);
            Tell();
        }
        await Resume();
        await Save();
    }

    public async Task Cancel()
    {
        if (!ordered.RecordExists || Snapshot().IsOver) return;
        State.Status = StudyStatus.Cancelled;
        await Save();
        await Task.WhenAll(handedOut.Keys.ToArray().Select(StopBatch));
        Tell();
    }

    private bool IsGivenUp => State.Status is StudyStatus.Cancelled or StudyStatus.Failed;

    private async Task TakeUpAgain()
    {
        if (conducting is not null) await conducting;
        if (!IsGivenUp) return;
        (State.Status, State.Failure) = (State.Left == State.Batches ? StudyStatus.Unknown : StudyStatus.Running, null);
        await Save();
    }

    public async Task Remove()
    {
        await Cancel();
        if (conducting is not null) await conducting; // or it would note the study as closed when it is gone
        foreach (var some in Enumerable.Range(0, State.Batches).Chunk(64)) await Task.WhenAll(some.Select(batch => MarketOf(batch).Forget()));
        await Catalogue.Removed(Id);
        await progress.ClearStateAsync();
        await ordered.ClearStateAsync();
        DeactivateOnIdle();
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        gone.Cancel();
        Tell();
        return Task.CompletedTask;
    }

    public void Dispose() => gone.Dispose();

    private string Id => this.GetPrimaryKeyString();

    private IStudiesGrain Catalogue => GrainFactory.GetGrain<IStudiesGrain>(0);

    private IMarketGrain MarketOf(int batch) => GrainFactory.GetGrain<IMarketGrain>(MarketKey.Of(Id, State.CasesPerBatch, batch));

    /// <summary>Runs what is left, and what is to be run again meanwhile. A study that cannot go on says why.</summary>
    private async Task Conduct()
    {
        try
        {
            await RunWhatIsLeft();
        }
        catch (Exception error) when (Lost.Is(error))
        {
            // The storage did not answer, or somebody else wrote to it. Whoever is activated next starts from what is stored.
            LogInterrupted(Id, error.Message);
            DeactivateOnIdle();
        }

        async Task RunWhatIsLeft()
        {
            try
            {
                do await RunBatches();
                while (!IsStopping && State.Status == StudyStatus.Running);
            }
            catch (Exception error) when (!Lost.Is(error))
            {
                await Fail(error.Message);
            }
        }
    }

    private async Task RunBatches()
    {
        if (await Prepare() is not { } table) return;
        LogStarted(Id, ordered.State.Name, table.Count, State.Left);
        while (!IsStopping && State.Status == StudyStatus.Running)
        {
            var next = changed.Task;
            HandOut(table);
            if (State.Left == 0) break;
            // A silo that joins is noticed at the next look.
            await Task.WhenAny(next, Task.Delay(Patience, gone.Token));
        }
        if (IsStopping) return;
        if (State.Status == StudyStatus.Running) State.Status = StudyStatus.Finished;
        await Save();
        await Catalogue.Closed(Id);
        LogOver(Id, State.Status, State.Lost);
        Tell();
    }

    /// <summary>The cases, if there is something to run.</summary>
    private async Task<CaseTable?> Prepare()
    {
        if (State.Status is StudyStatus.Finished or StudyStatus.Cancelled or StudyStatus.Failed)
        {
            await Catalogue.Closed(Id);
            return null;
        }
        try
        {
            var simulation = await shelf.Put(ordered.State);
            var table = ordered.State.ToTable();
            if (State.Status == StudyStatus.Unknown)
            {
                var width = ordered.State.CasesPerBatch ?? BatchWidth.For(simulation.Scenario, table.Count, ActiveSilos().Count * Environment.ProcessorCount, ordered.State.KeepTables);
                State.Begin(table.Count, width);
            }
            await Save();
            await Catalogue.Opened(Id);
            waiting.Clear();
            foreach (var batch in State.Unfinished().Where(batch => !handedOut.ContainsKey(batch))) waiting.Enqueue(batch);
            Tell();
            return table;
        }
        catch (Exception error) when (error is ScenarioException or InconsistentBaselineException or ArgumentException)
        {
            await Fail(error.Message);
            return null;
        }
    }

    /// <summary>Each silo carries as many batches as it has cores, and one that waits; who finishes first is handed the next.</summary>
    private void HandOut(CaseTable table)
    {
        foreach (var address in ActiveSilos().Where(IsTrusted))
        {
            var room = coresOf.GetValueOrDefault(address, Environment.ProcessorCount) + 1 - handedOut.Values.Count(address.Equals);
            for (; room > 0 && waiting.TryDequeue(out var batch); room--)
            {
                handedOut[batch] = address;
                Carry(batch, address, table).Ignore();
            }
        }
    }

    /// <summary>A silo on which a batch was just lost may be dead without the members knowing yet: it is left alone for a moment.</summary>
    private bool IsTrusted(SiloAddress address) => !lastLossOn.TryGetValue(address, out var loss) || Stopwatch.GetElapsedTime(loss) >= Patience;

    private async Task Carry(int batch, SiloAddress address, CaseTable table)
    {
        try
        {
            var report = await Ask(batch, address, table);
            coresOf[address] = report.Cores;
            if (report.Refusal is { } refusal)
            {
                await Fail(refusal);
                return;
            }
            State.Set(batch, finished: true);
            if (losses.Remove(batch)) Telemetry.BatchesRedone.Add(1);
            Save().Ignore(); // the market has stored the results; if this note is lost, it says so when it is asked again
        }
        catch (Exception error) when (Lost.Is(error))
        {
            if (State.Status != StudyStatus.Running || IsStopping) return;
            State.Lost++;
            Telemetry.BatchesLost.Add(1);
            LogLost(Id, batch, address, error.Message);
            lastLossOn[address] = Stopwatch.GetTimestamp();
            losses[batch] = losses.GetValueOrDefault(batch) + 1;
            if (losses[batch] > MostLosses) await Fail($"batch {batch} was lost {MostLosses} times, last: {error.Message}");
            else waiting.Enqueue(batch);
        }
        catch (Exception error) when (!Lost.Is(error))
        {
            await Fail($"batch {batch}: {error.Message}");
        }
        finally
        {
            handedOut.Remove(batch);
            Tell();
        }
    }

    /// <summary>Asks for a batch until there is an answer: a request that timed out may be running, be done, or never have arrived.</summary>
    private async Task<BatchReport> Ask(int batch, SiloAddress address, CaseTable table)
    {
        var first = batch * State.CasesPerBatch;
        var count = Math.Min(State.CasesPerBatch, table.Count - first);
        var ask = new BatchOrder
        {
            Study = Id,
            Scenario = ordered.State.Scenario,
            Cases = count,
            Columns = [.. table.Columns],
            Values = TableCoder.Encode(table, first, count),
            KeepTables = ordered.State.KeepTables,
        };
        while (true)
        {
            try
            {
                RequestContext.Set(IPlacementDirector.PlacementHintKey, address);
                return await MarketOf(batch).Run(ask);
            }
            catch (TimeoutException) when (!IsStopping && ActiveSilos().Contains(address))
            {
                LogAskedAgain(Id, batch, address);
            }
        }
    }

    private async Task StopBatch(int batch)
    {
        try
        {
            await MarketOf(batch).Stop();
        }
        catch (Exception error) when (Lost.Is(error))
        {
            // Its silo is gone, and the run with it.
        }
    }

    private async Task Fail(string reason)
    {
        (State.Status, State.Failure) = (StudyStatus.Failed, reason);
        if (State.CasesPerBatch == 0) State.Begin(ordered.State.Cases, ordered.State.Cases, StudyStatus.Failed);
        await Save();
        await Catalogue.Closed(Id);
        Tell();
    }

    private List<SiloAddress> ActiveSilos() => [.. silos.GetApproximateSiloStatuses(onlyActive: true).Keys.Order()];

    /// <summary>Writes the progress down. What changes while it is being written is written next.</summary>
    private Task Save()
    {
        dirty = true;
        return writing = writing.IsCompleted ? Write() : writing;

        async Task Write()
        {
            while (dirty)
            {
                dirty = false;
                await progress.WriteStateAsync(CancellationToken.None);
            }
        }
    }

    /// <summary>Wakes everybody who waits for a change.</summary>
    private void Tell()
    {
        var told = changed;
        changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        told.TrySetResult();
    }

    private StudyProgress Snapshot() => !ordered.RecordExists ? StudyProgress.Unknown : new StudyProgress
    {
        Id = Id,
        Name = ordered.State.Name,
        Status = State.Status == StudyStatus.Unknown ? StudyStatus.Running : State.Status,
        Failure = State.Failure,
        Cases = ordered.State.Cases,
        CasesPerBatch = State.CasesPerBatch,
        BatchesLost = State.Lost,
        Bits = [.. State.Bits],
        Silos = handedOut.Values.Distinct().Count(),
    };

    [LoggerMessage(LogLevel.Information, "Study {Study} ({Name}): {Cases} cases, {Batches} batches to run.")]
    private partial void LogStarted(string study, string name, int cases, int batches);

    [LoggerMessage(LogLevel.Information, "Study {Study} is over: {Status}; batches lost and handed out again: {Lost}.")]
    private partial void LogOver(string study, StudyStatus status, int lost);

    [LoggerMessage(LogLevel.Warning, "Study {Study} is interrupted: {Reason}")]
    private partial void LogInterrupted(string study, string reason);

    [LoggerMessage(LogLevel.Warning, "Study {Study}: batch {Batch} was lost on {Silo} and is handed out again: {Reason}")]
    private partial void LogLost(string study, int batch, SiloAddress silo, string reason);

    [LoggerMessage(LogLevel.Information, "Study {Study}: no answer on batch {Batch} from {Silo} in time; asked again.")]
    private partial void LogAskedAgain(string study, int batch, SiloAddress silo);
}

/// <summary>What a study must know after the loss of its silo.</summary>
[GenerateSerializer, Alias("tradesim.study-state")]
internal sealed class StudyState
{
    [Id(0)]
    public StudyStatus Status { get; set; }

    [Id(1)]
    public string? Failure { get; set; }

    [Id(2)]
    public int CasesPerBatch { get; set; }

    [Id(3)]
    public int Batches { get; set; }

    [Id(4)]
    public int Lost { get; set; }

    /// <summary>A bit a batch: finished.</summary>
    [Id(5)]
    public byte[] Bits { get; set; } = [];

    public int Left => Batches - Bits.Sum(bits => BitOperations.PopCount(bits));

    public void Begin(int cases, int casesPerBatch, StudyStatus status = StudyStatus.Running)
    {
        (Status, CasesPerBatch, Batches) = (status, casesPerBatch, ((cases - 1) / casesPerBatch) + 1);
        Bits = new byte[(Batches + 7) / 8];
    }

    public bool IsFinished(int batch) => batch < Batches && (Bits[batch / 8] >> (batch % 8) & 1) != 0;

    public void Set(int batch, bool finished)
    {
        var bit = (byte)(1 << (batch % 8));
        if (finished) Bits[batch / 8] |= bit;
        else Bits[batch / 8] &= (byte)~bit;
    }

    public IEnumerable<int> Unfinished() => Enumerable.Range(0, Batches).Where(batch => !IsFinished(batch));
}
