using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace TradeSim.Studies.Requests;

/// <summary>Fit assumptions of a scenario to observed outcomes.</summary>
public sealed record CalibrateRequest : ScenarioRequest
{
    /// <summary>The type of this request.</summary>
    public const string KindName = "calibrate";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Kind => KindName;

    /// <summary>The assumptions, at least one path such as <c>assumptions.adjustment</c>.</summary>
    public required ImmutableArray<string> Fit
    {
        get;
        init => field = Member.Texts(value, nameof(Fit), least: 1);
    }

    /// <summary>Path of the table of observed outcomes, with columns <c>outcome</c>, <c>year</c>, <c>value</c>.</summary>
    public required string Observed
    {
        get;
        init => field = Member.Text(value, nameof(Observed), Member.LongestPath);
    }
}
