using TradeSim.Scenarios.Yaml;

namespace TradeSim.Scenarios.Keys;

/// <summary>Checks a tree against the description of keys and says everything that does not fit.</summary>
internal sealed class Checker(Problems problems)
{
    /// <summary>Keys of earlier versions, which errors name.</summary>
    private static readonly Dictionary<string, string> Renamed = new(StringComparer.Ordinal) { ["luck"] = "survival-draw" };

    public void Check(Node node, Shape shape, string path)
    {
        switch (shape)
        {
            case BlockShape block:
                CheckBlock(node, block, path);
                break;
            case VariantShape variants:
                CheckVariant(node, variants, path);
                break;
            case ListShape list:
                CheckList(node, list, path);
                break;
            case NamesShape names:
                CheckNames(node, names, path);
                break;
            default:
                CheckScalar(node, shape, path);
                break;
        }
    }

    /// <summary>The path of an item of a list: by its name where it has one, so that overrides and cases can name it.</summary>
    public static string ItemPath(string path, int index, Node item) =>
        item is MapNode map && map["name"] is ScalarNode { IsNothing: false } name && Names.IsName(name.Text)
            ? $"{path}.{name.Text}"
            : $"{path}[{MessageText.Number(index)}]";

    public static string Join(string path, string key)
    {
        var shown = MessageText.IsPrintable(key) && key.Length <= 60 ? key : MessageText.Quote(key);
        return path.Length == 0 ? shown
            : shown.StartsWith('[') ? path + shown
            : $"{path}.{shown}";
    }

    private void CheckBlock(Node node, BlockShape block, string path)
    {
        if (block.Expand(node) is not { } map)
        {
            Wrong(node, block.Expected, path);
            return;
        }
        foreach (var (key, keyPlace, value) in map.Entries)
        {
            // A short form is known by its short path.
            if (block.ShapeOf(key) is { } known)
                Check(value, known, ReferenceEquals(map, node) ? Join(path, key) : path);
            else
                Unknown(key, keyPlace, block, path);
        }
        foreach (var key in block.Keys)
        {
            if (key.Required && map[key.Name] is null)
                problems.Error(
                    ErrorCatalogue.MissingKey,
                    map.Position,
                    path,
                    $"missing key {MessageText.Code(key.Name)}, expected {key.ValueShape.Expected}"
                );
        }
        foreach (var set in block.OneOf)
        {
            var present = set.Where(key => map[key] is not null).ToArray();
            if (present.Length == 0)
                problems.Error(ErrorCatalogue.ExactlyOne, map.Position, path, $"missing key: give one of {MessageText.Listed(set)}");
            else if (present.Length > 1)
                problems.Error(
                    ErrorCatalogue.ExactlyOne,
                    map.Position,
                    path,
                    $"{string.Join(" and ", present)} exclude each other: keep one of them"
                );
        }
    }

    private void Unknown(string key, SourcePosition place, BlockShape block, string path)
    {
        var known = block.Keys.Select(item => item.Name).ToArray();
        var hint =
            Renamed.TryGetValue(key, out var name) && known.Contains(name)
                ? $"It is now called {MessageText.Code(name)}."
                : MessageText.DidYouMean(key, known)
                    ?? $"Known keys: {MessageText.Listed(block.Others is null ? known : known.Append($"a {block.Others.What}"))}";
        problems.Error(ErrorCatalogue.UnknownKey, place, path, $"unknown key {MessageText.Code(key)}", hint);
    }

    private void CheckVariant(Node node, VariantShape variants, string path)
    {
        if (node is not MapNode map)
        {
            Wrong(node, variants.Expected, path);
            return;
        }
        var kinds = variants.Variants.Select(item => item.Kind).ToArray();
        if (map[VariantShape.Tag] is not { } kind)
        {
            problems.Error(
                ErrorCatalogue.MissingKey,
                map.Position,
                path,
                $"missing key {MessageText.Code(VariantShape.Tag)}, expected one of {MessageText.Listed(kinds)}"
            );
            return;
        }
        var word = (kind as ScalarNode)?.Text;
        if (word is not null && variants.Of(word) is { } variant)
            CheckBlock(map, variant.Block, path);
        else
            Wrong(
                kind,
                $"one of {MessageText.Listed(kinds)}",
                Join(path, VariantShape.Tag),
                word is null ? null : MessageText.DidYouMean(word, kinds)
            );
    }

