using System.Collections.Immutable;
using TradeSim.Baselines.World;
using TradeSim.Engine.Outcomes;
using TradeSim.Figures;

namespace TradeSim.Runs.Reports;

/// <summary>The economies of a run on a map: regions that have no outline of their own are drawn as their country.</summary>
internal sealed class FlowMapOfRun(Run run, CountryOutlines outlines)
{
    private const int MostFlows = 16;

    /// <summary>What a map shows.</summary>
    /// <param name="Outlines">The outlines.</param>
    /// <param name="Places">The places.</param>
    /// <param name="Flows">The flows of the last year between them.</param>
    /// <param name="Missing">Names of economies without a place.</param>
    public sealed record Located(
        CountryOutlines Outlines,
        ImmutableArray<MapPlace> Places,
        ImmutableArray<MapFlow> Flows,
        ImmutableArray<string> Missing
    );

    /// <summary>The flows of a pair's economies: those between both, and those that change most; null: the pair has no places.</summary>
    public Located? Flows(Turnover pair)
    {
        var economies = run.Scenario.World.Economies;
        var keys = economies.Select(economy => KeyOf(economy.Code, economy.PartOf)).ToArray();
        string?[] Keys(ImmutableArray<int> members) => [.. members.Select(member => keys[member]).Where(key => key is not null).Distinct()];
        var (one, other) = (Keys(pair.There.Exporters), Keys(pair.There.Importers));
        if (one.Length == 0 || other.Length == 0 || one.Intersect(other).Any())
            return null;
        var last = Sums(keys, run.Result.Tables!.Years[^1].Flows);
        var without = run.FlowsWithoutMeasures;
        var before = Sums(keys, without.IsDefault ? run.Result.Tables.Years[0].Flows : without);
        double Change((string From, string To) flow) => last[flow] - before[flow];
        double Relative((string From, string To) flow) => before[flow] > 0 ? Change(flow) / before[flow] : 0;
        bool IsPair((string From, string To) flow) =>
            (one.Contains(flow.From) && other.Contains(flow.To)) || (other.Contains(flow.From) && one.Contains(flow.To));
        string?[] both = [.. one, .. other];
        var shown = last
            .Keys.Where(flow => last[flow] > 0 && (both.Contains(flow.From) || both.Contains(flow.To)))
            .OrderByDescending(IsPair)
            .ThenByDescending(flow => Math.Abs(Relative(flow)) >= FlowMap.LeastChange)
            .ThenByDescending(flow => Math.Abs(Change(flow)))
            .ThenBy(flow => flow.From, StringComparer.Ordinal)
            .ThenBy(flow => flow.To, StringComparer.Ordinal)
            .Take(MostFlows)
            .ToArray();
        if (shown.Length == 0)
            return null;
        var places = shown.SelectMany(flow => new[] { flow.From, flow.To }).Distinct().ToList();
        return new Located(
            outlines,
            [.. places.Select(key => PlaceOf(key, keys, both.Contains(key)))],
            [
                .. shown.Select(flow => new MapFlow(
                    places.IndexOf(flow.From),
                    places.IndexOf(flow.To),
                    last[flow],
                    Relative(flow),
                    IsPair(flow)
                )),
            ],
            [.. economies.Where((_, index) => keys[index] is null).Select(economy => economy.Name)]
        );
    }

    /// <summary>Under which code an economy has a place: its own, its country's, or none.</summary>
    private string? KeyOf(string code, string? country) =>
        EconomyLocation.Of(code) is not null || outlines.Has(code) ? code
        : country is not null && EconomyLocation.Of(country) is not null ? country
        : null;

    private MapPlace PlaceOf(string key, string?[] keys, bool isMarked)
    {
        var economies = run.Scenario.World.Economies;
        string[] names = [.. economies.Where((_, index) => keys[index] == key).Select(economy => economy.Name)];
        // Several regions under one country are called as it is coded: the scenario has no name for it.
        var name = names.Length == 1 ? names[0] : key;
        if (EconomyLocation.Of(key) is { } location)
            return new MapPlace(name, location.Longitude, location.Latitude, location.Members, isMarked);
        var (longitude, latitude) = outlines.MiddleOf(key)!.Value;
        return new MapPlace(name, longitude, latitude, [key], isMarked);
    }

    /// <summary>Flows between places over all sectors, million USD.</summary>
    private static Dictionary<(string From, string To), double> Sums(string?[] keys, IReadOnlyList<double> flows)
    {
        var n = keys.Length;
        var sums = new Dictionary<(string From, string To), double>();
        for (var cell = 0; cell < flows.Count; cell++)
        {
            if (keys[cell % n] is { } from && keys[cell / n % n] is { } to && from != to)
                sums[(from, to)] = sums.GetValueOrDefault((from, to)) + flows[cell];
        }
        return sums;
    }
}
