using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace TradeSim.Studies.Requests;

/// <summary>
/// A request of a user: an immutable record with a JSON form. The command line parses its arguments into one, a program constructs one, a
/// cluster stores one with its study, and the folder of a run contains one (<c>request.json</c>), from which the run is repeated. Every
/// member is validated when it is set, so that a request that exists is well-formed; whether its names exist in the scenario is found out
/// when it is executed. Two requests ask the same if their JSON is the same (<see cref="RequestJson.Write"/>).
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = KindMember, UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FailSerialization)]
[JsonDerivedType(typeof(RunRequest), RunRequest.KindName)]
[JsonDerivedType(typeof(CheckRequest), CheckRequest.KindName)]
[JsonDerivedType(typeof(EnsembleRequest), EnsembleRequest.KindName)]
[JsonDerivedType(typeof(SweepRequest), SweepRequest.KindName)]
[JsonDerivedType(typeof(ExplainRequest), ExplainRequest.KindName)]
[JsonDerivedType(typeof(SensitivityRequest), SensitivityRequest.KindName)]
[JsonDerivedType(typeof(SolveRequest), SolveRequest.KindName)]
[JsonDerivedType(typeof(CheapestMixRequest), CheapestMixRequest.KindName)]
[JsonDerivedType(typeof(BriefRequest), BriefRequest.KindName)]
[JsonDerivedType(typeof(BacktestRequest), BacktestRequest.KindName)]
[JsonDerivedType(typeof(CalibrateRequest), CalibrateRequest.KindName)]
[JsonDerivedType(typeof(CalibrateHistoryRequest), CalibrateHistoryRequest.KindName)]
[JsonDerivedType(typeof(GameRequest), GameRequest.KindName)]
[JsonDerivedType(typeof(CompareRequest), CompareRequest.KindName)]
public abstract record Request
{
    /// <summary>The version of the JSON form that this program writes and reads.</summary>
    public const int CurrentSchema = 1;

    /// <summary>The member of the JSON form that names the type of a request.</summary>
    internal const string KindMember = "kind";

    /// <summary>The type of the request as its JSON form names it, such as <c>ensemble</c>.</summary>
    [JsonIgnore]
    public abstract string Kind { get; }

    /// <summary>The version of the JSON form. Default and only valid value: <see cref="CurrentSchema"/>.</summary>
    [JsonPropertyOrder(-2)]
    public int Schema
    {
        get;
        init => field = Member.Schema(value);
    } = CurrentSchema;

    /// <summary>The scenarios that are read for it, in order; empty for a request about the past alone.</summary>
    public virtual ImmutableArray<ScenarioReference> AllScenarios() => [];

    /// <summary>The same request about other scenarios, or about the same ones in another place.</summary>
    /// <param name="scenarios">As many as <see cref="AllScenarios"/> has.</param>
    public virtual Request WithScenarios(ImmutableArray<ScenarioReference> scenarios) => this;
}
