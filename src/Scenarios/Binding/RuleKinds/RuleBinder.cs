using System.Collections.Immutable;
using TradeSim.Engine.Dynamics;
using TradeSim.Engine.Governments;
using TradeSim.Scenarios.Keys;
using TradeSim.Scenarios.Yaml;

namespace TradeSim.Scenarios.Binding.RuleKinds;

/// <summary>
/// One kind of rule of a government: the keys that describe it and what it becomes in the engine. A new kind is one new file in this
/// folder; its keys appear in the check of files, in the JSON schema and in the reference by themselves.
/// </summary>
internal abstract class RuleBinder
{
    /// <summary>All kinds, in the order of their words.</summary>
    public static ImmutableArray<RuleBinder> All { get; } =
    [
        .. typeof(RuleBinder)
            .Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(RuleBinder)) && !type.IsAbstract)
            .Select(type => (RuleBinder)Activator.CreateInstance(type)!)
            .OrderBy(binder => binder.Kind, StringComparer.Ordinal),
    ];

    /// <summary>The word in the file.</summary>
    public abstract string Kind { get; }

    /// <summary>What it does, in one sentence.</summary>
    public abstract string Meaning { get; }

    /// <summary>The keys beside those that every rule has.</summary>
    public abstract ImmutableArray<Key> Keys { get; }

    /// <summary>Sets of keys of which exactly one is needed.</summary>
    public virtual ImmutableArray<ImmutableArray<string>> OneOf => [];

    /// <summary>The engine's rule; null where errors keep it from being built. Its first and last year are set for it.</summary>
    public abstract Rule? Bind(Binder binder, Block block, RuleFrame frame);

    /// <summary>The sectors that a key names; all where the file leaves it out; null where it names something unknown.</summary>
    protected static ImmutableArray<int>? SectorsOf(Binder binder, Block block, string key) =>
        (block.Has(key) ? binder.Sectors.Resolve(block, key) : binder.Sectors.Everything)?.Members;

    /// <summary>The economies that a key names without those of the government; everyone else where the file leaves it out.</summary>
    protected static ImmutableArray<int>? OthersOf(Binder binder, Block block, string key, RuleFrame frame)
    {
        if ((block.Has(key) ? binder.Economies.Resolve(block, key) : binder.Economies.Everything) is not { } named)
            return null;
        var others = named.Members.RemoveAll(frame.By.Contains);
        if (others.Length > 0)
            return others;
        binder.Problems.Error(
            ErrorCatalogue.NobodyElse,
            block.PositionOf(key),
            block.PathOf(key),
            $"got {MessageText.Quote(named.Text)}, expected at least one economy beside the government's own"
        );
        return null;
    }

    /// <summary>A number that cases may set, or a constant where the file gives none.</summary>
    protected static ParameterRef NumberOf(Binder binder, Block block, string key, double otherwise) =>
        binder.NumberOr(block, key, ParameterRole.Policy, otherwise) ?? otherwise;

    /// <summary>The policies that a key names, each of which the government must own where it is to control them.</summary>
    protected static ImmutableArray<int>? MeasuresOf(Binder binder, Block block, string key, RuleFrame frame, bool controlled)
    {
        (string Name, SourcePosition Place)[] named = block[key] switch
        {
            ScalarNode one => [(one.Text, one.Position)],
            ListNode list => [.. list.Items.OfType<ScalarNode>().Select(item => (item.Text, item.Position))],
            _ => [],
        };
        var found = ImmutableArray.CreateBuilder<int>();
        foreach (var (name, place) in named)
        {
            var index = binder.PolicyNames.ToList().IndexOf(name);
            if (index < 0)
            {
                binder.Problems.Error(
                    ErrorCatalogue.UnknownPolicy,
                    place,
                    block.PathOf(key),
                    $"got {MessageText.Quote(name)}, expected the name of a policy of this scenario",
                    MessageText.DidYouMean(name, binder.PolicyNames)
                );
                return null;
            }
            if (controlled && !binder.Policies[index].By.Any(frame.By.Contains))
            {
                binder.Problems.Error(
                    ErrorCatalogue.NotItsPolicy,
                    place,
                    block.PathOf(key),
                    $"got {MessageText.Quote(name)}, which {block.Text("by") ?? "the government"} does not decide, expected a policy "
                        + $"with by: {block.Text("by") ?? "its code"}"
                );
                return null;
            }
            if (!found.Contains(index))
                found.Add(index);
        }
        return found.Count > 0 ? found.ToImmutable() : null;
    }
}

/// <summary>What every rule has.</summary>
internal sealed record RuleFrame(string Name, ImmutableArray<int> By);
