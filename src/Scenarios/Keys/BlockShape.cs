using System.Collections.Immutable;
using TradeSim.Scenarios.Yaml;

namespace TradeSim.Scenarios.Keys;

/// <summary>A mapping with known keys, perhaps with other keys that are names or years.</summary>
internal sealed record BlockShape(string What, ImmutableArray<Key> Keys) : Shape
{
    /// <summary>Keys that are not fixed: codes, names or years.</summary>
    public OtherKeys? Others { get; init; }

    /// <summary>Sets of keys of which exactly one is needed.</summary>
    public ImmutableArray<ImmutableArray<string>> OneOf { get; init; } = [];

    /// <summary>The key that a bare scalar sets; null: a mapping is needed.</summary>
    public string? ScalarKey { get; init; }

    /// <summary>The key that a bare name of a CSV file sets.</summary>
    public string? FileKey { get; init; }

    public override string Expected
    {
        get
        {
            var forms = new List<string>();
            if (ScalarKey is not null)
                forms.Add(Key(ScalarKey)!.ValueShape.Expected);
            if (FileKey is not null)
                forms.Add("a .csv file");
            forms.Add($"a mapping ({What})");
            return string.Join(" or ", forms);
        }
    }

    public Key? Key(string name)
    {
        foreach (var key in Keys)
        {
            if (string.Equals(key.Name, name, StringComparison.Ordinal))
                return key;
        }
        return null;
    }

    /// <summary>The shape of a key, fixed or other; null: the key is unknown.</summary>
    public Shape? ShapeOf(string name) => Key(name)?.ValueShape ?? (Others is { } others && others.Accepts(name) ? others.Value : null);

    /// <summary>The mapping that a scalar abbreviates.</summary>
    public MapNode? Expand(Node node)
    {
        if (node is MapNode map)
            return map;
        if (node is not ScalarNode { IsNothing: false } scalar)
            return null;
        var key = FileKey is not null && scalar.Text.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) ? FileKey : ScalarKey;
        return key is null ? null : new MapNode(scalar.Position, [new MapEntry(key, scalar.Position, scalar)]);
    }
}
