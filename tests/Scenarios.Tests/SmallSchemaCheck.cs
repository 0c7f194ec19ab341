using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace TradeSim.Scenarios.Tests;

/// <summary>The keywords of JSON schema that the scenario schema uses; any other keyword is a complaint of its own.</summary>
internal static class SmallSchemaCheck
{
    public static IEnumerable<string> Complaints(JsonNode schema, JsonNode? value, string path = "")
    {
        foreach (var (keyword, rule) in schema.AsObject())
        {
            foreach (var complaint in Apply(keyword, rule!, schema.AsObject(), value, path))
                yield return complaint;
        }
    }

    private static IEnumerable<string> Apply(string keyword, JsonNode rule, JsonObject schema, JsonNode? value, string path)
    {
        var kind = value?.GetValueKind() ?? JsonValueKind.Null;
        switch (keyword)
        {
            case "$schema" or "title" or "description" or "patternProperties":
                return [];
            case "type":
                return rule is JsonArray types
                    ? Say(types.Any(type => IsType((string)type!, value)), "type")
                    : Say(IsType((string)rule!, value), "type " + rule);
            case "enum":
                return Say(rule.AsArray().Any(item => JsonNode.DeepEquals(item, value)), "enum");
            case "const":
                return Say(JsonNode.DeepEquals(rule, value), "const");
            case "minimum":
                return Say(kind != JsonValueKind.Number || (double)value! >= (double)rule, "minimum");
            case "maximum":
                return Say(kind != JsonValueKind.Number || (double)value! <= (double)rule, "maximum");
            case "exclusiveMinimum":
                return Say(kind != JsonValueKind.Number || (double)value! > (double)rule, "exclusiveMinimum");
            case "exclusiveMaximum":
                return Say(kind != JsonValueKind.Number || (double)value! < (double)rule, "exclusiveMaximum");
            case "minLength":
                return Say(kind != JsonValueKind.String || ((string)value!).Length >= (int)rule, "minLength");
            case "maxLength":
                return Say(kind != JsonValueKind.String || ((string)value!).Length <= (int)rule, "maxLength");
            case "pattern":
                return Say(kind != JsonValueKind.String || Regex.IsMatch((string)value!, (string)rule!), "pattern");
            case "minItems":
                return Say(value is not JsonArray list || list.Count >= (int)rule, "minItems");
            case "items":
                return value is JsonArray items ? items.SelectMany((item, index) => Complaints(rule, item, $"{path}[{index}]")) : [];
            case "required":
                return value is JsonObject whole
                    ? rule.AsArray().Where(key => !whole.ContainsKey((string)key!)).Select(key => $"{path}: no {key}")
                    : [];
            case "properties":
                return value is JsonObject known
                    ? known
                        .Where(item => rule[item.Key] is not null)
                        .SelectMany(item => Complaints(rule[item.Key]!, item.Value, $"{path}.{item.Key}"))
                    : [];
            case "additionalProperties":
                return value is JsonObject others ? others.SelectMany(item => Other(schema, item.Key, item.Value, path)) : [];
            case "anyOf":
                return Say(rule.AsArray().Any(option => !Complaints(option!, value, path).Any()), "anyOf");
            case "oneOf":
                return Say(
                    rule.AsArray().Count(option => !Complaints(option!, value, path).Any()) == 1,
                    "oneOf: " + string.Join(" | ", rule.AsArray().SelectMany(option => Complaints(option!, value, path)))
                );
            case "allOf":
                return rule.AsArray().SelectMany(option => Complaints(option!, value, path));
            default:
                return [$"the check does not know {keyword}"];
        }

        IEnumerable<string> Say(bool holds, string what) => holds ? [] : [$"{path}: {value?.ToJsonString()} breaks {what}"];
    }

    private static IEnumerable<string> Other(JsonObject schema, string key, JsonNode? value, string path)
    {
        if (schema["properties"]?[key] is not null)
            return [];
        foreach (var (pattern, rule) in schema["patternProperties"]?.AsObject() ?? [])
        {
            if (Regex.IsMatch(key, pattern))
                return Complaints(rule!, value, $"{path}.{key}");
        }
        return [$"{path}: unknown {key}"];
    }

    private static bool IsType(string type, JsonNode? value) =>
        type switch
        {
            "object" => value is JsonObject,
            "array" => value is JsonArray,
            "string" => value?.GetValueKind() == JsonValueKind.String,
            "number" => value?.GetValueKind() == JsonValueKind.Number,
            "integer" => value?.GetValueKind() == JsonValueKind.Number && double.IsInteger((double)value),
            "boolean" => value?.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
            _ => false,
        };
}

/// <summary>YAML as an editor sees it, for checking against the schema.</summary>
internal static class YamlToJson
{
    public static JsonNode? Read(string text)
    {
        var parser = new Parser(new StringReader(text));
        parser.Consume<StreamStart>();
        parser.Consume<DocumentStart>();
        return Node(parser);
    }

    private static JsonNode? Node(Parser parser)
    {
        if (parser.TryConsume<Scalar>(out var scalar))
            return Value(scalar);
        if (parser.TryConsume<SequenceStart>(out _))
        {
            var list = new JsonArray();
            while (!parser.TryConsume<SequenceEnd>(out _))
                list.Add(Node(parser));
            return list;
        }
        parser.Consume<MappingStart>();
        var map = new JsonObject();
        while (!parser.TryConsume<MappingEnd>(out _))
            map.Add(parser.Consume<Scalar>().Value, Node(parser));
        return map;
    }

    private static JsonNode? Value(Scalar scalar)
    {
        if (scalar.Style != ScalarStyle.Plain)
            return scalar.Value;
        if (scalar.Value is "" or "~" or "null")
            return null;
        if (scalar.Value is "true" or "false")
            return scalar.Value == "true";
        return double.TryParse(scalar.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : scalar.Value;
    }
}
