using System.Text.Json.Serialization;
using TradeSim.Studies.Cases;
using TradeSim.Studies.Games;
using TradeSim.Studies.Uncertainty;

namespace TradeSim.Studies.Requests;

/// <summary>The JSON form of requests, generated when the program is built.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    WriteIndented = true,
    MaxDepth = RequestJson.MostDepth,
    Converters = [
        typeof(EnumNames<Sampling>),
        typeof(EnumNames<FailedCaseHandling>),
        typeof(EnumNames<SensitivityMethod>),
        typeof(EnumNames<TariffChoice>),
    ]
)]
[JsonSerializable(typeof(Request))]
internal sealed partial class RequestContext : JsonSerializerContext;
