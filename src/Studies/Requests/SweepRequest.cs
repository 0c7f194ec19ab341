using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace TradeSim.Studies.Requests;

/// <summary>Run a scenario on a grid of values of one or two parameters.</summary>
public sealed record SweepRequest : ScenarioRequest
{
    /// <summary>The type of this request.</summary>
    public const string KindName = "sweep";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Kind => KindName;

    /// <summary>The parameters and their values, one or two; the last one varies fastest.</summary>
    public required ImmutableArray<SweepAxisRequest> Over
    {
        get;
        init => field = Member.Items(value, nameof(Over), least: 1, most: 2);
    }

    /// <summary>The figure that is shown. Default: the scenario's first target.</summary>
    public OutcomeRequest Reading
    {
        get;
        init => field = Member.NotNull(value, nameof(Reading));
    } = new();
}
