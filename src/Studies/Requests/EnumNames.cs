using System.Text.Json;
using System.Text.Json.Serialization;

namespace TradeSim.Studies.Requests;

/// <summary>Values of an enumeration by name, such as <c>latin-hypercube</c>; numbers are refused.</summary>
internal sealed class EnumNames<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)
    where T : struct, Enum;
