namespace TradeSim.Scenarios.Yaml;

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
