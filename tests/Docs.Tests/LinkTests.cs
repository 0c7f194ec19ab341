using System.Text.RegularExpressions;

namespace TradeSim.Docs.Tests;

/// <summary>Links between pages lead somewhere, and code names pages that exist.</summary>
public partial class LinkTests
{
    [Fact]
    public void Every_link_and_anchor_resolves()
    {
        var problems = new List<string>();
        foreach (var file in Documents.All)
        {
            var text = string.Join('\n', Documents.Lines(file).Where(line => !line.IsCode).Select(line => line.Text));
            foreach (var target in Link().Matches(text).Select(match => match.Groups[1].Value))
            {
                if (Scheme().IsMatch(target))
                    continue;
                var (path, anchor) = (target.Split('#')[0], target.Contains('#', StringComparison.Ordinal) ? target.Split('#')[1] : "");
                var page = path.Length == 0 ? file : Path.Combine(Path.GetDirectoryName(file)!, path);
                var full = Path.GetFullPath(Path.Combine(Repository.Root, page));
                if (!Path.Exists(full))
                    problems.Add($"{file}: {target}: no such file");
                else if (anchor.Length > 0 && !Anchors(File.ReadAllText(full)).Contains(anchor))
                    problems.Add($"{file}: {target}: no such heading");
            }
        }
        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    /// <summary>Such as <c>docs/explanation/data.md</c> in a comment, a message or a scenario.</summary>
    [Fact]
    public void Every_page_that_sources_name_exists()
    {
        string[] files =
        [
            .. new[] { "src", "tests", "examples", "bench", "scenarios", "deploy", ".ci" }.SelectMany(folder =>
                Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*", SearchOption.AllDirectories)
            ),
        ];
        var problems =
            from file in files
            where !Built().IsMatch(file.Replace(Path.DirectorySeparatorChar, '/'))
            where Path.GetExtension(file) is ".cs" or ".csproj" or ".yaml" or ".py" or ".html" or ".js" or ".csv" or ""
            from Match match in Page().Matches(File.ReadAllText(file))
            where !File.Exists(Path.Combine(Repository.Root, match.Value))
            select $"{Path.GetRelativePath(Repository.Root, file)}: {match.Value}";
        Assert.Empty(problems.Distinct());
    }

    /// <summary>Every page can be reached from the index.</summary>
    [Fact]
    public void Every_page_is_linked()
    {
        var linked = Documents
            .All.SelectMany(file =>
                Link()
                    .Matches(Documents.Read(file))
                    .Select(match => match.Groups[1].Value.Split('#')[0])
                    .Where(target => target.EndsWith(".md", StringComparison.Ordinal) && !Scheme().IsMatch(target))
                    .Select(target => Path.GetFullPath(Path.Combine(Repository.Root, Path.GetDirectoryName(file)!, target)))
            )
            .ToHashSet();
        Assert.DoesNotContain(Documents.All, file =>
            file.StartsWith("docs/", StringComparison.Ordinal) && !linked.Contains(Path.GetFullPath(Path.Combine(Repository.Root, file)))
        );
    }

    /// <summary>Anchors of headings as GitHub makes them.</summary>
    private static HashSet<string> Anchors(string page) =>
        [
            .. Heading()
                .Matches(page.ReplaceLineEndings("\n"))
                .Select(match =>
                    Dropped().Replace(Markup().Replace(match.Groups[1].Value, "$1").Trim().ToLowerInvariant(), "").Replace(' ', '-')
                ),
        ];

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("^[a-z]+:")]
    private static partial Regex Scheme();

    [GeneratedRegex(@"(?<![\w/])docs/[\w/-]+\.md")]
    private static partial Regex Page();

    [GeneratedRegex("^#{1,6} (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\[([^\]]*)\]\([^)]*\)")]
    private static partial Regex Markup();

    [GeneratedRegex(@"[^\p{L}\p{N} _-]")]
    private static partial Regex Dropped();

    [GeneratedRegex("/(bin|obj)/")]
    private static partial Regex Built();
}
