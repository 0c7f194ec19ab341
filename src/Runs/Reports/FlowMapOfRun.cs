using System.Collections.Immutable;
using TradeSim.Baselines.World;
using TradeSim.Engine.Outcomes;
using TradeSim.Figures;

namespace TradeSim.Runs.Reports;

/// <summary>The economies of a run on a map: regions that have no outline of their own are drawn as their country.</summary>
internal sealed class FlowMapOfRun(Run run, CountryOutlines outlines, Func<ImmutableArray<int>, string> nameOf)
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

    /// <summary>The flows between the economies of a pair, and the flows of these and their partners that change most; without a pair the
    /// flows that change most.</summary>
    /// <param name="pair">The pair; null: the scenario has none.</param>
    /// <returns>Null: the pair, or every economy, has no place.</returns>
    public Located? Flows(Turnover? pair)
    {
        var groups = Groups(pair).ToArray();
        if (groups.Length < 2 || groups.Any(group => group.IsMarked && group.Place is null))
            return null;
        groups = [.. groups.Where(group => group.Place is not null)];
        var groupOf = Enumerable.Repeat(-1, run.Scenario.World.EconomyCount).ToArray();
        for (var group = 0; group < groups.Length; group++)
            foreach (var member in groups[group].Members)
                groupOf[member] = group;

        var last = Sums(groupOf, run.Result.Tables!.Years[^1].Flows);
        var without = run.FlowsWithoutMeasures;
        var before = Sums(groupOf, without.IsDefault ? run.Result.Tables.Years[0].Flows : without);
        double Change((int From, int To) flow) => last[flow] - before[flow];
        double Relative((int From, int To) flow) => before[flow] > 0 ? Change(flow) / before[flow] : 0;
        bool IsPair((int From, int To) flow) => groups[flow.From].IsMarked && groups[flow.To].IsMarked;
        var shown = last
            .Keys.Where(flow => last[flow] > 0 && (pair is null || groups[flow.From].IsMarked || groups[flow.To].IsMarked))
            .OrderByDescending(IsPair)
            .ThenByDescending(flow => Math.Abs(Relative(flow)) >= FlowMap.LeastChange)
            .ThenByDescending(flow => Math.Abs(Change(flow)))
            .ThenBy(flow => flow)
            .Take(MostFlows)
            .ToArray();
        if (shown.Length == 0)
            return null;
        var places = shown.SelectMany(flow => new[] { flow.From, flow.To }).Distinct().ToList();
        var economies = run.Scenario.World.Economies;
        return new Located(
            outlines,
            [.. places.Select(group => groups[group].Place!)],
            [
                .. shown.Select(flow => new MapFlow(
                    places.IndexOf(flow.From),
                    places.IndexOf(flow.To),
                    last[flow],
                    Relative(flow),
                    IsPair(flow)
                )),
            ],
            [.. economies.Where(economy => KeyOf(economy.Code, economy.PartOf) is null).Select(economy => economy.Name)]
        );
    }

    /// <summary>Economies that share a place: both sides of a pair, and others by country. What lies in a country of the pair without
    /// belonging to the pair is left out, since it would cover it.</summary>
    private IEnumerable<(ImmutableArray<int> Members, MapPlace? Place, bool IsMarked)> Groups(Turnover? pair)
    {
        var economies = run.Scenario.World.Economies;
        var keys = economies.Select(economy => KeyOf(economy.Code, economy.PartOf)).ToArray();
        ImmutableArray<int>[] sides = pair is null ? [] : [pair.There.Exporters, pair.There.Importers];
        foreach (var side in sides)
            yield return (side, PlaceOf(nameOf(side), side.Select(member => keys[member]), isMarked: true), true);
        var taken = sides.SelectMany(side => side).Select(member => keys[member]).ToHashSet();
        foreach (
            var group in Enumerable.Range(0, keys.Length).Where(k => keys[k] is not null && !taken.Contains(keys[k])).GroupBy(k => keys[k])
        )
        {
            ImmutableArray<int> members = [.. group];
            var name = members.Length == 1 ? economies[members[0]].Name : EconomyLocation.Of(group.Key!)?.Name ?? group.Key!;
            yield return (members, PlaceOf(name, [group.Key], isMarked: false), false);
        }
    }

    /// <summary>Under which code an economy has a place: its own, its country's, or none.</summary>
    private string? KeyOf(string code, string? country) =>
        EconomyLocation.Of(code) is not null || outlines.Has(code) ? code
        : country is not null && EconomyLocation.Of(country) is not null ? country
        : null;

    /// <summary>A place in the middle of several codes; null: one of them has no place.</summary>
    private MapPlace? PlaceOf(string name, IEnumerable<string?> keys, bool isMarked)
    {
        var located = keys.Distinct().Select(LocationOf).ToArray();
        return located.Length == 0 || located.Any(location => location is null)
            ? null
            : new MapPlace(
                name,
                located.Average(location => location!.Longitude),
                located.Average(location => location!.Latitude),
                located.SelectMany(location => location!.Members),
                isMarked
            );
    }

    private EconomyLocation? LocationOf(string? key) =>
        key is null ? null
        : EconomyLocation.Of(key) is { } known ? known
        : outlines.MiddleOf(key) is { } middle ? new EconomyLocation(key, [key], middle.Longitude, middle.Latitude)
        : null;

    /// <summary>Flows between groups over all sectors, million USD.</summary>
    private static Dictionary<(int From, int To), double> Sums(int[] groupOf, IReadOnlyList<double> flows)
    {
        var n = groupOf.Length;
        var sums = new Dictionary<(int From, int To), double>();
        for (var cell = 0; cell < flows.Count; cell++)
        {
            var (from, to) = (groupOf[cell % n], groupOf[cell / n % n]);
            if (from >= 0 && to >= 0 && from != to)
                sums[(from, to)] = sums.GetValueOrDefault((from, to)) + flows[cell];
        }
        return sums;
    }
}
