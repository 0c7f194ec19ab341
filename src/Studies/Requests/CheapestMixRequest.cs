using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace TradeSim.Studies.Requests;

/// <summary>Find the cheapest mix of levers that reaches a target, and what more money would buy.</summary>
public sealed record CheapestMixRequest : ScenarioRequest
{
    /// <summary>The type of this request.</summary>
    public const string KindName = "cheapest-mix";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Kind => KindName;

    /// <summary>The target. Default: the scenario's first.</summary>
    public GoalRequest Goal
    {
        get;
        init => field = Member.NotNull(value, nameof(Goal));
    } = new();

    /// <summary>The government whose policies alone are searched, by the code of its economy or country; joint measures are not among them.
    /// Null: any government.</summary>
    public string? By
    {
        get;
        init => field = Member.TextOrNull(value, nameof(By), Member.LongestName);
    }

    /// <summary>The levers. Default: none named, which takes all measures of the scenario that have a cost.</summary>
    public ImmutableArray<LeverRequest> Levers
    {
        get;
        init => field = Member.Items(value, nameof(Levers));
    } = [];

    /// <summary>Costs of levers that replace those of the scenario. Default: none.</summary>
    public ImmutableArray<LeverCostRequest> Costs
    {
        get;
        init => field = Member.Items(value, nameof(Costs));
    } = [];

    /// <summary>Limits on the cost of all levers, or of some. Default: none.</summary>
    public ImmutableArray<BudgetRequest> Budgets
    {
        get;
        init => field = Member.Items(value, nameof(Budgets));
    } = [];
}
