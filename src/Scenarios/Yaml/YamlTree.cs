using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace TradeSim.Scenarios.Yaml;

/// <summary>
/// Reads YAML, or JSON, from the parser's events into a tree of nodes with places. Nothing is deserialised into objects, and whatever makes
/// a small file large or one thing mean two (anchors, aliases, merge keys, tags, duplicate keys, several documents) is refused.
/// </summary>
internal sealed class YamlTree
{
    private readonly string file;
    private readonly ReaderLimits limits;
    private readonly Problems problems;
    private readonly Parser parser;
    private readonly SourcePosition? fixedPlace; // all nodes of an override have its position

    private YamlTree(string text, string file, ReaderLimits limits, Problems problems, SourcePosition? fixedPlace)
    {
        (this.file, this.limits, this.problems, this.fixedPlace) = (file, limits, problems, fixedPlace);
        parser = new Parser(new StringReader(text));
    }

    /// <summary>The tree, or null where errors keep it from being built.</summary>
    public static Node? Read(string text, string file, ReaderLimits limits, Problems problems, SourcePosition? fixedPlace = null)
    {
        var tree = new YamlTree(text, file, limits, problems, fixedPlace);
        try
        {
            return tree.ReadDocument();
        }
        catch (Refusal refusal)
        {
            problems.Error(refusal.Kind, refusal.Place, refusal.Path, refusal.Message);
            return null;
        }
        catch (YamlException malformed)
        {
            var place = tree.PositionOf(malformed.Start);
            if (malformed.Message.Contains("tab", StringComparison.Ordinal) && LineWithTab(text) is { } line)
                problems.Error(
                    ErrorCatalogue.TabIndent,
                    fixedPlace ?? new SourcePosition(file, line, 1),
                    "",
                    "got a tab at the start of the line, expected spaces"
                );
            else
                problems.Error(ErrorCatalogue.MalformedYaml, place, "", $"got malformed YAML ({Reason(malformed)}), expected YAML or JSON");
            return null;
        }
    }

    /// <summary>The text of a UTF-8 file, with or without a byte order mark, or null.</summary>
    public static string? Decode(ReadOnlySpan<byte> bytes, string file, Problems problems)
    {
        try
        {
            var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
            return text.StartsWith('\uFEFF') ? text[1..] : text;
        }
        catch (DecoderFallbackException)
        {
            problems.Error(
                ErrorCatalogue.NotUtf8,
                new SourcePosition(file),
                "",
                "got bytes that are not UTF-8, expected a text file in UTF-8"
            );
            return null;
        }
    }

    private Node? ReadDocument()
    {
        MoveNext(); // stream start
        MoveNext();
        if (parser.Current is StreamEnd or null)
            return null;
        if (parser.Current is DocumentStart { Tags: { Count: > 0 } tags } start && tags.Any(tag => tag.Handle is not ("!" or "!!")))
            throw new Refusal(
                ErrorCatalogue.YamlFeature,
                PositionOf(start.Start),
                "",
                "got a %TAG directive, expected plain YAML without tags"
            );
        MoveNext();
        var root = ReadNode("", 0);
        MoveNext();
        while (parser.Current is DocumentEnd && MoveNext()) { }
        if (parser.Current is DocumentStart second)
            throw new Refusal(
                ErrorCatalogue.YamlFeature,
                PositionOf(second.Start),
                "",
                "got a second document, expected one document in a file"
            );
        return root;
    }

    /// <summary>Reads the node of the current event and leaves the parser behind it.</summary>
    private Node ReadNode(string path, int depth)
    {
        var current = parser.Current!;
        var place = PositionOf(current.Start);
        RefuseAliasesAndTags(current, place, path);
        switch (current)
        {
            case Scalar scalar:
                MoveNext();
                return new ScalarNode(place, scalar.Value, scalar.Style is ScalarStyle.Plain);
            case SequenceStart:
                EnterLevel(place, path, depth);
                return ReadList(place, path, depth);
            case MappingStart:
                EnterLevel(place, path, depth);
                return ReadMap(place, path, depth);
            default:
                throw new Refusal(ErrorCatalogue.MalformedYaml, place, path, $"got {current.GetType().Name}, expected a value");
        }
    }

    private ListNode ReadList(SourcePosition place, string path, int depth)
    {
        var items = new List<Node>();
        MoveNext();
        while (parser.Current is not SequenceEnd)
        {
            if (items.Count == limits.ListLength)
                throw TooLong(place, path, "items");
            items.Add(ReadNode($"{path}[{MessageText.Number(items.Count)}]", depth + 1));
        }
        MoveNext();
        return new ListNode(place, items);
    }

