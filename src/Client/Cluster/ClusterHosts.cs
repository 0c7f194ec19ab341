using TradeSim.Engine.Dynamics;
using TradeSim.Grains.Messages;
using TradeSim.Runs.Provenance;
using TradeSim.Scenarios;
using TradeSim.Studies.Cases;
using TradeSim.Studies.Requests;

namespace TradeSim.Client.Cluster;

/// <summary>
/// A cluster. A study stays there until its results are written, so that the same command finds it running or finished after its client
/// stopped.
/// </summary>
internal sealed class ClusterHosts(ClusterSession session, CancellationToken cancellation) : ICaseHosts
{
    private readonly List<string> studies = [];

    /// <inheritdoc/>
    public string Name => session.Name;

    /// <summary>All at once: the cluster then continues without its client.</summary>
    public int? CasesPerChunk => int.MaxValue;

    /// <inheritdoc/>
    public bool IsEmbedded => false;

    /// <summary>Whether to read the messages of one round of a run.</summary>
    public bool IsTraced { get; init; }

    /// <summary>The year whose last round is read; null: the first year.</summary>
    public int? TraceYear { get; init; }

    /// <summary>The messages that were read, of the last run; null: none.</summary>
    public RoundTrace? Trace { get; private set; }

    /// <inheritdoc/>
    public ICaseRunner RunnerOf(LoadedScenario loaded, Request request, RunOptions options) => new Runner(this, loaded, request, options);

    /// <inheritdoc/>
    public void Written()
    {
        foreach (var id in studies.Distinct())
            ClusterSession.Wait(session.Study(id).Remove(cancellation));
    }

    /// <summary>The results of another client's study are written: keeps that study and removes the other studies that this client
    /// started.</summary>
    public void WrittenAgain(string id)
    {
        studies.RemoveAll(study => study == id);
        Written();
    }

    /// <inheritdoc/>
    public void Dispose() => session.Dispose();

    private async Task<IReadOnlyList<CaseResult>> Run(StudyOrder order, IProgress<int>? progress, CancellationToken stop)
    {
        studies.Add(order.Key);
        var study = session.Study(order.Key);
        var results = await ClusterSession.Answer(study.Run(order, progress, stop));
        Trace = IsTraced ? await ClusterSession.Answer(study.Trace(stop)) : null;
        return results;
    }

    private sealed class Runner(ClusterHosts hosts, LoadedScenario loaded, Request request, RunOptions own) : ICaseRunner
    {
        public CaseSpace Space { get; } = CaseSpace.Of(loaded.Scenario);

        public Task<IReadOnlyList<CaseResult>> RunAsync(
            CaseTable table,
            RunOptions? options = null,
            IProgress<int>? progress = null,
            CancellationToken cancellation = default
        )
        {
            var isLarge = request.AllScenarios().Any(scenario => scenario.Large);
            // A single run takes some hundred exchanges, for which countries are grains of their own; a study takes many more.
            var order = new StudyOrder(
                CommandText.Of(request),
                loaded.Bundle,
                table,
                options ?? own,
                isLarge,
                request,
                byMessages: request is RunRequest,
                hosts.TraceYear
            );
            return hosts.Run(order, progress, cancellation);
        }
    }
}
