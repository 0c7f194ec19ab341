using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;
using Orleans.Runtime.Placement;
using TradeSim.Engine.Baseline;
using TradeSim.Engine.Dynamics;
using TradeSim.Grains.Hosting;
using TradeSim.Grains.Messages;
using TradeSim.Grains.Storage;
using TradeSim.Scenarios;

namespace TradeSim.Grains;

/// <inheritdoc/>
[Reentrant]
internal sealed partial class StudyGrain(
    [PersistentState("study", TradeSimStorage.Guarded)] IPersistentState<StudyOrder> ordered,
    [PersistentState("progress", TradeSimStorage.Guarded)] IPersistentState<StudyState> progress,
    ScenarioCache cache,
    StoreMonitor store,
    ISiloStatusOracle silos,
    IHostApplicationLifetime silo,
    ILogger<StudyGrain> log
) : Grain, IStudyGrain, IDisposable
{
    /// <summary>A batch that was lost so often takes its silos down with it.</summary>
    private const int MostLosses = 200;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>How long progress is written again and again while the store is away.</summary>
    private static readonly TimeSpan LongestOutage = TimeSpan.FromHours(1);

    /// <summary>How long one request to remove a study works on it.</summary>
    private static readonly TimeSpan RemovalSlice = TimeSpan.FromSeconds(2);

    private readonly Dictionary<int, SiloAddress> siloOf = [];
    private readonly Dictionary<SiloAddress, int> coresOf = [];
    private readonly Dictionary<int, int> losses = [];
    private readonly Dictionary<SiloAddress, long> lastLossOn = [];
    private readonly HashSet<SiloAddress> silosOfOtherEngines = [];
    private readonly Queue<int> waiting = new();
    private readonly SemaphoreSlim changing = new(1);
    private readonly CancellationTokenSource deactivated = new();
    private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task? running;
    private Task writing = Task.CompletedTask;
    private bool dirty;
    private bool isEnding;

    private StudyState State => progress.State;

    private bool IsStopping => deactivated.IsCancellationRequested || silo.ApplicationStopping.IsCancellationRequested;

    public Task Start(StudyOrder order) =>
        InTurn(async () =>
        {
            order.Check();
            order.CheckEngine();
            MessageLimits.Text(Id, MessageLimits.NameLength, nameof(Id));
            if (!ordered.RecordExists)
            {
                // The list is full, or knows of it before it exists: its keeper finds nothing and removes the entry.
                await Catalogue.Opened(Id, order.Bytes);
                ordered.State = order;
                await ordered.WriteStateAsync(CancellationToken.None);
            }
            else if (ordered.State.Key != order.Key)
            {
                throw new StudyException(
                    $"The study {Id}: got an order of {order.Key} ({order.Name}), expected that of {ordered.State.Key} "
                        + $"({ordered.State.Name}), which has this id; take another, or remove the study first."
                );
            }
            else if (State.Status is StudyStatus.Cancelled or StudyStatus.Failed)
                await Restart();
            // Before any caller learns that it runs: from now on silos monitor it.
            if (State.Status != StudyStatus.Finished)
                await Catalogue.Opened(Id, order.Bytes);
            EnsureRunning();
        });

    public Task Resume() =>
        InTurn(async () =>
        {
            if (ordered.RecordExists)
                EnsureRunning();
            else
                await Catalogue.Removed(Id); // its storage was lost with a silo. Only its client can start it again
        });

    public Task<StudyProgress> Describe() => Task.FromResult(Snapshot());

    public async IAsyncEnumerable<StudyProgress> Watch([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        if (ordered.RecordExists)
            await Resume();
        while (true)
        {
            var next = changed.Task;
            var now = Snapshot();
            yield return now;
            if (now.IsOver || now.Status == StudyStatus.Unknown || IsStopping)
                yield break;
            await next.WaitAsync(cancellation);
        }
    }

    public Task<StudyOrder?> Order() => Task.FromResult(ordered.RecordExists ? ordered.State : null);

    public Task<bool> IsDue(int casesPerBatch, int batch) =>
        Task.FromResult(
            ordered.RecordExists
                && State.Status == StudyStatus.Running
                && State.CasesPerBatch == casesPerBatch
                && batch < State.Batches
                && !State.IsFinished(batch)
        );

    public Task RunAgain(int casesPerBatch, int batch) =>
        InTurn(async () =>
        {
            if (!ordered.RecordExists)
                return;
            if (casesPerBatch == State.CasesPerBatch && State.IsFinished(batch))
            {
                // All of this before anything is awaited: the run of the study either still sees it, or has ended and is restarted below.
                State.Set(batch, finished: false);
                if (State.Status == StudyStatus.Finished)
                    State.Status = StudyStatus.Running;
                waiting.Enqueue(batch);
                NotifyWaiters();
            }
            EnsureRunning();
            await Save();
        });

    public Task Cancel() => InTurn(CancelUnlessOver);

    public async Task<bool> Remove()
    {
        var isGone = true;
        await InTurn(async () =>
        {
            await CancelUnlessOver();
            await Halt();
            isGone = await RemoveBatches();
            if (!isGone)
                return;
            await Catalogue.Removed(Id);
            await progress.ClearStateAsync(CancellationToken.None);
            await ordered.ClearStateAsync(CancellationToken.None);
            NotifyWaiters();
            DeactivateOnIdle();
        });
        return isGone;
    }

    /// <summary>Removes results for a while. Started again after that, the study runs the removed batches.</summary>
    /// <returns>Whether none is left.</returns>
    private async Task<bool> RemoveBatches()
    {
        if (!ordered.RecordExists || State.Batches == 0)
            return true;
        var began = Stopwatch.GetTimestamp();
        (State.Status, State.Failure) = (StudyStatus.Cancelled, null);
        while (State.Removed < State.Batches && Stopwatch.GetElapsedTime(began) < RemovalSlice)
        {
            int[] some = [.. Enumerable.Range(State.Removed, Math.Min(64, State.Batches - State.Removed))];
            await Task.WhenAll(some.Select(batch => MarketOf(batch).Forget()));
            foreach (var batch in some)
                State.Set(batch, finished: false);
            State.Removed += some.Length;
        }
        if (State.Removed == State.Batches)
            return true;
        await Save();
        return false;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        deactivated.Cancel();
        NotifyWaiters();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        deactivated.Dispose();
        changing.Dispose();
    }

    private string Id => this.GetPrimaryKeyString();

    private IStudiesGrain Catalogue => GrainFactory.GetGrain<IStudiesGrain>(0);

    private IMarketGrain MarketOf(int batch) => GrainFactory.GetGrain<IMarketGrain>(MarketKey.Of(Id, State.CasesPerBatch, batch));

    /// <summary>Runs an operation on the whole study after earlier operations: the study is not removed while it starts.</summary>
    private async Task InTurn(Func<Task> change)
    {
        await changing.WaitAsync();
        try
        {
            await change();
        }
        finally
        {
            changing.Release();
        }
    }

    private void EnsureRunning()
    {
        if (!IsStopping && running is not { IsCompleted: false })
            running = RunUntilOver();
    }

    /// <summary>One that is cancelled already is written down again: that may be what failed the last time.</summary>
    private async Task CancelUnlessOver()
    {
        if (!ordered.RecordExists || State.Status is StudyStatus.Finished or StudyStatus.Failed)
            return;
        State.Status = StudyStatus.Cancelled;
        NotifyWaiters();
        await Save();
        await StopBatches();
    }

    private async Task Restart()
    {
        await Halt();
        losses.Clear();
        (State.Status, State.Failure, State.Removed) = (State.Batches == 0 ? StudyStatus.Unknown : StudyStatus.Running, null, 0);
        await Save();
    }

    /// <summary>Abandons the remaining work of a study that has ended, and waits until it stops: later ones are not taken for its next
    /// life.</summary>
    private async Task Halt()
    {
        await StopBatches();
        if (running is not null)
            await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        while (siloOf.Count > 0)
            await changed.Task;
    }

    /// <summary>Runs the remaining batches, and those to be repeated meanwhile. A study that cannot continue reports the reason.</summary>
    private async Task RunUntilOver()
    {
        try
        {
            await RunRemainingBatches();
        }
        catch (Exception error) when (Lost.Is(error))
        {
            // The storage did not answer, or another activation wrote to it. The next activation starts from the stored state.
            LogInterrupted(Id, error.Message);
            LeaveToNextActivation();
        }
        if (IsStopping)
            LeaveToNextActivation();

        async Task RunRemainingBatches()
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
        if (await Prepare() is not { } table)
            return;
        LogStarted(Id, ordered.State.Name, table.Count, State.Left);
        while (!IsStopping && State.Status == StudyStatus.Running)
        {
            var next = changed.Task;
            AssignBatches(table);
            if (State.Left == 0)
                break;
            // A silo that joins is noticed at the next look.
            await Task.WhenAny(next, Task.Delay(Patience, deactivated.Token));
        }
        if (IsStopping)
            return;
        if (State.Status == StudyStatus.Running)
        {
            // Announced once it is stored: if it cannot be, the next activation still has to find that all batches are finished.
            isEnding = true;
            State.Status = StudyStatus.Finished;
        }
        await Save();
        isEnding = false;
        await Catalogue.Closed(Id);
        LogOver(Id, State.Status, State.Lost);
        NotifyWaiters();
    }

    /// <summary>Leaves the study to its next activation. Asks watchers to reconnect: a waiting watcher would prevent the
    /// deactivation.</summary>
    private void LeaveToNextActivation()
    {
        if (deactivated.IsCancellationRequested)
            return;
        deactivated.Cancel();
        NotifyWaiters();
        DeactivateOnIdle();
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
            var simulation = await cache.Add(ordered.State);
            var table = ordered.State.ToTable();
            if (State.Status == StudyStatus.Unknown)
            {
                State.Begin(
                    table.Count,
                    BatchWidth.For(simulation.Scenario, ordered.State, ActiveSilos().Count * Environment.ProcessorCount)
                );
            }
            await Save();
            await Catalogue.Opened(Id, ordered.State.Bytes + (table.Count * BatchWidth.BytesOfCase(simulation.Scenario, ordered.State)));
            waiting.Clear();
            foreach (var batch in State.Unfinished().Where(batch => !siloOf.ContainsKey(batch)))
                waiting.Enqueue(batch);
            NotifyWaiters();
            return table;
        }
        catch (Exception error) when (error is ScenarioException or InconsistentBaselineException or StudyException or ArgumentException)
        {
            await Fail(error.Message);
            return null;
        }
    }

    /// <summary>Each silo runs as many batches as it has cores, and queues one more; the first to finish receives the next.</summary>
    private void AssignBatches(CaseTable table)
    {
        foreach (var address in ActiveSilos().Where(address => IsTrusted(address) && !silosOfOtherEngines.Contains(address)))
        {
            var room = coresOf.GetValueOrDefault(address, Environment.ProcessorCount) + 1 - siloOf.Values.Count(address.Equals);
            for (; room > 0 && waiting.TryDequeue(out var batch); room--)
            {
                siloOf[batch] = address;
                RunOn(batch, address, table).Ignore();
            }
        }
    }

    /// <summary>A silo on which a batch was just lost may be dead without the members knowing yet: it is left alone for a moment.</summary>
    private bool IsTrusted(SiloAddress address) =>
        !lastLossOn.TryGetValue(address, out var loss) || Stopwatch.GetElapsedTime(loss) >= Patience;

    private async Task RunOn(int batch, SiloAddress address, CaseTable table)
    {
        try
        {
            var report = await RequestBatch(batch, address, table);
            coresOf[address] = report.Cores;
            if (report.OtherEngine is { } other)
            {
                silosOfOtherEngines.Add(address);
                LogOtherEngine(Id, address, other, ordered.State.Engine);
                if (ActiveSilos().All(silosOfOtherEngines.Contains))
                    await Fail(EngineMismatch.Of(ordered.State.Engine, "silo", other).Message);
                else
                    waiting.Enqueue(batch);
                return;
            }
            if (report.Refusal is { } refusal)
            {
                await Fail(refusal);
                return;
            }
            State.Set(batch, finished: true);
            if (losses.Remove(batch))
                Telemetry.BatchesRedone.Add(1);
            // The market has stored the results. If this save is lost, it reports them when the batch is requested again.
            Save().Ignore();
        }
        catch (Exception error) when (Lost.Is(error))
        {
            if (State.Status != StudyStatus.Running || IsStopping)
                return;
            LogLost(Id, batch, address, error.Message);
            lastLossOn[address] = Stopwatch.GetTimestamp();
            if (error is StorageUnavailableException || store.Silence > StoreMonitor.WorthReporting / 2)
            {
                waiting.Enqueue(batch); // no silo and no batch is to blame
                return;
            }
            losses[batch] = losses.GetValueOrDefault(batch) + 1;
            if (losses[batch] == 1)
            {
                State.Lost++;
                Telemetry.BatchesLost.Add(1);
            }
            if (losses[batch] > MostLosses)
                await Fail($"batch {batch} was lost {MostLosses} times, last: {error.Message}");
            else
                waiting.Enqueue(batch);
        }
        catch (Exception error) when (!Lost.Is(error))
        {
            await Fail($"batch {batch}: {error.Message}");
        }
        finally
        {
            siloOf.Remove(batch);
            NotifyWaiters();
        }
    }

    /// <summary>Requests a batch until there is an answer: a request that timed out may be running or finished, or may not have
    /// arrived.</summary>
    private async Task<BatchReport> RequestBatch(int batch, SiloAddress address, CaseTable table)
    {
        var first = batch * State.CasesPerBatch;
        var count = Math.Min(State.CasesPerBatch, table.Count - first);
        var market = MarketOf(batch);
        var ask = new BatchOrder
        {
            Study = Id,
            Scenario = ordered.State.Scenario,
            Cases = count,
            Columns = [.. table.Columns],
            Values = TableCoder.Encode(table, first, count),
            KeepTables = ordered.State.KeepTables,
            Engine = ordered.State.Engine,
            ByMessages = ordered.State.ByMessages,
            TraceYear = ordered.State.TraceYear,
        };
        while (true)
        {
            try
            {
                RequestContext.Set(IPlacementDirector.PlacementHintKey, address);
                return await market.Run(ask);
            }
            catch (TimeoutException) when (!IsStopping && State.Status == StudyStatus.Running && ActiveSilos().Contains(address))
            {
                LogRequestRepeated(Id, batch, address);
            }
        }
    }

    private Task StopBatches() => Task.WhenAll(siloOf.Keys.ToArray().Select(StopBatch));

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
        await Save();
        await Catalogue.Closed(Id);
        NotifyWaiters();
    }

    private List<SiloAddress> ActiveSilos() => [.. silos.GetApproximateSiloStatuses(onlyActive: true).Keys.Order()];

    /// <summary>Writes the progress down. What changes while it is being written is written next.</summary>
    private Task Save()
    {
        dirty = true;
        return writing = writing.IsCompleted ? Write() : writing;

        async Task Write()
        {
            var began = Stopwatch.GetTimestamp();
            while (dirty)
            {
                dirty = false;
                try
                {
                    await progress.WriteStateAsync(CancellationToken.None);
                    began = Stopwatch.GetTimestamp();
                }
                catch (StorageUnavailableException error) when (!IsStopping && Stopwatch.GetElapsedTime(began) < LongestOutage)
                {
                    LogNotSaved(Id, error.Message);
                    dirty = true;
                    await Task.Delay(Patience, deactivated.Token)
                        .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
                }
            }
        }
    }

    /// <summary>Wakes all callers that wait for a change.</summary>
    private void NotifyWaiters()
    {
        var previous = changed;
        changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        previous.TrySetResult();
    }

    private StudyProgress Snapshot() =>
        !ordered.RecordExists
            ? StudyProgress.Unknown
            : new StudyProgress
            {
                Id = Id,
                Name = ordered.State.Name,
                Status = State.Status == StudyStatus.Unknown || isEnding ? StudyStatus.Running : State.Status,
                Failure = State.Failure,
                Cases = ordered.State.Cases,
                CasesPerBatch = State.CasesPerBatch,
                BatchesLost = State.Lost,
                Bits = [.. State.Bits],
                Silos = siloOf.Values.Distinct().Count(),
                StoreSilentSeconds = store.Silence > StoreMonitor.WorthReporting ? (int)store.Silence.TotalSeconds : 0,
            };

    [LoggerMessage(LogLevel.Warning, "Study {Study}: {Silo} runs engine {Other}, the study requires {Engine}; it gets no batch.")]
    private partial void LogOtherEngine(string study, SiloAddress silo, string other, string engine);

    [LoggerMessage(LogLevel.Debug, "Study {Study}: its progress could not be stored and is written again: {Reason}")]
    private partial void LogNotSaved(string study, string reason);

    [LoggerMessage(LogLevel.Information, "Study {Study} ({Name}): {Cases} cases, {Batches} batches to run.")]
    private partial void LogStarted(string study, string name, int cases, int batches);

    [LoggerMessage(LogLevel.Information, "Study {Study} has ended: {Status}; batches lost and reassigned: {Lost}.")]
    private partial void LogOver(string study, StudyStatus status, int lost);

    [LoggerMessage(LogLevel.Warning, "Study {Study} is interrupted: {Reason}")]
    private partial void LogInterrupted(string study, string reason);

    [LoggerMessage(LogLevel.Warning, "Study {Study}: batch {Batch} was lost on {Silo} and is reassigned: {Reason}")]
    private partial void LogLost(string study, int batch, SiloAddress silo, string reason);

    [LoggerMessage(LogLevel.Information, "Study {Study}: no answer on batch {Batch} from {Silo} in time; request repeated.")]
    private partial void LogRequestRepeated(string study, int batch, SiloAddress silo);
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

    /// <summary>Batches whose results were removed, from the first.</summary>
    [Id(6)]
    public int Removed { get; set; }

    public int Left => Batches - Bits.Sum(bits => BitOperations.PopCount(bits));

    public void Begin(int cases, int casesPerBatch)
    {
        (Status, CasesPerBatch, Batches) = (StudyStatus.Running, casesPerBatch, ((cases - 1) / casesPerBatch) + 1);
        Bits = new byte[(Batches + 7) / 8];
    }

    public bool IsFinished(int batch) => batch < Batches && (Bits[batch / 8] >> (batch % 8) & 1) != 0;

    public void Set(int batch, bool finished)
    {
        var bit = (byte)(1 << (batch % 8));
        if (finished)
            Bits[batch / 8] |= bit;
        else
            Bits[batch / 8] &= (byte)~bit;
    }

    public IEnumerable<int> Unfinished() => Enumerable.Range(0, Batches).Where(batch => !IsFinished(batch));
}