    private MapNode ReadMap(SourcePosition place, string path, int depth)
    {
        var entries = new List<MapEntry>();
        var seen = new Dictionary<string, SourcePosition>(StringComparer.Ordinal);
        MoveNext();
        while (parser.Current is not MappingEnd)
        {
            if (entries.Count == limits.ListLength)
                throw TooLong(place, path, "keys");
            var keyPlace = PositionOf(parser.Current!.Start);
            RefuseAliasesAndTags(parser.Current, keyPlace, path);
            if (parser.Current is not Scalar key)
                throw new Refusal(ErrorCatalogue.YamlFeature, keyPlace, path, "got a list or mapping as a key, expected a name");
            if (key.Value == "<<")
                throw new Refusal(ErrorCatalogue.YamlFeature, keyPlace, path, "got a merge key <<, expected each key written out");
            MoveNext();
            var valuePath = path.Length == 0 ? key.Value : $"{path}.{key.Value}";
            var value = ReadNode(Shown(valuePath), depth + 1);
            if (seen.TryGetValue(key.Value, out var first))
            {
                problems.Error(
                    ErrorCatalogue.DuplicateKey,
                    keyPlace,
                    Shown(valuePath),
                    keyPlace.Line == 0
                        ? "duplicate key"
                        : $"duplicate key (lines {MessageText.Number(first.Line)} and {MessageText.Number(keyPlace.Line)})"
                );
                continue;
            }
            seen.Add(key.Value, keyPlace);
            entries.Add(new MapEntry(key.Value, keyPlace, value));
        }
        MoveNext();
        return new MapNode(place, entries);
    }

    private static void RefuseAliasesAndTags(ParsingEvent current, SourcePosition place, string path)
    {
        if (current is AnchorAlias alias)
            throw new Refusal(
                ErrorCatalogue.YamlFeature,
                place,
                path,
                $"got the alias {MessageText.Quote("*" + alias.Value.Value)}, expected the value written out"
            );
        if (current is not NodeEvent node)
            return;
        if (!node.Anchor.IsEmpty)
            throw new Refusal(
                ErrorCatalogue.YamlFeature,
                place,
                path,
                $"got the anchor {MessageText.Quote("&" + node.Anchor.Value)}, expected a value without an anchor"
            );
        if (!node.Tag.IsEmpty)
            throw new Refusal(
                ErrorCatalogue.YamlFeature,
                place,
                path,
                $"got the tag {MessageText.Quote(node.Tag.IsNonSpecific ? "!" : node.Tag.Value)}, expected a value without a tag"
            );
    }

    private void EnterLevel(SourcePosition place, string path, int depth)
    {
        if (depth >= limits.Depth)
            throw new Refusal(
                ErrorCatalogue.TooDeep,
                place,
                Shown(path),
                $"got more than {MessageText.Number(limits.Depth)} nested levels, which is the limit"
            );
    }

    private Refusal TooLong(SourcePosition place, string path, string what) =>
        new(
            ErrorCatalogue.TooDeep,
            place,
            Shown(path),
            $"got more than {MessageText.Number(limits.ListLength)} {what}, which is the limit"
        );

    private SourcePosition PositionOf(Mark mark) => fixedPlace ?? new SourcePosition(file, (int)mark.Line, (int)mark.Column);

    /// <summary>A path that fits in a message, whatever the keys.</summary>
    private static string Shown(string path)
    {
        var shown = path.Length > 120 ? path[..120] + "…" : path;
        return MessageText.IsPrintable(shown) ? shown : MessageText.Quote(path);
    }

    private static int? LineWithTab(string text)
    {
        using var reader = new StringReader(text);
        for (var number = 1; reader.ReadLine() is { } content; number++)
        {
            if (content.TrimStart(' ').StartsWith('\t'))
                return number;
        }
        return null;
    }

    /// <summary>Moves to the next event. Some malformed texts make the parser fail with exceptions of other kinds.</summary>
    private bool MoveNext()
    {
        try
        {
            return parser.MoveNext();
        }
        catch (Exception failure)
            when (failure
                    is InvalidOperationException
                        or ArgumentException
                        or IndexOutOfRangeException
                        or NullReferenceException
                        or FormatException
                        or OverflowException
            )
        {
            throw new Refusal(
                ErrorCatalogue.MalformedYaml,
                PositionOf(parser.Current?.End ?? Mark.Empty),
                "",
                "got malformed YAML behind this place, expected YAML or JSON"
            );
        }
    }

    private static string Reason(YamlException malformed)
    {
        var message = malformed.InnerException is YamlException inner ? inner.Message : malformed.Message;
        return new string([.. message.TrimEnd('.').Where(letter => !char.IsControl(letter)).Take(160)]);
    }

    /// <summary>Something that ends the reading: what follows could not be trusted.</summary>
    private sealed class Refusal(ErrorDescription kind, SourcePosition place, string path, string message) : Exception(message)
    {
        public ErrorDescription Kind { get; } = kind;

        public SourcePosition Place { get; } = place;

        public string Path { get; } = path;
    }
}
