using TradeSim.Scenarios.Keys;

namespace TradeSim.Scenarios.Yaml;

/// <summary>
/// Applies <c>path=value</c> to a tree before it is checked, so that an override can set whatever the file can, with the same checks.
/// </summary>
internal sealed class Overrides(ReaderLimits limits, Problems problems)
{
    public void Apply(MapNode root, BlockShape shape, IEnumerable<string> assignments)
    {
        foreach (var assignment in assignments)
            Apply(root, shape, assignment);
    }

    private void Apply(MapNode root, BlockShape shape, string assignment)
    {
        var place = new SourcePosition($"--set {(MessageText.IsPrintable(assignment) ? assignment : MessageText.Quote(assignment))}");
        problems.Opens(place.File);
        var equals = assignment.IndexOf('=', StringComparison.Ordinal);
        var path = equals < 0 ? assignment : assignment[..equals].Trim();
        if (equals < 1 || Segments(path) is not { } segments)
        {
            problems.Error(
                ErrorCatalogue.OverrideForm,
                place,
                "",
                $"got {MessageText.Quote(assignment)}, expected path=value such as policies.corridor.intensity=0.5"
            );
            return;
        }
        var before = problems.Count;
        var value = YamlTree.Read(assignment[(equals + 1)..], place.File, limits, problems, place);
        if (problems.Count > before)
            return;
        Set(root, shape, segments, value ?? new ScalarNode(place, "", true), place);
    }

    private void Set(MapNode root, Shape rootShape, List<string> segments, Node value, SourcePosition place)
    {
        var (node, shape, path) = ((Node)root, (Shape?)rootShape, "");
        for (var step = 0; ; step++)
        {
            var segment = segments[step];
            var last = step == segments.Count - 1;
            if (node is ListNode list)
            {
                if (ItemAt(list, segment) is not { } index)
                {
                    var names = list.Items.OfType<MapNode>().Select(item => (item["name"] as ScalarNode)?.Text).OfType<string>().ToArray();
                    problems.Error(
                        ErrorCatalogue.OverrideItem,
                        place,
                        Checker.Join(path, segment),
                        $"got {MessageText.Quote(segment)}, expected an item of the list: "
                            + $"{(names.Length > 0 ? MessageText.Listed(names) : "its number in brackets, from [0]")}",
                        MessageText.DidYouMean(segment, names)
                    );
                    return;
                }
                if (last)
                {
                    list.Items[index] = value;
                    return;
                }
                path = Checker.ItemPath(path, index, list.Items[index]);
                (node, shape) = (list.Items[index], (shape as ListShape)?.Item);
            }
            else
            {
                var map = (MapNode)node;
                var below = ShapeOf(shape, map, segment);
                path = Checker.Join(path, segment);
                if (last)
                {
                    Assign(map, segment, below, value, place, path);
                    return;
                }
                (node, shape) = (map[segment] ?? new MapNode(place, []), below);
                // A short form, such as a file's name, becomes its full mapping.
                if (node is ScalarNode && shape is BlockShape block && block.Expand(node) is { } expanded)
                    node = expanded;
                if (node is not ListNode)
                    map.Set(segment, node, map.Entries.Find(entry => entry.Key == segment)?.KeyPlace ?? place);
            }
            if (node is not ScalarNode)
                continue;
            problems.Error(
                ErrorCatalogue.OverrideBelowValue,
                place,
                path,
                $"got {MessageText.Quote(segments[step + 1])} below a value, expected the path to end before it"
            );
            return;
        }
    }

    /// <summary>
    /// A short form sets its key and keeps the other keys, but not the source, which does not support the new value. A number instead of a
    /// table is refused: the user must state whether the table is deleted, or stays and the number applies to its gaps.
    /// </summary>
    private void Assign(MapNode map, string key, Shape? shape, Node value, SourcePosition place, string path)
    {
        if (value is ScalarNode && map[key] is { } there && shape is BlockShape block && block.Expand(value)?.Entries[0].Key is { } meant)
        {
            if (meant == block.ScalarKey && block.FileKey is { } file && block.Expand(there)?[file] is { } table)
            {
                problems.Error(
                    ErrorCatalogue.OverrideOfTable,
                    place,
                    path,
                    $"got {value.Describe()} instead of the table {table.Describe()}, expected {path}.{meant} for values that the table "
                        + $"lacks, {path}.{file} for another table, or {path}={{ {meant}: ... }} for no table"
                );
                return;
            }
            if (there is MapNode old)
            {
                old.Set(meant, value, place);
                old.Entries.RemoveAll(entry => entry.Key is "source" or "status" or "note");
                return;
            }
        }
        map.Set(key, value, place);
    }

    private static Shape? ShapeOf(Shape? shape, MapNode map, string key) =>
        shape switch
        {
            BlockShape block => block.ShapeOf(key),
            VariantShape variants when map[VariantShape.Tag] is ScalarNode kind => variants.Of(kind.Text)?.Block.ShapeOf(key),
            _ => null,
        };

    private static int? ItemAt(ListNode list, string segment)
    {
        if (segment.StartsWith('['))
            return
                PlainNumber.TryReadWhole(segment.AsSpan(1, segment.Length - 2), out var number) && number >= 0 && number < list.Items.Count
                ? number
                : null;
        var index = list.Items.FindIndex(item => item is MapNode map && map["name"] is ScalarNode name && name.Text == segment);
        return index < 0 ? null : index;
    }

    /// <summary><c>a.b[0].c</c> as a, b, [0], c; null where that is not its form.</summary>
    private static List<string>? Segments(string path)
    {
        var segments = new List<string>();
        foreach (var part in path.Split('.'))
        {
            var bracket = part.IndexOf('[', StringComparison.Ordinal);
            var name = bracket < 0 ? part : part[..bracket];
            if (name.Length == 0)
                return null;
            segments.Add(name);
            if (bracket < 0)
                continue;
            if (!part.EndsWith(']') || part.Length < bracket + 3)
                return null;
            segments.Add(part[bracket..]);
        }
        return segments.Count is > 0 and <= 16 ? segments : null;
    }
}
