using TradeSim.Grains.Hosting;

namespace TradeSim.Grains;

/// <inheritdoc/>
internal sealed class StudiesGrain([PersistentState("studies", TradeSimStorage.Name)] IPersistentState<StudyList> studies)
    : Grain,
        IStudiesGrain
{
    private bool isUnsaved;

    public Task Opened(string id) => Change(list => list.Open(id));

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
        isUnsaved = false; // if it could not be written, what is told next tries again, though it changes nothing
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

    /// <summary>Notes one that runs.</summary>
    /// <returns>Whether that changed anything.</returns>
    public bool Open(string id)
    {
        if (Ids.Contains(id))
            return Mark(id, running: true);
        Ids.Add(id);
        AreRunning.Add(true);
        return true;
    }

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
