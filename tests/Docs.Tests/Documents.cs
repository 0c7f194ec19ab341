using System.Text.RegularExpressions;

namespace TradeSim.Docs.Tests;

/// <summary>The Markdown files that people read, and what they consist of.</summary>
internal static partial class Documents
{
    /// <summary>Files by path from the root: README, CONTRIBUTING, docs, and the pages beside data and tests.</summary>
    public static IEnumerable<string> All =>
        Directory
            .EnumerateFiles(Repository.Root, "*.md", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Repository.Root, file).Replace(Path.DirectorySeparatorChar, '/'))
            .Where(file => !Generated().IsMatch(file))
            .Order(StringComparer.Ordinal);

    /// <summary>The text of a file.</summary>
    public static string Read(string file) => File.ReadAllText(Path.Combine(Repository.Root, file)).ReplaceLineEndings("\n");

    /// <summary>Lines with their number from 1, and whether they stand in a block of code.</summary>
    public static IEnumerable<(int Number, string Text, bool IsCode)> Lines(string file)
    {
        var isCode = false;
        var number = 0;
        foreach (var line in Read(file).Split('\n'))
        {
            var fence = line.TrimStart().StartsWith("```", StringComparison.Ordinal) || line == "$$";
            isCode ^= fence;
            yield return (++number, line, isCode || fence);
        }
    }

    /// <summary>Paragraphs and items of lists, without code, tables and headings.</summary>
    public static IEnumerable<(int Line, string Text)> Paragraphs(string file)
    {
        var (start, text) = (0, "");
        foreach (var (number, line, isCode) in Lines(file))
        {
            var isBreak =
                isCode || line.Trim().Length == 0 || line[0] is '|' or '#' or '<' || line.StartsWith("    ", StringComparison.Ordinal);
            if ((isBreak || Item().IsMatch(line)) && text.Length > 0)
            {
                yield return (start, text);
                text = "";
            }
            if (isBreak)
                continue;
            if (text.Length == 0)
                start = number;
            text += (text.Length == 0 ? "" : " ") + line.Trim();
        }
        if (text.Length > 0)
            yield return (start, text);
    }

    /// <summary>Blocks of code: language, info string, the comment before it, and the code.</summary>
    public static IEnumerable<(int Line, string Language, string Before, string Code)> Blocks(string file)
    {
        var (before, start, language) = ("", 0, "");
        var code = new List<string>();
        foreach (var (number, line, _) in Lines(file))
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                if (start == 0)
                    (start, language) = (number, line[3..].Trim());
                else
                {
                    yield return (start, language, before, string.Join('\n', code));
                    (start, before) = (0, "");
                    code.Clear();
                }
            }
            else if (start > 0)
                code.Add(line);
            else if (line.Trim().Length > 0)
                before = line;
        }
    }

    [GeneratedRegex(@"(^|/)(bin|obj|out|artifacts|TestResults|_site|node_modules)/|^docs/reference/api/|/report\.md$|^\.")]
    private static partial Regex Generated();

    [GeneratedRegex(@"^\s*([-*]|\d+\.) ")]
    private static partial Regex Item();
}