    private void CheckList(Node node, ListShape list, string path)
    {
        if (node is not ListNode items)
        {
            Wrong(node, list.Expected, path);
            return;
        }
        for (var index = 0; index < items.Items.Count; index++)
            Check(items.Items[index], list.Item, ItemPath(path, index, items.Items[index]));
    }

    private void CheckNames(Node node, NamesShape names, string path)
    {
        if (node is ListNode list)
        {
            if (list.Items.Count == 0)
                problems.Error(ErrorCatalogue.EmptyList, list.Position, path, $"got an empty list, expected {names.Expected}");
            for (var index = 0; index < list.Items.Count; index++)
            {
                if (list.Items[index] is not ScalarNode { IsNothing: false })
                    Wrong(list.Items[index], "a code or a group", $"{path}[{MessageText.Number(index)}]");
            }
            return;
        }
        if (node is not ScalarNode { IsNothing: false })
            Wrong(node, names.Expected, path);
    }

    private void CheckScalar(Node node, Shape shape, string path)
    {
        if (node is not ScalarNode { IsNothing: false } scalar)
        {
            Wrong(node, shape.Expected, path);
            return;
        }
        switch (shape)
        {
            case TextShape text:
                if (scalar.Text.Length == 0 || scalar.Text.Length > text.Longest)
                    problems.Error(
                        ErrorCatalogue.TextLength,
                        scalar.Position,
                        path,
                        $"got a text of {MessageText.Number(scalar.Text.Length)} characters, expected 1 to "
                            + $"{MessageText.Number(text.Longest)}"
                    );
                else if (text.IsName && !Names.IsName(scalar.Text) || text.IsLine && scalar.Text.Any(char.IsControl))
                    Wrong(scalar, text.Expected, path);
                break;
            case NumberShape number:
                string? hint = null;
                if (!scalar.IsPlain)
                    Wrong(
                        scalar,
                        $"{number.Expected} without quotes",
                        path,
                        PlainNumber.TryRead(scalar.Text, out _) ? $"Write {scalar.Text}" : PlainNumber.Suggest(scalar.Text)
                    );
                else if (number.Read(scalar.Text, out hint) is not { } value)
                    Wrong(scalar, number.Expected, path, hint);
                else if (number.Question(value) is { } question)
                    problems.Warning(ErrorCatalogue.PercentForShare, scalar.Position, path, question);
                break;
            case WholeShape whole:
                if (!scalar.IsPlain)
                    Wrong(scalar, $"{whole.Expected} without quotes", path);
                else if (!PlainNumber.TryReadWhole(scalar.Text, out var year) || year < whole.Minimum || year > whole.Maximum)
                    Wrong(scalar, whole.Expected, path);
                break;
            case FlagShape flag:
                if (!scalar.IsPlain || scalar.Text is not ("true" or "false"))
                    Wrong(scalar, flag.Expected, path);
                break;
            case ChoiceShape choice:
                if (choice.Choices.All(item => item.Word != scalar.Text))
                    Wrong(scalar, choice.Expected, path, MessageText.DidYouMean(scalar.Text, choice.Choices.Select(item => item.Word)));
                break;
            case PathShape file:
                if (ScenarioPath.Refuse(scalar.Text, mayLeaveFolder: file.IsFolder) is { } refusal)
                    problems.Error(ErrorCatalogue.BadPath, scalar.Position, path, refusal);
                break;
            default:
                throw new InvalidOperationException($"No check for {shape.GetType().Name}.");
        }
    }

    private void Wrong(Node node, string expected, string path, string? hint = null) =>
        problems.Error(ErrorCatalogue.InvalidValue, node.Position, path, $"got {node.Describe()}, expected {expected}", hint);
}
