using TradeSim.Grains.Messages;

namespace TradeSim.Grains;

/// <summary>The studies of a cluster as its clients see them.</summary>
/// <param name="grains">The way to the cluster.</param>
public sealed class StudiesClient(IGrainFactory grains)
{
    /// <summary>How long the cluster may be silent before waiting is given up; null: for ever.</summary>
    public TimeSpan? Patience { get; init; }

    /// <summary>Told how long the cluster has been silent, at each request that was lost.</summary>
    public Action<TimeSpan>? Silent { get; init; }

    /// <summary>All studies that the cluster knows, with their progress, in the order in which they came.</summary>
    /// <exception cref="StudyException">The cluster was silent for longer than <see cref="Patience"/>.</exception>
    public async Task<IReadOnlyList<StudyProgress>> All(CancellationToken cancellation = default)
    {
        var requests = new Requests { Patience = Patience, Silent = Silent };
        var ids = await requests.Ask(grains.GetGrain<IStudiesGrain>(0).All, cancellation);
        var studies = await Task.WhenAll(
            ids.Select(id => new StudyClient(grains, id) { Patience = Patience, Silent = Silent }.Describe(cancellation))
        );
        foreach (var (id, _) in ids.Zip(studies).Where(pair => pair.Second.Status == StudyStatus.Unknown))
        {
            // Lost with the silos that kept it in memory, after it was over: it says so to the list, which nobody else would make it do.
            grains.GetGrain<IStudyGrain>(id).Resume().Ignore();
        }
        return [.. studies.Where(study => study.Status != StudyStatus.Unknown)];
    }
}
