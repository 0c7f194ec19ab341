using TradeSim.Grains.Hosting;

namespace TradeSim.Grains;

/// <inheritdoc/>
internal sealed class StudiesGrain([PersistentState("studies", TradeSimStorage.Name)] IPersistentState<StudyList> studies) : Grain, IStudiesGrain
{
    public Task Opened(string id) => Change(list => list.Add(id, running: true));

    public Task Closed(string id) => Change(list => list.Add(id, running: false));

    public Task Removed(string id) => Change(list => list.Remove(id));

    public Task<string[]> All() => Task.FromResult(studies.State.Ids.ToArray());

    public Task<string[]> Running() => Task.FromResult(studies.State.Ids.Where((_, index) => studies.State.AreRunning[index]).ToArray());

    private async Task Change(Func<StudyList, bool> change)
    {
        if (change(studies.State)) await studies.WriteStateAsync(CancellationToken.None);
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

    /// <summary>Whether that changed anything.</summary>
    public bool Add(string id, bool running)
    {
        var at = Ids.IndexOf(id);
        if (at >= 0)
        {
            var changes = AreRunning[at] != running;
            AreRunning[at] = running;
            return changes;
        }
        Ids.Add(id);
        AreRunning.Add(running);
        return true;
    }

    /// <summary>Whether that changed anything.</summary>
    public bool Remove(string id)
    {
        var at = Ids.IndexOf(id);
        if (at < 0) return false;
        Ids.RemoveAt(at);
        AreRunning.RemoveAt(at);
        return true;
    }
}
