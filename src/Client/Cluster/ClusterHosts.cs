using TradeSim.Engine.Dynamics;
using TradeSim.Grains.Messages;
using TradeSim.Runs;
using TradeSim.Scenarios;

namespace TradeSim.Client.Cluster;

/// <summary>
/// A cluster. A study stays there until its answer is written, so that whoever asks the same after its client went away
/// finds it running, or finished.
/// </summary>
internal sealed class ClusterHosts(ClusterSession session, bool large, CancellationToken cancellation) : CaseHosts
{
    private readonly List<string> studies = [];

    public override string Name => session.Name;

    /// <summary>All at once: the cluster then goes on without its client.</summary>
    public override int? CasesPerChunk => int.MaxValue;

    public override ICaseHost Of(LoadedScenario loaded, Question question) => new Host(this, loaded, question);

    public override void Written()
    {
        foreach (var id in studies.Distinct())
            ClusterSession.Tell(session.Study(id).Remove(cancellation));
    }

    /// <summary>The answer is written once more for somebody else: a study that its client asked stays, what this one asked
    /// besides goes.</summary>
    public void WrittenAgain(string id)
    {
        studies.RemoveAll(study => study == id);
        Written();
    }

    public override void Dispose() => session.Dispose();

    private StudyOrder Order(LoadedScenario loaded, Question question, CaseTable table, RunOptions options) =>
        new(question.Command, loaded.Bundle, table, options, large) { Verb = question.Verb, Arguments = [.. question.Arguments] };

    private Task<IReadOnlyList<CaseResult>> Run(StudyOrder order, IProgress<int>? progress, CancellationToken stop)
    {
        studies.Add(order.Key);
        return ClusterSession.Answer(session.Study(order.Key).Run(order, progress, stop));
    }

    private sealed class Host(ClusterHosts hosts, LoadedScenario loaded, Question question) : ICaseHost
    {
        public Task<IReadOnlyList<CaseResult>> RunAsync(
            CaseTable table,
            RunOptions? options = null,
            IProgress<int>? progress = null,
            CancellationToken cancellation = default
        ) => hosts.Run(hosts.Order(loaded, question, table, options ?? new RunOptions()), progress, cancellation);
    }
}
