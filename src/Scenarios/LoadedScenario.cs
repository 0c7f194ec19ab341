using System.Collections.Immutable;
using TradeSim.Engine.Path;

namespace TradeSim.Scenarios;

/// <summary>A scenario that was read and checked, with all that reports and manifests say of it.</summary>
public sealed class LoadedScenario
{
    internal LoadedScenario(Scenario scenario, Baseline baseline, string? about, string? source, IReadOnlyList<(ParameterRole Role, ScenarioItem Item)> items, IReadOnlyList<ScenarioError> warnings, ScenarioBundle bundle)
    {
        (Scenario, Baseline, About, Source, Warnings, Bundle) = (scenario, baseline, about, source, warnings, bundle);
        Assumptions = [.. items.Where(item => item.Role == ParameterRole.Assumption).Select(item => item.Item)];
        Policies = [.. items.Where(item => item.Role == ParameterRole.Policy).Select(item => item.Item)];
    }

    /// <summary>The scenario for the engine.</summary>
    public Scenario Scenario { get; }

    /// <summary>The observed world, and where its figures come from.</summary>
    public Baseline Baseline { get; }

    /// <summary>What the file says the scenario is about; null: nothing.</summary>
    public string? About { get; }

    /// <summary>Where the scenario comes from; null: the file does not say.</summary>
    public string? Source { get; }

    /// <summary>What nobody decides, as reports show it.</summary>
    public ImmutableArray<ScenarioItem> Assumptions { get; }

    /// <summary>What somebody decides, as reports show it.</summary>
    public ImmutableArray<ScenarioItem> Policies { get; }

    /// <summary>What is not known for sure; studies draw it.</summary>
    public ImmutableArray<UncertainNumber> Uncertainty { get; internal init; } = [];

    /// <summary>How uncertain numbers hang together.</summary>
    public ImmutableArray<CorrelatedNumbers> Correlations { get; internal init; } = [];

    /// <summary>What a run should show.</summary>
    public ImmutableArray<ScenarioCheck> Checks { get; internal init; } = [];

    /// <summary>What is odd but can be run.</summary>
    public IReadOnlyList<ScenarioError> Warnings { get; }

    /// <summary>All files that were read, and the overrides: reading it gives the same scenario.</summary>
    public ScenarioBundle Bundle { get; }
}
