using TradeSim.Grains.Messages;

namespace TradeSim.Grains;

/// <summary>The studies of a cluster as its clients see them.</summary>
/// <param name="grains">The way to the cluster.</param>
internal sealed class StudiesClient(IGrainFactory grains)
{
    /// <summary>How long to wait for a silent cluster; null: without limit.</summary>
    public TimeSpan? Patience { get; init; }

    /// <summary>Receives the time for which the cluster has been silent, after each lost request.</summary>
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
            // It ended and was lost with the silos that kept it in memory. Only this call makes it remove itself from the list.
            grains.GetGrain<IStudyGrain>(id).Resume().Ignore();
        }
        return [.. studies.Where(study => study.Status != StudyStatus.Unknown)];
    }
}
