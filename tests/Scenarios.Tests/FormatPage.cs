using System.Globalization;
using System.Text;

namespace TradeSim.Scenarios.Tests;

/// <summary>
/// The generated part of docs/reference/scenario-keys.md: every key as <see cref="ScenarioSchema.Keys"/> lists it, but what all kinds of a
/// list share is written once, and a number that may carry its source is one row.
/// </summary>
internal static class FormatPage
{
    public const string Begin =
        "<!-- The tables below are written by tests/Scenarios.Tests/FormatPageTests.cs from the description of keys in the code. -->";

    private static readonly (string List, string Every, string One)[] ListsOfKinds =
    [
        ("policies", "Every policy", "Policy"),
        ("governments", "Every rule of a government", "Rule"),
        ("outcomes", "Every outcome", "Outcome"),
    ];

    /// <summary>The tables, from <see cref="Begin"/> on.</summary>
    public static string Tables()
    {
        var keys = WithoutSources(ScenarioSchema.Keys());
        var text = new StringBuilder(Begin).Append('\n');
        WriteTable(
            text,
            "The frame",
            keys.Where(key => !IsIn(key, "assumptions") && !IsIn(key, "targets") && !ListsOfKinds.Any(list => IsIn(key, list.List)))
        );
        WriteTable(text, "Assumptions", keys.Where(key => IsIn(key, "assumptions")));
        foreach (var (list, every, one) in ListsOfKinds)
            WriteKinds(text, list, every, one, keys.Where(key => key.Path.StartsWith(list + "[", StringComparison.Ordinal)));
        WriteTable(text, "Targets", keys.Where(key => IsIn(key, "targets")));
        return text.ToString();
    }

    private static bool IsIn(KeyDescription key, string block) =>
        key.Path.StartsWith(block + ".", StringComparison.Ordinal) || key.Path.StartsWith(block + "[", StringComparison.Ordinal);

    private static void WriteKinds(StringBuilder text, string list, string every, string one, IEnumerable<KeyDescription> keys)
    {
        var kinds = keys.GroupBy(key => key.Path[(list.Length + 1)..key.Path.IndexOf(']', StringComparison.Ordinal)]).ToArray();
        KeyDescription OfAny(KeyDescription key) =>
            key with
            {
                Path = list + "[*]" + key.Path[(key.Path.IndexOf(']', StringComparison.Ordinal) + 1)..],
            };
        var common = kinds[0].Select(OfAny).Where(key => kinds.All(kind => kind.Select(OfAny).Contains(key))).ToArray();
        WriteTable(text, every, common);
        foreach (var kind in kinds)
            WriteTable(text, $"{one}: {kind.Key}", kind.Where(key => !common.Contains(OfAny(key))));
    }

    /// <summary>Leaves out value, source, status and note below a number that may carry them: the page says so once.</summary>
    private static List<KeyDescription> WithoutSources(IEnumerable<KeyDescription> keys)
    {
        var all = keys.ToList();
        foreach (var number in all.Where(key => key.Type.EndsWith("(value, with its source)", StringComparison.Ordinal)).ToArray())
            all.RemoveAll(key => new[] { "value", "source", "status", "note" }.Any(below => key.Path == $"{number.Path}.{below}"));
        return all;
    }

    private static void WriteTable(StringBuilder text, string title, IEnumerable<KeyDescription> keys)
    {
        var rows = keys.ToArray();
        text.Append(CultureInfo.InvariantCulture, $"\n### {title}\n\n");
        if (rows.Length == 0)
        {
            text.Append("No keys of its own.\n");
            return;
        }
        text.Append("| key | value | meaning | without it |\n| --- | --- | --- | --- |\n");
        foreach (var key in rows)
            text.Append(CultureInfo.InvariantCulture, $"| `{key.Path}` | {Cell(key.Type)} | {Cell(key.Meaning)} | {Without(key)} |\n");
    }

    private static string Without(KeyDescription key) =>
        key.Required ? "**needed**"
        : key.Default is { } otherwise ? Cell(otherwise)
        : "";

    private static string Cell(string text) =>
        text.Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
}
