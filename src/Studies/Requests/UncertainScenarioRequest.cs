using System.Collections.Immutable;
using TradeSim.Studies.Cases;

namespace TradeSim.Studies.Requests;

/// <summary>A request about one scenario whose uncertain parameters are drawn.</summary>
public abstract record UncertainScenarioRequest : ScenarioRequest
{
    /// <summary>The seed of all draws. Default: 1.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Distributions that are added to those of the scenario, or replace those of the same path. Default: none.</summary>
    public ImmutableArray<UncertainParameterRequest> Uncertain
    {
        get;
        init => field = Member.Items(value, nameof(Uncertain));
    } = [];

    /// <summary>Handling of figures that failed cases could bias. Default: they are refused.</summary>
    public FailedCaseHandling FailedCases
    {
        get;
        init => field = Member.Known(value, nameof(FailedCases));
    } = FailedCaseHandling.Refuse;
}
