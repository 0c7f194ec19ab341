using System.Collections.Immutable;
using System.Text.Json.Serialization;
using TradeSim.Scenarios.Keys;
using TradeSim.Studies.Cases;

namespace TradeSim.Studies.Requests;

/// <summary>Summarise on one page what a target requires: projection, probability, base rate, cheapest mix, contributions,
/// drivers.</summary>
public sealed record BriefRequest : UncertainScenarioRequest
{
    /// <summary>The type of this request.</summary>
    public const string KindName = "brief";

    /// <summary>Number of cases for each probability unless one is given.</summary>
    public const int DefaultCases = 1024;

    /// <summary>Most scenarios, each a column of the page.</summary>
    public const int MostScenarios = 3;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Kind => KindName;

    /// <summary>The scenario on other statistical bases, at most <see cref="MostScenarios"/> with <see cref="ScenarioRequest.Scenario"/>.
    /// Default: none.</summary>
    [JsonPropertyOrder(-1)]
    public ImmutableArray<ScenarioReference> OtherBases
    {
        get;
        init => field = Member.Items(value, nameof(OtherBases), least: 0, most: MostScenarios - 1);
    } = [];

    /// <inheritdoc/>
    public override ImmutableArray<ScenarioReference> AllScenarios() => [Scenario, .. OtherBases];

    /// <inheritdoc/>
    public override Request WithScenarios(ImmutableArray<ScenarioReference> scenarios) =>
        this with
        {
            Scenario = scenarios[0],
            OtherBases = scenarios[1..],
        };

    /// <summary>The target, the same in each scenario. Default: the first scenario's first.</summary>
    public GoalRequest Goal
    {
        get;
        init => field = Member.NotNull(value, nameof(Goal));
    } = new();

    /// <summary>The highest intensity of a measure that is plausible, above 0 and below 10, the highest that scenarios allow. Default 1,
    /// which is as described.</summary>
    public double Plausible
    {
        get;
        init =>
            field =
                value > 0 && value < ScenarioShape.Intensity.Maximum
                    ? value
                    : throw Member.Error(
                        nameof(Plausible),
                        $"got {Invariant.Text(value)}, expected an intensity above 0 and below "
                            + $"{Invariant.Text(ScenarioShape.Intensity.Maximum)}"
                    );
    } = 1;

    /// <summary>Cases behind each probability. Default 1,024, from 1 to <see cref="EnsembleRequest.MostCases"/>.</summary>
    public int Cases
    {
        get;
        init => field = Member.Within(value, 1, EnsembleRequest.MostCases, nameof(Cases));
    } = DefaultCases;

    /// <summary>The history behind bands and base rate. Default: <see cref="HistoryChoice.Shipped"/>.</summary>
    public string History
    {
        get;
        init => field = Member.Text(value, nameof(History), Member.LongestPath);
    } = HistoryChoice.Shipped;
}
