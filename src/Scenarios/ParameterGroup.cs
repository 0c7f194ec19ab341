using System.Collections.Immutable;
using TradeSim.Engine.Dynamics;

namespace TradeSim.Scenarios;

/// <summary>Parameters that belong together: those of one policy, or of one assumption. The two are never mixed.</summary>
/// <param name="Role">Whether these numbers belong to policy measures or are assumptions.</param>
/// <param name="Name">The policy's name, also for what it assumes; or the assumption's key.</param>
/// <param name="Parameters">The parameters, in the order of the file.</param>
public sealed record ParameterGroup(ParameterRole Role, string Name, ImmutableArray<ScenarioParameter> Parameters)
{
    /// <summary>What the file says that a reader should know; null: nothing.</summary>
    public string? About { get; init; }

    /// <summary>What such a policy or assumption does, in a sentence.</summary>
    public string Meaning { get; init; } = "";

    /// <summary>The kind of a policy with its years; empty for an assumption.</summary>
    public string Frame { get; init; } = "";
}
