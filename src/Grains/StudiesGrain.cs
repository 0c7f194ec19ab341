using System.Globalization;
using TradeSim.Grains.Storage;

namespace TradeSim.Grains;

/// <inheritdoc/>
internal sealed class StudiesGrain(
    [PersistentState("studies", TradeSimStorage.Guarded)] IPersistentState<StudyList> studies,
    StudyLimits limits
) : Grain, IStudiesGrain
{
    private bool isUnsaved;

    public Task Opened(string id, long bytes)
    {
        var others = studies.State.BytesOfOthers(id);
        if (!studies.State.Ids.Contains(id) && studies.State.Ids.Count >= limits.Studies)
            throw Full(string.Create(CultureInfo.InvariantCulture, $"{limits.Studies} studies"));
        if (others + bytes > limits.StoredBytes)
        {
            throw Full(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{limits.StoredBytes >> 20} MiB of studies: {others >> 20} MiB are stored, and this one needs {bytes >> 20} MiB more"
                )
            );
        }
        return Change(list => list.Open(id, bytes));

        static StudyException Full(string most) =>
            new(
                $"The cluster keeps at most {most}. List studies with 'tradesim studies', and remove one with 'tradesim cancel ID "
                    + $"--remove'."
            );
    }

    public Task Closed(string id) => Change(list => list.Close(id));

    public Task Removed(string id) => Change(list => list.Remove(id));

    public Task<string[]> All() => Task.FromResult(studies.State.Ids.ToArray());

    public Task<string[]> Running() => Task.FromResult(studies.State.Ids.Where((_, index) => studies.State.AreRunning[index]).ToArray());

    private async Task Change(Func<StudyList, bool> change)
    {
        if (change(studies.State))
            isUnsaved = true;
        if (!isUnsaved)
            return;
        await studies.WriteStateAsync(CancellationToken.None);
        isUnsaved = false; // if the write failed, the next call tries again, even if it changes nothing
    }
}

/// <summary>The studies in the order in which they came.</summary>
[GenerateSerializer, Alias("tradesim.study-list")]
internal sealed class StudyList
{
    [Id(0)]
    public List<string> Ids { get; init; } = [];

    [Id(1)]
    public List<bool> AreRunning { get; init; } = [];

    /// <summary>Size of each with its results, bytes, as estimated from its order.</summary>
    [Id(2)]
    public List<long> Bytes { get; init; } = [];

    /// <summary>Notes one that runs.</summary>
    /// <returns>Whether that changed anything.</returns>
    public bool Open(string id, long bytes)
    {
        while (Bytes.Count < Ids.Count)
            Bytes.Add(0); // a list that was stored before sizes were
        var at = Ids.IndexOf(id);
        if (at < 0)
        {
            Ids.Add(id);
            AreRunning.Add(true);
            Bytes.Add(bytes);
            return true;
        }
        var isLarger = bytes > Bytes[at];
        Bytes[at] = Math.Max(bytes, Bytes[at]);
        return Mark(id, running: true) || isLarger;
    }

    /// <summary>Size of all studies but one, bytes.</summary>
    public long BytesOfOthers(string id) => Bytes.Where((_, index) => Ids[index] != id).Sum();

    /// <summary>Notes that one is over. One that is not known was removed meanwhile.</summary>
    /// <returns>Whether that changed anything.</returns>
    public bool Close(string id) => Mark(id, running: false);

    /// <summary>Forgets one.</summary>
    /// <returns>Whether that changed anything.</returns>
    public bool Remove(string id)
    {
        var at = Ids.IndexOf(id);
        if (at < 0)
            return false;
        Ids.RemoveAt(at);
        AreRunning.RemoveAt(at);
        if (at < Bytes.Count)
            Bytes.RemoveAt(at);
        return true;
    }

    private bool Mark(string id, bool running)
    {
        var at = Ids.IndexOf(id);
        if (at < 0 || AreRunning[at] == running)
            return false;
        AreRunning[at] = running;
        return true;
    }
}
