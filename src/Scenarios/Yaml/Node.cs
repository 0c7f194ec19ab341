namespace TradeSim.Scenarios.Yaml;

/// <summary>A value of a scenario file, with its place.</summary>
internal abstract class Node(SourcePosition place)
{
    public SourcePosition Position { get; } = place;

    /// <summary>What it is, for messages.</summary>
    public abstract string Describe();
}

/// <summary>A text, a number, a truth value or nothing: its type depends on the expected type.</summary>
internal sealed class ScalarNode(SourcePosition place, string text, bool isPlain) : Node(place)
{
    public string Text { get; } = text;

    /// <summary>Written without quotes, so that it may be a number.</summary>
    public bool IsPlain { get; } = isPlain;

    /// <summary>Nothing was written, or YAML's null.</summary>
    public bool IsNothing => IsPlain && Text is "" or "~" or "null" or "Null" or "NULL";

    public override string Describe() =>
        IsNothing ? "nothing"
        : IsPlain ? MessageText.Quote(Text)
        : $"the text {MessageText.Quote(Text)}";
}

/// <summary>A list.</summary>
internal sealed class ListNode(SourcePosition place, List<Node> items) : Node(place)
{
    public List<Node> Items { get; } = items;

    public override string Describe() => "a list";
}

/// <summary>Keys with values, in the order of the file, no key twice.</summary>
internal sealed class MapNode(SourcePosition place, List<MapEntry> entries) : Node(place)
{
    public List<MapEntry> Entries { get; } = entries;

    public Node? this[string key] => Entries.Find(entry => string.Equals(entry.Key, key, StringComparison.Ordinal))?.Value;

    public override string Describe() => "a mapping";

    public void Set(string key, Node value, SourcePosition place)
    {
        var index = Entries.FindIndex(entry => string.Equals(entry.Key, key, StringComparison.Ordinal));
        if (index < 0)
            Entries.Add(new MapEntry(key, place, value));
        else
            Entries[index] = new MapEntry(key, place, value);
    }
}

/// <summary>A key with its value.</summary>
internal sealed record MapEntry(string Key, SourcePosition KeyPlace, Node Value);
