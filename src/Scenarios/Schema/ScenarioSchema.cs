using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using TradeSim.Scenarios.Keys;

namespace TradeSim.Scenarios;

/// <summary>The scenario file described for editors (JSON schema) and for people (a list of keys), from the description that checks
/// it.</summary>
internal static class ScenarioSchema
{
    /// <summary>The JSON schema dialect.</summary>
    public const string Dialect = "https://json-schema.org/draft/2020-12/schema";

    private static readonly JsonSerializerOptions Format = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The JSON schema (draft 2020-12) of the scenario file.</summary>
    public static string Write()
    {
        var schema = new JsonObject { ["$schema"] = Dialect, ["title"] = "TradeSim scenario" };
        foreach (var (key, value) in Of(ScenarioShape.Root))
            schema[key] = value?.DeepClone();
        return schema.ToJsonString(Format) + "\n";
    }

    /// <summary>Every key of the scenario file, in the order of the description.</summary>
    public static ImmutableArray<KeyDescription> Keys()
    {
        var keys = ImmutableArray.CreateBuilder<KeyDescription>();
        List(ScenarioShape.Root, "", keys);
        return keys.ToImmutable();
    }

    private static void List(Shape shape, string path, ImmutableArray<KeyDescription>.Builder keys)
    {
        switch (shape)
        {
            case BlockShape block:
                foreach (var key in block.Keys)
                {
                    var below = path.Length == 0 ? key.Name : $"{path}.{key.Name}";
                    keys.Add(new KeyDescription(below, key.ValueShape.Expected, key.Meaning, key.Required, key.Default));
                    List(key.ValueShape, below, keys);
                }
                if (block.Others is not { } others)
                    break;
                var chosen = $"{path}.<{others.What}>";
                keys.Add(new KeyDescription(chosen, others.Value.Expected, others.Meaning, false, null));
                List(others.Value, chosen, keys);
                break;
            case VariantShape variants:
                foreach (var variant in variants.Variants)
                    List(variant.Block, $"{path}[{variant.Kind}]", keys);
                break;
            case ListShape list:
                List(list.Item, path, keys);
                break;
        }
    }

    private static JsonObject Of(Shape shape) =>
        shape switch
        {
            TextShape text => OfText(text),
            NumberShape number => OfNumber(number),
            WholeShape whole => new JsonObject
            {
                ["type"] = "integer",
                ["minimum"] = whole.Minimum,
                ["maximum"] = whole.Maximum,
            },
            FlagShape => new JsonObject { ["type"] = "boolean" },
            ChoiceShape choice => new JsonObject
            {
                ["enum"] = new JsonArray([.. choice.Choices.Select(item => JsonValue.Create(item.Word))]),
            },
            PathShape file => file.IsFolder
                ? new JsonObject { ["type"] = "string", ["minLength"] = 1 }
                : new JsonObject { ["type"] = "string", ["pattern"] = @"^(?!/)(?!.*\.\.(/|$)).+$" },
            NamesShape => new JsonObject
            {
                ["anyOf"] = new JsonArray(
                    Name(),
                    new JsonObject
                    {
                        ["type"] = "array",
                        ["minItems"] = 1,
                        ["items"] = Name(),
                    }
                ),
            },
            ListShape list => new JsonObject { ["type"] = "array", ["items"] = Of(list.Item) },
            BlockShape block => OfBlock(block),
            VariantShape variants => new JsonObject { ["oneOf"] = new JsonArray([.. variants.Variants.Select(OfVariant)]) },
            _ => throw new InvalidOperationException($"No schema for {shape.GetType().Name}."),
        };

    // YAML reads an unquoted 2024 as a number; as a name it is a text here.
    private static JsonObject Name() => new() { ["type"] = new JsonArray("string", "number") };

