using System.Text.RegularExpressions;
using TradeSim.TestKit;

namespace TradeSim.ClientTestKit;

/// <summary>
/// Commands in pages, and what pages show of their output. A block <c>text output</c> shows lines that the command before it prints. A
/// block after a comment <c>not run: WHY</c> needs a service, and tests of that service run it.
/// </summary>
internal static partial class DocsCommands
{
    private const string NotRun = "<!-- not run:";
    private const string Output = "```text output";

    /// <summary>A call of tradesim in a page.</summary>
    /// <param name="Arguments">Its arguments.</param>
    /// <param name="IsRun">Whether it runs without a service.</param>
    /// <param name="Answer">The paragraph before its block.</param>
    /// <param name="Shown">Lines of its output that the page shows; empty: none.</param>
    public sealed record Call(string[] Arguments, bool IsRun, string Answer, List<string> Shown)
    {
        public override string ToString() => $"tradesim {string.Join(' ', Arguments)}";
    }

    /// <summary>README and the pages in docs with commands, by path from the root. Tutorials with <c>console</c> blocks have a test of
    /// their own (TutorialTests), and so has the gallery.</summary>
    public static IEnumerable<string> Pages =>
        Directory
            .GetFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Repository.Root, file).Replace(Path.DirectorySeparatorChar, '/'))
            .Where(file => !file.StartsWith("docs/_site/", StringComparison.Ordinal))
            .Prepend("README.md")
            .Order(StringComparer.Ordinal);

    /// <summary>Calls of tradesim in the blocks <c>sh</c> and <c>console</c> of a page.</summary>
    public static IReadOnlyList<Call> Of(string page)
    {
        var calls = new List<Call>();
        var text = File.ReadAllText(Path.Combine(Repository.Root, page))
            .ReplaceLineEndings("\n")
            .Replace(" \\\n", "", StringComparison.Ordinal);
        var (block, isRun, paragraph, lastParagraph) = ("", true, "", "");
        foreach (var line in text.Split('\n'))
        {
            if (line.StartsWith(NotRun, StringComparison.Ordinal))
                isRun = false;
            else if (line.StartsWith("```", StringComparison.Ordinal))
            {
                isRun |= block.Length > 0;
                block = block.Length > 0 ? "" : line;
            }
            else if (block is "```sh" or "```console" && Command().Match(line) is { Success: true } command)
            {
                string[] words = [.. Word().Matches(command.Groups[1].Value).Select(word => word.Value.Trim('"', '\''))];
                calls.Add(new Call(words, isRun, lastParagraph, []));
            }
            else if (block == Output)
                calls[^1].Shown.Add(line);
            else if (block.Length == 0 && line.Length > 0)
                lastParagraph = paragraph = paragraph.Length > 0 ? $"{paragraph} {line}" : line;
            if (line.Length == 0)
                paragraph = "";
        }
        return calls;
    }

    [GeneratedRegex(@"^(?:\$ )?(?:tradesim|dotnet run --project src/Client --) ([^#]+)")]
    private static partial Regex Command();

    [GeneratedRegex("\"[^\"]*\"|'[^']*'|[^ ]+")]
    private static partial Regex Word();
}
