using System.Runtime.CompilerServices;
using TradeSim.Engine.Dynamics;
using TradeSim.Grains.Hosting;
using TradeSim.Grains.Messages;

namespace TradeSim.Grains;

/// <summary>
/// A study as its clients see it. Every request is made again until the cluster answers; <c>cancellation</c> and <see cref="Patience"/> end
/// that.
/// </summary>
public sealed class StudyClient
{
    private readonly IGrainFactory grains;
    private readonly IStudyGrain study;
    private readonly Requests requests = new();

    /// <param name="grains">The way to the cluster.</param>
    /// <param name="id">The study's key.</param>
    internal StudyClient(IGrainFactory grains, string id)
    {
        (this.grains, Id) = (grains, id);
        study = grains.GetGrain<IStudyGrain>(id);
    }

    /// <summary>How long to wait for a silent cluster; null: without limit.</summary>
    public TimeSpan? Patience
    {
        get => requests.Patience;
        init => requests.Patience = value;
    }

    /// <summary>Receives the time for which the cluster has been silent, after each lost request.</summary>
    public Action<TimeSpan>? Silent
    {
        get => requests.Silent;
        init => requests.Silent = value;
    }

    /// <summary>The study's key.</summary>
    public string Id { get; }

    /// <summary>Starts it unless it runs, waits for it, and reads its results. Cancelling cancels the study; finished cases are kept, and
    /// the same order resumes it.</summary>
    /// <exception cref="StudyException">The study failed, or the cluster was silent for longer than <see cref="Patience"/>.</exception>
    /// <exception cref="OperationCanceledException">The study, or the wait, was cancelled.</exception>
    internal async Task<IReadOnlyList<CaseResult>> Run(
        StudyOrder order,
        IProgress<int>? progress = null,
        CancellationToken cancellation = default
    )
    {
        try
        {
            await Start(order, cancellation);
            return await Results(order, progress is null ? null : new CasesFinished(progress), cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await Cancel(CancellationToken.None)
                .WaitAsync(TimeSpan.FromSeconds(10), CancellationToken.None)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }
    }

    /// <summary>Starts it unless it has been started, or takes it up again if it was cancelled or has failed.</summary>
    internal Task Start(StudyOrder order, CancellationToken cancellation = default) =>
        requests.SendUntilDone(() => study.Start(order), cancellation);

    /// <summary>How far it has come.</summary>
    public Task<StudyProgress> Describe(CancellationToken cancellation = default) => requests.Ask(study.Describe, cancellation);

    /// <summary>Its order; null: the cluster does not know the study.</summary>
    internal Task<StudyOrder?> Order(CancellationToken cancellation = default) => requests.Ask(study.Order, cancellation);

    /// <summary>Cancels it.</summary>
    public Task Cancel(CancellationToken cancellation = default) => requests.SendUntilDone(study.Cancel, cancellation);

    /// <summary>Removes it and its results.</summary>
    public async Task Remove(CancellationToken cancellation = default)
    {
        // Removes part by part, so that an abandoned removal stops, and a later one continues at the same place.
        while (!await requests.Ask(study.Remove, cancellation))
            cancellation.ThrowIfCancellationRequested();
    }

    /// <summary>How far it has come, now and at every change, until it is over or unknown.</summary>
    public async IAsyncEnumerable<StudyProgress> Watch([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var last = new StudyProgress { Status = StudyStatus.Running };
        requests.Begin();
        while (!last.IsOver && last.Status != StudyStatus.Unknown)
        {
            var stream = study.Watch(CancellationToken.None).GetAsyncEnumerator(cancellation);
            var isOpen = true;
            try
            {
                while (isOpen = await Next(stream))
                {
                    last = stream.Current;
                    yield return last;
                    requests.Begin(); // who watches may have taken time
                }
            }
            finally
            {
                if (isOpen)
                    Close(stream, Task.CompletedTask).Ignore(); // who watches went away
            }
            cancellation.ThrowIfCancellationRequested();
            if (!last.IsOver && last.Status != StudyStatus.Unknown)
                await Task.Delay(Requests.Pause, cancellation);
        }

        // Whether the stream has another item. At its end, or when it is abandoned, it is closed without waiting.
        async Task<bool> Next(IAsyncEnumerator<StudyProgress> stream)
        {
            var moving = stream.MoveNextAsync().AsTask();
            try
            {
                while (await Task.WhenAny(moving, Task.Delay(Requests.Silence, cancellation)) != moving)
                {
                    // A stream from a silo that was lost is silent until its request times out; the study may long have gone on elsewhere.
                    if (cancellation.IsCancellationRequested || await HasGoneOn())
                        break;
                }
                if (moving.IsCompleted && await moving)
                {
                    return true;
                }
            }
            catch (Exception error) when (Lost.Is(error) && !cancellation.IsCancellationRequested)
            {
                requests.Missed(); // the silo of the study is gone; another one takes it over
            }
            Close(stream, moving).Ignore();
            return false;
        }

        async Task<bool> HasGoneOn()
        {
            var now = await Describe(cancellation);
            if (now.StoreSilentSeconds > 0)
                Silent?.Invoke(TimeSpan.FromSeconds(now.StoreSilentSeconds));
            return (now.Status, now.CasesPerBatch, now.CasesFinished) != (last.Status, last.CasesPerBatch, last.CasesFinished);
        }

        static async Task Close(IAsyncEnumerator<StudyProgress> stream, Task moving)
        {
            await moving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await stream.DisposeAsync();
        }
    }

    /// <summary>Waits until the study is over, and reads its results as they come, in the order of its cases.</summary>
    /// <param name="progress">Receives the progress.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="StudyException">The study failed, or is not known.</exception>
    /// <exception cref="OperationCanceledException">The study, or the wait, was cancelled.</exception>
    public Task<IReadOnlyList<CaseResult>> Results(IProgress<StudyProgress>? progress = null, CancellationToken cancellation = default) =>
        Results(order: null, progress, cancellation);

    /// <summary>Waits until the study is over, and reads its results as they come.</summary>
    /// <param name="order">The order, to start the study again if the cluster has lost it; null: it is an error if the cluster does not
    /// know it.</param>
    /// <param name="progress">Receives the progress.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="StudyException">The study failed, or is not known.</exception>
    /// <exception cref="OperationCanceledException">The study, or the wait, was cancelled.</exception>
    internal async Task<IReadOnlyList<CaseResult>> Results(
        StudyOrder? order,
        IProgress<StudyProgress>? progress = null,
        CancellationToken cancellation = default
    )
    {
        CaseResult[]?[] batches = [];
        var casesPerBatch = 0;
        while (true)
        {
            await foreach (var now in Watch(cancellation))
            {
                if (now.Status == StudyStatus.Unknown)
                    break;
                if (now.Batches > 0 && now.CasesPerBatch != casesPerBatch)
                {
                    // It starts, or restarts after it lost its progress with a silo that kept it in memory.
                    casesPerBatch = now.CasesPerBatch;
                    batches = new CaseResult[now.Batches][];
                }
                for (var batch = 0; batch < batches.Length; batch++)
                {
                    if (batches[batch] is null && now.IsFinished(batch))
                        batches[batch] = await Read(now, batch, cancellation);
                }
                progress?.Report(now);
                if (now.Status == StudyStatus.Failed)
                    throw new StudyException(now.Failure!);
                if (now.Status == StudyStatus.Cancelled)
                    throw new OperationCanceledException($"The study {Id} was cancelled.");
            }
            if (batches.Length > 0 && batches.All(batch => batch is not null))
                return [.. batches.SelectMany(batch => batch!)];
            if (order is not null)
                await Start(order, cancellation);
            else if ((await Describe(cancellation)).Status == StudyStatus.Unknown)
                throw new StudyException($"The cluster does not know a study {Id}.");
        }
    }

    /// <summary>The run that made the stored results of a batch: another one if it was run again. Null: nothing is stored.</summary>
    internal async Task<Guid?> RunOf(int batch, CancellationToken cancellation) =>
        (await requests.Ask(MarketOf((await Describe(cancellation)).CasesPerBatch, batch).Results, cancellation))?.Run;

    /// <summary>The messages of a round of the first case; null: nothing is stored, or none were exchanged.</summary>
    internal async Task<RoundTrace?> Trace(CancellationToken cancellation = default) =>
        (await requests.Ask(MarketOf((await Describe(cancellation)).CasesPerBatch, 0).Results, cancellation))?.Trace;

    /// <summary>The stored results of a batch; null: they were lost, and the batch is being run again.</summary>
    private async Task<CaseResult[]?> Read(StudyProgress now, int batch, CancellationToken cancellation)
    {
        if (await requests.Ask(MarketOf(now.CasesPerBatch, batch).Results, cancellation) is { } stored)
        {
            EngineMismatch.Check(stored.Engine, "client");
            return ResultCoder.Decode(stored.Cases, now.FirstOf(batch));
        }
        await requests.SendUntilDone(() => study.RunAgain(now.CasesPerBatch, batch), cancellation);
        return null;
    }

    private IMarketGrain MarketOf(int casesPerBatch, int batch) => grains.GetGrain<IMarketGrain>(MarketKey.Of(Id, casesPerBatch, batch));

    private sealed class CasesFinished(IProgress<int> cases) : IProgress<StudyProgress>
    {
        public void Report(StudyProgress value) => cases.Report(value.CasesFinished);
    }
}
