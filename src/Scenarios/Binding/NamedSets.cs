using System.Collections.Immutable;
using TradeSim.Engine.Baseline;
using TradeSim.Scenarios.Keys;
using TradeSim.Scenarios.Yaml;

namespace TradeSim.Scenarios.Binding;

/// <summary>Economies, or sectors, that a file names: indices in the order of the baseline.</summary>
/// <param name="Members">The indices.</param>
/// <param name="Text">What the file wrote, for default names.</param>
/// <param name="OneByOne">Whether every name is the code of one economy.</param>
internal sealed record NamedSet(ImmutableArray<int> Members, string Text, bool OneByOne = false);

/// <summary>Everything that can be named: codes, countries as the sum of their regions, groups, and <c>all</c>.</summary>
internal sealed class NamedSets
{
    private readonly string what;
    private readonly Problems problems;
    private readonly Dictionary<string, ImmutableArray<int>> members = new(StringComparer.Ordinal);
    private readonly HashSet<string> codes = new(StringComparer.Ordinal);

    private NamedSets(string what, int count, Problems problems)
    {
        (this.what, this.problems) = (what, problems);
        members[Names.All] = [.. Enumerable.Range(0, count)];
    }

    public static NamedSets OfEconomies(World world, Problems problems)
    {
        var sets = new NamedSets("economy", world.EconomyCount, problems);
        for (var index = 0; index < world.EconomyCount; index++)
        {
            var economy = world.Economies[index];
            sets.Add(economy.Code, index);
            sets.codes.Add(economy.Code);
            if (economy.PartOf is { } country)
                sets.Add(country, index);
        }
        return sets;
    }

    public static NamedSets OfSectors(World world, Problems problems)
    {
        var sets = new NamedSets("sector", world.SectorCount, problems);
        for (var index = 0; index < world.SectorCount; index++)
        {
            sets.Add(world.Sectors[index].Code, index);
            if (world.Sectors[index].Group is { } group && group != world.Sectors[index].Code)
                sets.Add(group, index);
        }
        return sets;
    }

    /// <summary>Adds the groups that a scenario defines.</summary>
    public void AddGroups(Block groups)
    {
        var defined = new List<(string Name, ImmutableArray<int> Members)>();
        foreach (var (name, place, value) in groups.Entries.Select(entry => (entry.Key, entry.KeyPlace, entry.Value)))
        {
            var path = groups.PathOf(name);
            if (!Names.IsName(name))
                problems.Error(ErrorCatalogue.GroupName, place, path, $"got {MessageText.Quote(name)}, expected {Names.NameInWords}");
            else if (members.ContainsKey(name))
                problems.Error(
                    ErrorCatalogue.GroupName,
                    place,
                    path,
                    $"got {MessageText.Quote(name)}, which the baseline has, expected a new name for a group"
                );
            else if (Resolve(value, path) is { } set)
                defined.Add((name, set.Members));
        }
        foreach (var (name, set) in defined)
            members[name] = set;
    }

    /// <summary>The set that a key names; null if it is absent or unknown, with an error.</summary>
    public NamedSet? Resolve(Block block, string key) => block[key] is { } node ? Resolve(node, block.PathOf(key)) : null;

    /// <summary>The set of everything.</summary>
    public NamedSet Everything => new(members[Names.All], Names.All);

    /// <summary>Whether a name is known; an error otherwise.</summary>
    public ImmutableArray<int>? Find(string name, SourcePosition place, string path)
    {
        if (members.TryGetValue(name, out var found))
            return found;
        var kinds = what == "economy" ? "an economy, a country, a group" : "a sector, a group of sectors";
        problems.Error(
            ErrorCatalogue.UnknownName,
            place,
            path,
            $"got {MessageText.Quote(name)}, expected {kinds} or all",
            MessageText.DidYouMean(name, members.Keys)
        );
        return null;
    }

    private NamedSet? Resolve(Node node, string path)
    {
        var scalars = node switch
        {
            ScalarNode { IsNothing: false } one => [one],
            ListNode list => list.Items.OfType<ScalarNode>().Where(item => !item.IsNothing).ToArray(),
            _ => [],
        };
        var all = new SortedSet<int>();
        var complete = scalars.Length > 0;
        foreach (var scalar in scalars)
        {
            if (Find(scalar.Text, scalar.Position, path) is { } found)
                all.UnionWith(found);
            else
                complete = false;
        }
        return complete
            ? new NamedSet([.. all], string.Join('+', scalars.Select(scalar => scalar.Text)), scalars.All(scalar => IsOne(scalar.Text)))
            : null;
    }

    /// <summary>Whether a name denotes one economy, not a country as the sum of regions or a group.</summary>
    public bool IsOne(string name) => codes.Contains(name) && members[name].Length == 1;

    private void Add(string name, int index) => members[name] = members.TryGetValue(name, out var set) ? set.Add(index) : [index];
}
