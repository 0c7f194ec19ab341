using Microsoft.Extensions.Caching.Memory;

namespace TradeSim.Studies.Cases;

/// <summary>A cache of a fixed size. What was used longest ago makes room for what is new. It may be used by several threads.</summary>
/// <param name="capacity">What the sizes of its entries add up to at most.</param>
/// <param name="mostEntries">How many entries it has at most.</param>
#pragma warning disable CA1001 // A MemoryCache without expiry holds nothing but memory.
internal sealed class RecentlyUsed<T>(long capacity, int mostEntries = int.MaxValue)
    where T : class
#pragma warning restore CA1001
{
    private readonly Lock gate = new();
    private readonly MemoryCache cache = new(new MemoryCacheOptions { SizeLimit = capacity, TrackStatistics = true });

    /// <summary>The sizes of all entries together.</summary>
    public long Size => cache.GetCurrentStatistics()!.CurrentEstimatedSize!.Value;

    /// <summary>The value of a key; null: it is not in the cache.</summary>
    public T? Find(string key) => cache.Get<T>(key);

    /// <summary>The value of a key, which is created if it is not in the cache. Threads that ask at once get the same one.</summary>
    /// <param name="key">The key.</param>
    /// <param name="create">Creates the value quickly, such as a task that takes its time.</param>
    public T FindOrAdd(string key, Func<T> create)
    {
        lock (gate)
        {
            if (Find(key) is { } known)
                return known;
            var created = create();
            Add(key, created);
            return created;
        }
    }

    /// <summary>Adds a value, or replaces that of its key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value.</param>
    /// <param name="size">Its size, up to the capacity.</param>
    public void Add(string key, T value, long size = 1)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, capacity);
        lock (gate)
        {
            cache.Remove(key);
            // A full MemoryCache refuses what is new and makes room later; compacting it first makes room now, for one entry at a time.
            while (Size + size > capacity || cache.Count >= mostEntries)
                cache.Compact(1.5 / cache.Count);
            cache.Set(key, value, new MemoryCacheEntryOptions { Size = size });
        }
    }

    /// <summary>Removes the value of a key, also one that is being added.</summary>
    public void Remove(string key)
    {
        lock (gate)
            cache.Remove(key);
    }
}
