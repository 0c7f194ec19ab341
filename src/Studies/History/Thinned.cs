namespace TradeSim.Studies.History;

/// <summary>Every k-th of many, so that pooled estimates over thousands of pairs stay fast: the same ones on every machine.</summary>
internal static class Thinned
{
    public static IEnumerable<T> To<T>(int most, IReadOnlyList<T> all)
    {
        var step = Math.Max(1, (all.Count + most - 1) / most);
        for (var k = 0; k < all.Count; k += step)
            yield return all[k];
    }
}