    private static JsonObject OfText(TextShape text)
    {
        var schema = new JsonObject
        {
            ["type"] = new JsonArray("string", "number", "boolean"),
            ["minLength"] = 1,
            ["maxLength"] = text.Longest,
        };
        if (text.IsName)
            schema["pattern"] = Names.SchemaPattern;
        if (text.IsLine)
            schema["pattern"] = @"^[^\u0000-\u001f\u007f-\u009f]*$";
        return schema;
    }

    private static JsonObject OfNumber(NumberShape number)
    {
        var schema = new JsonObject { ["type"] = "number", [number.AboveMinimum ? "exclusiveMinimum" : "minimum"] = number.Minimum };
        if (double.IsFinite(number.Maximum))
            schema[number.BelowMaximum ? "exclusiveMaximum" : "maximum"] = number.Maximum;
        return schema;
    }

    private static JsonObject OfBlock(BlockShape block)
    {
        var schema = OfMapping(block, kind: null);
        if (block.ScalarKey is null && block.FileKey is null)
            return schema;
        var forms = new JsonArray();
        if (block.ScalarKey is { } scalar)
            forms.Add(ScalarForm(block.Key(scalar)!.ValueShape));
        if (block.FileKey is not null)
            forms.Add(new JsonObject { ["type"] = "string", ["pattern"] = @"\.[cC][sS][vV]$" });
        forms.Add(schema);
        return new JsonObject { ["anyOf"] = forms };
    }

    /// <summary>The short form of a block whose short key is itself a block is that block's short form.</summary>
    private static JsonObject ScalarForm(Shape shape) =>
        shape is BlockShape { ScalarKey: { } key } block ? ScalarForm(block.Key(key)!.ValueShape) : Of(shape);

    private static JsonObject OfVariant(Variant variant)
    {
        var schema = OfMapping(variant.Block, variant.Kind);
        schema["description"] = variant.Meaning;
        return schema;
    }

    private static JsonObject OfMapping(BlockShape block, string? kind)
    {
        var schema = new JsonObject { ["type"] = "object" };
        var properties = new JsonObject();
        foreach (var key in block.Keys)
            properties[key.Name] =
                kind is not null && key.Name == VariantShape.Tag
                    ? new JsonObject { ["const"] = kind, ["description"] = key.Meaning }
                    : OfKey(key);
        schema["properties"] = properties;
        if (block.Others is { } others)
        {
            var value = Of(others.Value);
            value["description"] = others.Meaning;
            schema["patternProperties"] = new JsonObject { [OtherPattern(block, others)] = value };
        }
        var required = block.Keys.Where(key => key.Required).Select(key => key.Name).ToArray();
        if (required.Length > 0)
            schema["required"] = new JsonArray([.. required.Select(name => JsonValue.Create(name))]);
        if (block.OneOf.Length > 0)
        {
            schema["allOf"] = new JsonArray([
                .. block.OneOf.Select(set =>
                    (JsonNode)
                        new JsonObject
                        {
                            ["oneOf"] = new JsonArray([.. set.Select(name => new JsonObject { ["required"] = new JsonArray(name) })]),
                        }
                ),
            ]);
        }
        schema["additionalProperties"] = false;
        return schema;
    }

    private static JsonObject OfKey(Key key)
    {
        var schema = Of(key.ValueShape);
        var description = key.Meaning;
        if (key.ValueShape is ChoiceShape choice)
            description += string.Concat(choice.Choices.Select(item => $" {item.Word}: {item.Meaning}."));
        if (key.ValueShape is NumberShape { Unit: { } unit })
            description += $" ({unit})";
        if (key.Default is not null)
            description += $" Default: {key.Default}.";
        schema["description"] = description;
        return schema;
    }

    private static string OtherPattern(BlockShape block, OtherKeys others)
    {
        if (others.AreYears)
            return $"^{OtherKeys.YearPattern}$";
        return block.Keys.Length == 0 ? "^.+$" : $"^(?!({string.Join('|', block.Keys.Select(key => Regex.Escape(key.Name)))})$).+$";
    }
}
