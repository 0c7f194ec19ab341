using System.Collections.Immutable;
using TradeSim.Engine.Dynamics;

namespace TradeSim.Engine.Governments;

/// <summary>
/// How a government decides: after each solved year it observes what happened and decides for the next year. One file in this folder a
/// rule. Derive from this record to add a rule; programs can do so without changing the engine, on the embedded host.
/// </summary>
public abstract record Rule
{
    /// <summary>Name in the scenario, unique there.</summary>
    public required string Name { get; init; }

    /// <summary>The economies whose government decides; several where a country is divided into regions, or for a customs union.</summary>
    public required ImmutableArray<int> By { get; init; }

    /// <summary>First year for which the rule can decide; null: the second year of the run.</summary>
    public int? From { get; init; }

    /// <summary>Last year for which the rule can decide; null: the last of the run.</summary>
    public int? Until { get; init; }

    /// <summary>Whether the government decides by the rule at all: 0 switches it off, so that the schedule of the file applies; any other
    /// value leaves it on. Default 1.</summary>
    public ParameterRef Active { get; init; } = 1;

    /// <summary>Policies of the scenario whose intensity the rule sets, by index. No other rule may set them.</summary>
    public virtual ImmutableArray<int> Controls => [];

    /// <summary>Starts the rule in a case, with an empty memory.</summary>
    /// <param name="baseline">The baseline year.</param>
    public abstract RuleMemory Start(ObservedYear baseline);

    /// <summary>The factor on the intensity of the policies that the rule controls, until its first decision.</summary>
    /// <param name="values">The values of the scenario's parameters in the case.</param>
    public virtual double InitialFactor(ReadOnlySpan<double> values) => 1;

    /// <summary>Whether the rule decides for a year.</summary>
    public bool IsActive(int year) => !(year < From) && !(year > Until);
}
