namespace TradeSim.Grains;

/// <summary>
/// The studies that the cluster knows. There is one such grain, with key 0. All calls may be repeated. Calls from a study time out early: a
/// request that a starting cluster has lost must not delay the study.
/// </summary>
[Alias("tradesim.IStudies")]
internal interface IStudiesGrain : IGrainWithIntegerKey
{
    /// <summary>Notes that a study runs.</summary>
    /// <param name="id">Its key.</param>
    /// <param name="bytes">Size of its order and of its results, estimated.</param>
    /// <exception cref="StudyException">The cluster keeps as many studies, or as much, as it may.</exception>
    [Alias("Opened"), ResponseTimeout("00:00:08")]
    Task Opened(string id, long bytes);

    /// <summary>Notes that a study is over.</summary>
    [Alias("Closed"), ResponseTimeout("00:00:08")]
    Task Closed(string id);

    /// <summary>Forgets a study.</summary>
    [Alias("Removed"), ResponseTimeout("00:00:08")]
    Task Removed(string id);

    /// <summary>All studies, in the order in which they came.</summary>
    [Alias("All")]
    Task<string[]> All();

    /// <summary>Those that run.</summary>
    [Alias("Running")]
    Task<string[]> Running();
}
