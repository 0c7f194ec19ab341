using System.Text;

namespace TradeSim.Client.Tests;

/// <summary>
/// The commands of the tutorials print what the pages show; a block <c>yaml name=FILE</c> is that file. To write the pages anew:
/// <c>TRADESIM_REBUILD=1 dotnet test --project tests/Client.Tests -- --filter-class "*TutorialTests"</c>.
/// </summary>
[Collection(nameof(TutorialTests))]
public sealed class TutorialTests : IDisposable
{
    private const string Start = "```console";
    private const string End = "```";
    private const string Prompt = "$ tradesim ";

    /// <summary>Starts of lines that pages leave out: how long a run took, and the list of parameters.</summary>
    private static readonly string[] LeftOut = ["Solved", "    assumptions.", "    policies."];

    private const int Columns = 130;

    private const string FileStart = "```yaml name=";

    private readonly TemporaryFolder folder = new();

    public void Dispose()
    {
        Directory.SetCurrentDirectory(Repository.Root);
        folder.Dispose();
    }

    [Theory]
    [InlineData("first-scenario.md")]
    [InlineData("your-own-country.md")]
    public void Each_command_prints_what_the_page_shows(string page)
    {
        string tutorials = Path.Combine(Repository.Root, "docs", "tutorials");
        foreach (string file in Directory.EnumerateFiles(Path.Combine(tutorials, "downloads")))
            File.Copy(file, folder[Path.GetFileName(file)]);
        string path = Path.Combine(tutorials, page);
        string shown = File.ReadAllText(path);
        string printed = Run(shown);
        Recorded.Rebuild(() => File.WriteAllText(path, printed));
        Assert.Equal(shown, printed);
    }

    /// <summary>The page with what its commands print.</summary>
    private string Run(string page)
    {
        var text = new StringBuilder();
        bool inside = false;
        string? file = null;
        foreach (string line in page.TrimEnd('\n').Split('\n'))
        {
            if (file is not null && line == End)
                file = null;
            else if (file is not null)
                File.AppendAllText(folder[file], line + "\n");
            else if (line.StartsWith(FileStart, StringComparison.Ordinal))
                file = line[FileStart.Length..];
            if (!inside || line == End)
                text.Append(line).Append('\n');
            inside = line == Start || (inside && line != End);
            if (inside && line.StartsWith(Prompt, StringComparison.Ordinal))
                text.Append(line).Append('\n').Append(Output(line[Prompt.Length..].Split(' ')));
        }

        return text.ToString();
    }

    private string Output(string[] arguments)
    {
        var outcome = Tradesim.RunIn(folder.Path, 120, arguments);
        Assert.True(outcome.ExitCode == 0, $"tradesim {string.Join(' ', arguments)}: {outcome}");
        string[] lines = outcome.Output.Replace(folder.Path, ".", StringComparison.Ordinal).TrimEnd('\n').Split('\n');
        return string.Concat(lines.Where(line => !LeftOut.Any(line.StartsWith)).SelectMany(Wrapped).Select(line => line.TrimEnd() + "\n"));
    }

    /// <summary>Long lines are broken at blanks, as a terminal breaks them.</summary>
    private static IEnumerable<string> Wrapped(string line)
    {
        while (line.Length > Columns && line.LastIndexOf(' ', Columns) is > 0 and var end)
        {
            yield return line[..end];
            line = line[(end + 1)..];
        }
        yield return line;
    }
}

/// <summary>Commands of the tutorials run in a folder of their own, which is then that of the process: no other test runs.</summary>
[CollectionDefinition(nameof(TutorialTests), DisableParallelization = true)]
public sealed class TutorialsRunAlone;
