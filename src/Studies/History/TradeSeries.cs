using System.Collections.Immutable;

namespace TradeSim.Studies.History;

/// <summary>What a reporter says of its trade with a partner, by year, million USD.</summary>
/// <param name="Reporter">Who says it.</param>
/// <param name="Partner">With whom.</param>
/// <param name="Values">By year; only years with trade.</param>
public sealed record TradeSeries(string Reporter, string Partner, ImmutableSortedDictionary<int, double> Values)
{
    /// <summary>As in <c>KGZ-BLR</c>.</summary>
    public string Name => $"{Reporter}-{Partner}";

    /// <summary>Changes of the logarithm from the year before, of the years whose year before is there.</summary>
    public ImmutableArray<(int Year, double Change)> LogChanges() =>
        [.. Values.Where(item => Values.ContainsKey(item.Key - 1)).Select(item => (item.Key, Math.Log(item.Value / Values[item.Key - 1])))];
}
