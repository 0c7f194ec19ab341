using System.Text.Json.Serialization;

namespace TradeSim.Studies.Requests;

/// <summary>Run a scenario and report which of the checks in its file pass.</summary>
public sealed record CheckRequest : ScenarioRequest
{
    /// <summary>The type of this request.</summary>
    public const string KindName = "check";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Kind => KindName;
}
