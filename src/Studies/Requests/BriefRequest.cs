using System.Collections.Immutable;
using System.Text.Json.Serialization;
using TradeSim.Scenarios.Keys;
using TradeSim.Studies.Cases;

namespace TradeSim.Studies.Requests;

/// <summary>Summarise on one page what a target requires: projection, probability, base rate, cheapest mix, contributions,
/// drivers.</summary>
public sealed record BriefRequest : Request, IUncertainRequest
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

    /// <summary>The scenario, and the same on other statistical bases: 1 to <see cref="MostScenarios"/>.</summary>
    [JsonPropertyOrder(-1)]
    public required ImmutableArray<ScenarioReference> Scenarios
    {
        get;
        init => field = Member.Items(value, nameof(Scenarios), least: 1, most: MostScenarios);
    }

    /// <inheritdoc/>
    public override ImmutableArray<ScenarioReference> AllScenarios() => Scenarios;

    /// <inheritdoc/>
    public override Request WithScenarios(ImmutableArray<ScenarioReference> scenarios) => this with { Scenarios = scenarios };

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

    /// <inheritdoc/>
    public ulong Seed { get; init; } = 1;

    /// <inheritdoc/>
    public ImmutableArray<UncertainParameterRequest> Uncertain
    {
        get;
        init => field = Member.Items(value, nameof(Uncertain));
    } = [];

    /// <inheritdoc/>
    public FailedCaseHandling FailedCases
    {
        get;
        init => field = Member.Known(value, nameof(FailedCases));
    } = FailedCaseHandling.Refuse;

    /// <summary>The history behind bands and base rate. Default: <see cref="HistoryChoice.Shipped"/>.</summary>
    public string History
    {
        get;
        init => field = Member.Text(value, nameof(History), Member.LongestPath);
    } = HistoryChoice.Shipped;
}
