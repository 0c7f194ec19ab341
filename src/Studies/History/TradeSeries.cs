using System.Collections.Immutable;
using TradeSim.Engine.Dynamics;

namespace TradeSim.Studies.History;

/// <summary>What a reporter says of its trade with a partner, by year, million USD.</summary>
/// <param name="Reporter">Who says it.</param>
/// <param name="Partner">With whom.</param>
/// <param name="Values">By year; only years with trade.</param>
public sealed record TradeSeries(string Reporter, string Partner, ImmutableSortedDictionary<int, double> Values)
{
    /// <summary>Exports and imports by year, where both are known; their sum is the turnover.</summary>
    public ImmutableSortedDictionary<int, (double Export, double Import)> Directions { get; init; } =
        ImmutableSortedDictionary<int, (double Export, double Import)>.Empty;

    /// <summary>As in <c>KGZ-BLR</c>.</summary>
    public string Name => $"{Reporter}-{Partner}";

    /// <summary>Changes of the logarithm from the year before, of the years whose year before is there.</summary>
    public ImmutableArray<(int Year, double Change)> LogChanges() =>
        [
            .. Values
                .Where(item => Values.ContainsKey(item.Key - 1))
                .Select(item => (item.Key, Elementary.Log(item.Value / Values[item.Key - 1]))),
        ];
}
