using System.Text.Json.Serialization;

namespace TradeSim.Studies.Requests;

/// <summary>Run a scenario once, with the parameters that its file gives.</summary>
public sealed record RunRequest : ScenarioRequest
{
    /// <summary>The type of this request.</summary>
    public const string KindName = "run";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Kind => KindName;
}
