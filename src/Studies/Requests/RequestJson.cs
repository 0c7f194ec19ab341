using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using TradeSim.Studies.Cases;

namespace TradeSim.Studies.Requests;

/// <summary>
/// Writes requests as JSON and reads them. Reading refuses unknown and repeated members, other versions, values of the wrong type or out of
/// range, and texts that are too large or nested too deeply; a member that is missing has the value of a new request.
/// </summary>
public static class RequestJson
{
    /// <summary>The usual name of a file with a request.</summary>
    public const string FileName = "request.json";

    /// <summary>Largest JSON text, in bytes.</summary>
    public const int MostBytes = 8 << 20;

    /// <summary>Deepest nesting.</summary>
    internal const int MostDepth = 16;

    private const string Root = "$";

    private static readonly RequestContext Context = new(
        new JsonSerializerOptions(RequestContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" }
    );

    /// <summary>A new request of each kind: its type, and the values of members that are missing.</summary>
    private static readonly ImmutableDictionary<string, Request> New = NewRequests().ToImmutableDictionary(request => request.Kind);

    /// <summary>The request as JSON, indented, with all of its members; ends in a line feed. The same request gives the same
    /// text.</summary>
    public static string Write(Request request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return JsonSerializer.Serialize(request, Context.Request) + "\n";
    }

    /// <summary>Reads a request.</summary>
    /// <param name="json">The JSON text, at most <see cref="MostBytes"/> bytes.</param>
    /// <param name="file">Name of the file, for errors.</param>
    /// <exception cref="StudyException">The text is not a request of this version. The message, one line, names file and
    /// member.</exception>
    public static Request Read(string json, string file = FileName)
    {
        ArgumentNullException.ThrowIfNull(json);
        if (json.Length > MostBytes)
            throw TooLarge(file, json.Length);
        try
        {
            return Read(Parse(json));
        }
        catch (StudyException error)
        {
            throw new StudyException($"{file}: {error.Message}", error);
        }
        catch (InvalidOperationException error)
        {
            // System.Text.Json finds half a surrogate pair only where a text is used.
            throw new StudyException($"{file}: got half a surrogate pair, expected text", error);
        }
    }

    /// <summary>Reads a request from a file.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="StudyException">There is no such file, or it is not a request of this version.</exception>
    public static Request ReadFile(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var file = new FileInfo(path);
        if (!file.Exists)
            throw new StudyException($"{path}: request file not found");
        return file.Length <= MostBytes ? Read(File.ReadAllText(path), path) : throw TooLarge(path, file.Length);
    }

    private static JsonObject Parse(string json)
    {
        try
        {
            var options = new JsonDocumentOptions { MaxDepth = MostDepth, AllowDuplicateProperties = false };
            return JsonNode.Parse(json, documentOptions: options) as JsonObject
                ?? throw new StudyException("got no JSON object, expected a request");
        }
        catch (JsonException error)
        {
            var line = error.LineNumber is { } number ? string.Create(CultureInfo.InvariantCulture, $"line {number + 1}: ") : "";
            throw new StudyException($"{line}invalid JSON: {FirstSentence(error.Message)}", error);
        }
        catch (ArgumentException error)
        {
            throw new StudyException("got half a surrogate pair, expected text", error);
        }
    }

    private static Request Read(JsonObject json)
    {
        var blank = BlankOf(Take(json, Request.KindMember, "a type of request such as ensemble"));
        var schema = json[Member.NameOf(nameof(Request.Schema))];
        _ =
            schema is JsonValue value && value.TryGetValue<int>(out var version)
                ? Member.Schema(version)
                : throw Member.Error(nameof(Request.Schema), $"got {Shown(schema)}, expected {Invariant.Text(Request.CurrentSchema)}");
        var type = TypeOf(blank.GetType());
        Check(json, type, Root);
        var defaults = JsonSerializer.SerializeToNode(blank, type)!.AsObject();
        foreach (var member in type.Properties.Where(member => !member.IsRequired && !json.ContainsKey(member.Name)))
            json[member.Name] = defaults[member.Name]?.DeepClone();
        try
        {
            return (Request)json.Deserialize(type)!;
        }
        catch (JsonException error)
        {
            throw new StudyException($"{(error.Path ?? Root).Replace("$.", "", StringComparison.Ordinal)}: invalid value", error);
        }
    }

    private static Request BlankOf(string kind) =>
        New.GetValueOrDefault(kind)
        ?? throw new StudyException(
            $"{Request.KindMember}: got '{Member.Short(kind)}', expected one of {string.Join(", ", New.Keys.Order(StringComparer.Ordinal))}"
        );

    private static string Take(JsonObject json, string member, string expected)
    {
        var text =
            json[member] is JsonValue value && value.TryGetValue<string>(out var found)
                ? found
                : throw new StudyException($"{member}: got {Shown(json[member])}, expected {expected}");
        json.Remove(member);
        return text;
    }

    /// <summary>Refuses what the type does not have, so that every error can name its member.</summary>
    private static void Check(JsonNode? json, JsonTypeInfo type, string path)
    {
        if (type.Kind == JsonTypeInfoKind.Object)
            CheckObject(json, type, path);
        else if (type.Kind == JsonTypeInfoKind.Enumerable)
            CheckList(json, TypeOf(type.ElementType!), path);
        else
            CheckValue(json, Nullable.GetUnderlyingType(type.Type) ?? type.Type, path);
    }

    private static void CheckObject(JsonNode? json, JsonTypeInfo type, string path)
    {
        if (json is not JsonObject item)
            throw Wrong(json, path, "an object");
        foreach (var (name, value) in item)
        {
            var member = type.Properties.FirstOrDefault(member => member.Name == name)
                ?? throw new StudyException(
                    $"{Of(path, name)}: unknown member{Nearest.Suggest(Member.Short(name), type.Properties.Select(known => known.Name))}"
                );
            if (value is null && AllowsNull(member))
                continue;
            Check(value, TypeOf(member.PropertyType), Of(path, name));
        }
        if (type.Properties.FirstOrDefault(member => member.IsRequired && !item.ContainsKey(member.Name)) is { } missing)
            throw new StudyException($"{Of(path, missing.Name)}: missing, expected a value");
    }

    private static bool AllowsNull(JsonPropertyInfo member) =>
        member.PropertyType.IsValueType ? Nullable.GetUnderlyingType(member.PropertyType) is not null : member.IsSetNullable;

    private static void CheckList(JsonNode? json, JsonTypeInfo type, string path)
    {
        if (json is not JsonArray items)
            throw Wrong(json, path, "a list");
        for (var index = 0; index < items.Count; index++)
            Check(items[index], type, $"{path}[{Invariant.Text(index)}]");
    }

    private static void CheckValue(JsonNode? json, Type type, string path)
    {
        var value = json as JsonValue;
        if (type.IsEnum)
        {
            string[] names = [.. Enum.GetNames(type).Select(JsonNamingPolicy.KebabCaseLower.ConvertName)];
            if (value is null || !value.TryGetValue<string>(out var name) || !names.Contains(name))
                throw Wrong(json, path, $"one of {string.Join(", ", names)}");
            return;
        }
        var (fits, expected) = Type.GetTypeCode(type) switch
        {
            TypeCode.String => (value?.TryGetValue<string>(out _), "text"),
            TypeCode.Boolean => (value?.TryGetValue<bool>(out _), "true or false"),
            TypeCode.Int32 => (value?.TryGetValue<int>(out _), "a whole number"),
            TypeCode.UInt64 => (value?.TryGetValue<ulong>(out _), "a whole number, 0 or more"),
            TypeCode.Double => (value?.TryGetValue<double>(out var number) is true && double.IsFinite(number), "a finite number"),
            _ => throw new NotSupportedException($"{type} has no JSON form."),
        };
        if (fits is not true)
            throw Wrong(json, path, expected);
    }

    private static JsonTypeInfo TypeOf(Type type) =>
        Context.GetTypeInfo(type) ?? throw new NotSupportedException($"{type} has no JSON form.");

    private static string Of(string path, string member) => path == Root ? Member.Short(member) : $"{path}.{Member.Short(member)}";

    private static StudyException Wrong(JsonNode? json, string path, string expected) =>
        new($"{path}: got {Shown(json)}, expected {expected}");

    private static string Shown(JsonNode? json) =>
        json switch
        {
            null => "nothing",
            JsonObject => "an object",
            JsonArray => "a list",
            _ => Member.Short(json.ToJsonString()),
        };

    private static StudyException TooLarge(string file, long length) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{file}: got {length:N0} bytes, expected a request of at most {MostBytes:N0}"));

    private static string FirstSentence(string text) => text.Split(['.', '\n'], 2)[0];

    private static IEnumerable<Request> NewRequests()
    {
        var scenario = new ScenarioReference("scenario.yaml");
        yield return new RunRequest { Scenario = scenario };
        yield return new CheckRequest { Scenario = scenario };
        yield return new EnsembleRequest { Scenario = scenario };
        yield return new SweepRequest { Scenario = scenario, Over = [new SweepAxisRequest("path", [0])] };
        yield return new ExplainRequest { Scenario = scenario };
        yield return new SensitivityRequest { Scenario = scenario };
        yield return new SolveRequest { Scenario = scenario, Levers = [new LeverRequest("path")] };
        yield return new CheapestMixRequest { Scenario = scenario };
        yield return new GameRequest { Scenario = scenario };
        yield return new BriefRequest { Scenario = scenario };
        yield return new BacktestRequest();
        yield return new CalibrateRequest
        {
            Scenario = scenario,
            Fit = ["path"],
            Observed = "observed.csv",
        };
        yield return new CalibrateHistoryRequest();
        yield return new CompareRequest { Folders = ["one", "two"] };
    }
}
