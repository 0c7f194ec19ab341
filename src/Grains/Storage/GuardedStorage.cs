using Orleans.Storage;

namespace TradeSim.Grains.Storage;

/// <summary>
/// The store as grains see it: every exception of a driver becomes a <see cref="StorageUnavailableException"/>, which every silo and client
/// can read and is retried; only a conflict of versions keeps its type. Writes pass the <see cref="WriteFence"/> first.
/// </summary>
internal sealed class GuardedStorage(IGrainStorage store, WriteFence fence, StoreMonitor monitor) : IGrainStorage
{
    private const string UniqueViolation = "23505";

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        Guard(() => store.ReadStateAsync(stateName, grainId, grainState), "read");

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var isNew = !grainState.RecordExists;
        return fence.Write(
            () => Guard(() => store.WriteStateAsync(stateName, grainId, grainState), "write"),
            isNew ? () => Guard(() => store.ClearStateAsync(stateName, grainId, grainState), "remove") : null
        );
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        fence.Write(() => Guard(() => store.ClearStateAsync(stateName, grainId, grainState), "remove"), undo: null);

    /// <summary>Reads a row that does not exist, to see whether the store answers.</summary>
    public Task Probe() => ReadStateAsync("probe", GrainId.Create("probe", "0"), new GrainState<StudyList>(new StudyList()));

    private async Task Guard(Func<Task> operation, string verb)
    {
        try
        {
            await operation();
        }
        catch (InconsistentStateException)
        {
            monitor.Answered();
            throw;
        }
        catch (System.Data.Common.DbException error) when (error.SqlState == UniqueViolation)
        {
            monitor.Answered();
            throw new InconsistentStateException($"Another activation wrote the row first: {error.Message}");
        }
#pragma warning disable CA1031 // Drivers of stores have their own exceptions, which must not be sent to other processes.
        catch (Exception error)
#pragma warning restore CA1031
        {
            throw new StorageUnavailableException($"The store could not {verb}: {error.Message}");
        }
        monitor.Answered();
    }
}
