using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace TradeSim.Studies.Requests;

/// <summary>Decompose the change in an outcome into contributions of growth and each measure, or the difference between two scenarios into
/// contributions of what differs.</summary>
public sealed record ExplainRequest : ScenarioRequest
{
    /// <summary>The type of this request.</summary>
    public const string KindName = "explain";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Kind => KindName;

    /// <summary>The scenario that <see cref="ScenarioRequest.Scenario"/> is compared with; null: the change since the baseline year is
    /// decomposed.</summary>
    public ScenarioReference? Second { get; init; }

    /// <inheritdoc/>
    public override ImmutableArray<ScenarioReference> AllScenarios() => Second is null ? [Scenario] : [Scenario, Second];

    /// <inheritdoc/>
    public override Request WithScenarios(ImmutableArray<ScenarioReference> scenarios) =>
        this with
        {
            Scenario = scenarios[0],
            Second = scenarios.Length > 1 ? scenarios[1] : null,
        };

    /// <summary>Assumptions that are switched off and on like a measure, each a path and all parameters below it. Default: none named,
    /// which takes growth. Not for two scenarios, between which every difference is a contribution.</summary>
    public ImmutableArray<string> With
    {
        get;
        init => field = Member.Texts(value, nameof(With));
    } = [];

    /// <summary>The figure whose change is decomposed. Default: the scenario's first target.</summary>
    public OutcomeRequest Reading
    {
        get;
        init => field = Member.NotNull(value, nameof(Reading));
    } = new();

    /// <summary>The seed of the orders that are drawn where there are many contributions. Default: 1.</summary>
    public ulong Seed { get; init; } = 1;
}
