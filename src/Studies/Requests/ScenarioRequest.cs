using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace TradeSim.Studies.Requests;

/// <summary>A request about one scenario.</summary>
public abstract record ScenarioRequest : Request
{
    /// <summary>The scenario.</summary>
    [JsonPropertyOrder(-1)]
    public required ScenarioReference Scenario
    {
        get;
        init => field = Member.NotNull(value, nameof(Scenario));
    }

    /// <inheritdoc/>
    public override ImmutableArray<ScenarioReference> AllScenarios() => [Scenario];

    /// <inheritdoc/>
    public override Request WithScenarios(ImmutableArray<ScenarioReference> scenarios) => this with { Scenario = scenarios[0] };
}
