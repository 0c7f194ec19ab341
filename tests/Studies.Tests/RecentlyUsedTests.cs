using TradeSim.Studies.Cases;

namespace TradeSim.Studies.Tests;

/// <summary>The cache that silos and the simulator share.</summary>
public sealed class RecentlyUsedTests
{
    [Fact]
    public void What_was_used_longest_ago_makes_room()
    {
        var cache = new RecentlyUsed<string>(3);
        foreach (var key in new[] { "a", "b", "c" })
            cache.Add(key, key);
        Assert.Equal("a", cache.Find("a"));
        cache.Add("d", "d");
        Assert.Equal(["a", null, "c", "d"], new[] { "a", "b", "c", "d" }.Select(cache.Find));
        Assert.Equal(3, cache.Size);
    }

    [Fact]
    public void A_large_entry_takes_the_room_of_several()
    {
        var cache = new RecentlyUsed<string>(10);
        foreach (var key in new[] { "a", "b", "c" })
            cache.Add(key, key, 3);
        cache.Add("d", "d", 6);
        Assert.Equal([null, null, "c", "d"], new[] { "a", "b", "c", "d" }.Select(cache.Find));
        Assert.Throws<ArgumentOutOfRangeException>(() => cache.Add("e", "e", 11));
    }

    [Fact]
    public void It_has_at_most_so_many_entries_however_small_they_are()
    {
        var cache = new RecentlyUsed<string>(100, mostEntries: 2);
        foreach (var key in new[] { "a", "b", "c" })
            cache.Add(key, key, 0);
        Assert.Equal([null, "b", "c"], new[] { "a", "b", "c" }.Select(cache.Find));
    }

    [Fact]
    public void A_value_is_created_once()
    {
        var cache = new RecentlyUsed<object>(2);
        var created = 0;
        var values = Enumerable.Range(0, 20).AsParallel().Select(_ => cache.FindOrAdd("a", Create)).ToArray();
        Assert.Equal(1, created);
        Assert.Single(values.Distinct());
        cache.Remove("a");
        Assert.NotSame(values[0], cache.FindOrAdd("a", Create));

        object Create()
        {
            Interlocked.Increment(ref created);
            return new object();
        }
    }
}
