using System.Collections.Immutable;
using TradeSim.Studies.Cases;

namespace TradeSim.Studies.Requests;

/// <summary>A request about one scenario whose uncertain parameters are drawn.</summary>
public abstract record UncertainScenarioRequest : ScenarioRequest, IUncertainRequest
{
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
}
