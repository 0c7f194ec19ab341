using System.Globalization;
using System.Text.RegularExpressions;

namespace TradeSim.Docs.Tests;

/// <summary>The rules of style that a program can check.</summary>
public partial class TextTests
{
    private const int Columns = 140;
    private const int MostLines = 6;

    private static readonly Regex[] Banned =
    [
        .. Phrases().Select(phrase => new Regex(phrase, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)),
    ];

    [Fact]
    public void Docs_have_no_banned_phrase() => AssertNone(Documents.All.SelectMany(file => Of(file, Documents.Read(file))));

    /// <summary>Help, errors, reports, pages, schema and comments are all in the sources and scenarios.</summary>
    [Fact]
    public void Sources_and_scenarios_have_no_banned_phrase() =>
        AssertNone(
            Sources("src", "*.cs")
                .Concat(Sources("src", "*.html"))
                .Concat(Sources("src", "*.js"))
                .Concat(Sources("scenarios", "*.yaml"))
                .SelectMany(file => Of(file, File.ReadAllText(Path.Combine(Repository.Root, file))))
        );

    /// <summary>A paragraph, or an item of a list, takes at most six lines of 140 characters.</summary>
    [Fact]
    public void Paragraphs_are_short() =>
        AssertNone(
            from file in Documents.All
            from paragraph in Documents.Paragraphs(file)
            let lines = LinesOf(paragraph.Text)
            where lines > MostLines
            select Place(file, paragraph.Line, $"{lines} lines: {paragraph.Text[..60]}")
        );

    /// <summary>Except rows of tables, which Markdown cannot break.</summary>
    [Fact]
    public void Lines_of_Markdown_are_short() =>
        AssertNone(
            from file in Documents.All
            from line in Documents.Lines(file)
            where line.Text.Length > Columns && !line.Text.StartsWith('|') && !IsUrl(line.Text)
            select Place(file, line.Number, $"{line.Text.Length} characters")
        );

    /// <summary>Every line, also in raw strings.</summary>
    [Fact]
    public void Lines_of_code_are_short() =>
        AssertNone(
            from folder in (string[])["src", "tests", "examples", "bench"]
            from file in Sources(folder, "*.cs")
            from line in File.ReadLines(Path.Combine(Repository.Root, file)).Index()
            where line.Item.Length > Columns && !IsUrl(line.Item)
            select Place(file, line.Index + 1, $"{line.Item.Length} characters")
        );

    /// <summary>Whether a line has nothing but a URL, after the mark of a comment, a list or a string.</summary>
    private static bool IsUrl(string line) =>
        line.Split(' ').Where(word => word.Length > 3).ToArray() is [var only] && only.Contains("://", StringComparison.Ordinal);

    private static int LinesOf(string paragraph)
    {
        var (lines, length) = (1, 0);
        foreach (var word in paragraph.Split(' '))
        {
            if (length > 0 && length + 1 + word.Length > Columns)
                (lines, length) = (lines + 1, 0);
            length += (length == 0 ? 0 : 1) + word.Length;
        }
        return lines;
    }

    private static IEnumerable<string> Of(string file, string text)
    {
        var flat = Blanks().Replace(text.ReplaceLineEndings("\n"), " "); // a phrase may run over the end of a line
        return Banned.SelectMany(phrase => phrase.Matches(flat).Select(match => $"{file}: {Around(flat, match)}"));
    }

    private static string Around(string text, Match match)
    {
        var start = Math.Max(0, match.Index - 40);
        return text[start..Math.Min(text.Length, match.Index + match.Length + 20)];
    }

    private static IEnumerable<string> Sources(string folder, string pattern) =>
        Directory
            .EnumerateFiles(Path.Combine(Repository.Root, folder), pattern, SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Repository.Root, file).Replace(Path.DirectorySeparatorChar, '/'))
            .Where(file => !Built().IsMatch(file))
            .Order(StringComparer.Ordinal);

    private static IEnumerable<string> Phrases()
    {
        using var stream = typeof(TextTests).Assembly.GetManifestResourceStream("TradeSim.Docs.Tests.banned-phrases.txt")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
                yield return line;
        }
    }

    private static string Place(string file, int line, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{file}:{line}: {what}");

    private static void AssertNone(IEnumerable<string> problems)
    {
        var all = problems.ToArray();
        Assert.True(all.Length == 0, string.Create(CultureInfo.InvariantCulture, $"{all.Length} problems\n{string.Join('\n', all)}"));
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex("(^|/)(bin|obj)/")]
    private static partial Regex Built();
}
