using TradeSim.Scenarios.Yaml;

namespace TradeSim.Scenarios.Keys;

/// <summary>
/// A checked mapping as binders read it. Keys that are absent or that the <see cref="Checker"/> refused read as null, so that binding can
/// continue and find further errors.
/// </summary>
internal sealed class Block(MapNode map, BlockShape shape, string path)
{
    public string Path => path;

    public SourcePosition Position => map.Position;

    public IReadOnlyList<MapEntry> Entries => map.Entries;

    public Node? this[string key] => map[key];

    /// <summary>What the value of a key may be.</summary>
    public Shape? ShapeOf(string key) => shape.ShapeOf(key);

    /// <summary>What a key means, in one sentence.</summary>
    public string MeaningOf(string key) => shape.Key(key)?.Meaning ?? shape.Others?.Meaning ?? "";

    /// <summary>Defaults of keys that the file omits; empty: none.</summary>
    public string DefaultOf(string key) => shape.Key(key)?.Default ?? "";

    public bool Has(string key) => map[key] is not null;

    public string PathOf(string key) => Checker.Join(path, key);

    public SourcePosition PositionOf(string key) => map[key]?.Position ?? map.Position;

    public string? Text(string key) => map[key] is ScalarNode { IsNothing: false } scalar ? scalar.Text : null;

    public bool Flag(string key) => map[key] is ScalarNode { IsPlain: true, Text: "true" };

    public double? Number(string key) =>
        map[key] is ScalarNode { IsPlain: true } scalar && shape.ShapeOf(key) is NumberShape number
            ? number.Read(scalar.Text, out _)
            : null;

    public int? Whole(string key) =>
        map[key] is ScalarNode { IsPlain: true } scalar
        && shape.ShapeOf(key) is WholeShape whole
        && PlainNumber.TryReadWhole(scalar.Text, out var value)
        && value >= whole.Minimum
        && value <= whole.Maximum
            ? value
            : null;

    /// <summary>The word of a choice, if it is one of them.</summary>
    public string? Choice(string key) =>
        Text(key) is { } word && shape.ShapeOf(key) is ChoiceShape choice && choice.Choices.Any(item => item.Word == word) ? word : null;

    /// <summary>A path that may be read.</summary>
    public string? File(string key) =>
        Text(key) is { } file && shape.ShapeOf(key) is PathShape kind && ScenarioPath.Refuse(file, kind.IsFolder) is null ? file : null;

    /// <summary>A block below, also if a scalar replaces it.</summary>
    public Block? Below(string key) =>
        map[key] is { } node && shape.ShapeOf(key) is BlockShape below && below.Expand(node) is { } expanded
            ? new Block(expanded, below, PathOf(key))
            : null;

    /// <summary>The items of a list of blocks or of variants.</summary>
    public IEnumerable<(Block Block, string? Kind)> Items(string key)
    {
        if (map[key] is not ListNode list || shape.ShapeOf(key) is not ListShape { Item: var item })
            yield break;
        for (var index = 0; index < list.Items.Count; index++)
        {
            if (list.Items[index] is not MapNode below)
                continue;
            var itemPath = Checker.ItemPath(PathOf(key), index, below);
            if (item is BlockShape block)
                yield return (new Block(below, block, itemPath), null);
            else if (
                item is VariantShape variants
                && below[VariantShape.Tag] is ScalarNode { Text: var kind }
                && variants.Of(kind) is { } variant
            )
                yield return (new Block(below, variant.Block, itemPath), kind);
        }
    }

    /// <summary>The entries whose keys the file chooses.</summary>
    public IEnumerable<(string Key, SourcePosition KeyPlace, Block Value)> Others()
    {
        foreach (var entry in map.Entries)
        {
            if (shape.Key(entry.Key) is null && Below(entry.Key) is { } below)
                yield return (entry.Key, entry.KeyPlace, below);
        }
    }
}
