using System.Collections.Immutable;
using TradeSim.Engine.Dynamics;
using TradeSim.Engine.Policies;
using TradeSim.Scenarios.Keys;

namespace TradeSim.Scenarios.Binding.PolicyKinds;

/// <summary>
/// One kind of policy: the keys that describe it and what it becomes in the engine. A new kind is one new file in this folder; its keys
/// appear in the check of files, in the JSON schema and in the reference by themselves.
/// </summary>
internal abstract class PolicyBinder
{
    /// <summary>All kinds, in the order of their words.</summary>
    public static ImmutableArray<PolicyBinder> All { get; } =
    [
        .. typeof(PolicyBinder)
            .Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(PolicyBinder)) && !type.IsAbstract)
            .Select(type => (PolicyBinder)Activator.CreateInstance(type)!)
            .OrderBy(binder => binder.Kind, StringComparer.Ordinal),
    ];

    /// <summary>The word in the file.</summary>
    public abstract string Kind { get; }

    /// <summary>Its meaning, in one sentence.</summary>
    public abstract string Meaning { get; }

    /// <summary>The keys beside those that every policy has.</summary>
    public abstract ImmutableArray<Key> Keys { get; }

    /// <summary>Sets of keys of which exactly one is needed.</summary>
    public virtual ImmutableArray<ImmutableArray<string>> OneOf => [];

    /// <summary>The engine's policy with its name and first year; null where errors keep it from being built. The rest of the frame is set
    /// for it.</summary>
    public abstract Policy? Bind(Binder binder, Block block, PolicyFrame frame);
}

/// <summary>What every policy has.</summary>
internal sealed record PolicyFrame(string Name, int From, int? Until, PhaseIn PhaseIn, ParameterRef Intensity, ParameterRef Cost);
