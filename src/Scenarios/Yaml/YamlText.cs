using System.Text;

namespace TradeSim.Scenarios.Yaml;

/// <summary>Writes a tree of nodes as YAML that reads back to the same tree: what was plain stays plain, digit for digit.</summary>
internal sealed class YamlText
{
    private readonly StringBuilder text = new();

    /// <summary>The text of a tree.</summary>
    public static string Of(MapNode root)
    {
        var yaml = new YamlText();
        foreach (var entry in root.Entries)
            yaml.Entry(entry, 0);
        return yaml.text.ToString();
    }

    private void Entry(MapEntry entry, int indent)
    {
        text.Append(IsSimple(entry.Key) ? entry.Key : Quoted(entry.Key)).Append(':');
        Value(entry.Value, indent + 2);
    }

    /// <summary>A value behind its key or its dash: what is below it starts on a line of its own, further in.</summary>
    private void Value(Node value, int indent)
    {
        switch (value)
        {
            case MapNode { Entries.Count: > 0 } map:
                text.Append('\n');
                foreach (var entry in map.Entries)
                {
                    text.Append(' ', indent);
                    Entry(entry, indent);
                }
                break;
            case ListNode { Items.Count: > 0 } list:
                text.Append('\n');
                foreach (var item in list.Items)
                {
                    text.Append(' ', indent).Append('-');
                    Item(item, indent + 2);
                }
                break;
            default:
                text.Append(
                        value switch
                        {
                            MapNode => " {}",
                            ListNode => " []",
                            _ => Scalar((ScalarNode)value),
                        }
                    )
                    .Append('\n');
                break;
        }
    }

    /// <summary>An item of a list: a mapping's first key stands behind the dash.</summary>
    private void Item(Node item, int indent)
    {
        if (item is not MapNode { Entries.Count: > 0 } map)
        {
            Value(item, indent);
            return;
        }
        text.Append(' ');
        for (var index = 0; index < map.Entries.Count; index++)
        {
            if (index > 0)
                text.Append(' ', indent);
            Entry(map.Entries[index], indent);
        }
    }

    private static string Scalar(ScalarNode scalar) =>
        scalar.IsPlain && !scalar.Text.Contains('\n', StringComparison.Ordinal)
            ? scalar.Text.Length == 0
                ? ""
                : $" {scalar.Text}"
            : $" {Quoted(scalar.Text)}";

    private static bool IsSimple(string key) =>
        key.Length > 0
        && key == key.Trim()
        && char.IsAsciiLetterOrDigit(key[0])
        && key.All(letter => char.IsLetterOrDigit(letter) || letter is ' ' or '-' or '_' or '.');

    /// <summary>In double quotes, on one line.</summary>
    private static string Quoted(string value)
    {
        var quoted = new StringBuilder("\"");
        foreach (var letter in value)
        {
            _ = letter switch
            {
                '"' => quoted.Append("\\\""),
                '\\' => quoted.Append("\\\\"),
                '\n' => quoted.Append("\\n"),
                _ when !MessageText.IsPrintable(letter.ToString()) && !char.IsSurrogate(letter) => quoted
                    .Append("\\u")
                    .Append(((int)letter).ToString("x4", System.Globalization.CultureInfo.InvariantCulture)),
                _ => quoted.Append(letter),
            };
        }
        return quoted.Append('"').ToString();
    }
}
