using System.Diagnostics;
using System.Text.RegularExpressions;

namespace TradeSim.Client.Tests;

/// <summary>Commands in docs: all of them parse, and those of the guides run, except blocks that say why not.</summary>
public sealed partial class DocsCommandTests
{
    private const string NotRun = "<!-- not run:";

    public static TheoryData<string> Guides =>
        [
            .. Directory
                .GetFiles(Path.Combine(Repository.Root, "docs", "how-to"), "*.md")
                .Select(file => Path.GetFileName(file))
                .Order(StringComparer.Ordinal),
        ];

    [Fact]
    public void Every_command_parses()
    {
        var files = Directory
            .GetFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories)
            .Append(Path.Combine(Repository.Root, "README.md"));
        var wrong =
            from file in files
            from command in CommandsOf(file)
            from error in CommandLine.CreateRoot().Parse(command.Arguments).Errors
            select $"{Path.GetRelativePath(Repository.Root, file)}: tradesim {string.Join(' ', command.Arguments)}: {error.Message}";
        Assert.Empty(wrong);
    }

    [Theory]
    [MemberData(nameof(Guides))]
    public async Task The_commands_of_a_guide_run(string page)
    {
        using var folder = new TemporaryFolder();
        Directory.CreateSymbolicLink(folder["scenarios"], Repository.Scenarios);
        foreach (var (arguments, isRun) in CommandsOf(Path.Combine(Repository.Root, "docs", "how-to", page)))
        {
            if (!isRun || arguments[0] == "serve")
                continue;
            var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "tradesim.dll"), .. arguments])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                WorkingDirectory = folder.Path,
            };
            using var process = Process.Start(start)!;
            var error = process.StandardError.ReadToEndAsync();
            await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            // 1: a check or a target is missed, which is an answer.
            Assert.True(process.ExitCode is 0 or 1, $"tradesim {string.Join(' ', arguments)}: exit code {process.ExitCode}\n{await error}");
        }
    }

    /// <summary>The lines of blocks of a shell that call tradesim, without the prompt.</summary>
    private static IEnumerable<(string[] Arguments, bool IsRun)> CommandsOf(string file)
    {
        var (isInside, isRun) = (false, true);
        foreach (var line in File.ReadAllText(file).ReplaceLineEndings("\n").Replace(" \\\n", "", StringComparison.Ordinal).Split('\n'))
        {
            if (line.StartsWith(NotRun, StringComparison.Ordinal))
                isRun = false;
            else if (line.StartsWith("```", StringComparison.Ordinal))
            {
                if (isInside)
                    isRun = true;
                isInside = !isInside && line is "```sh" or "```console";
            }
            else if (isInside && Command().Match(line) is { Success: true } command)
                yield return ([.. Word().Matches(command.Groups[1].Value).Select(word => word.Value.Trim('"', '\''))], isRun);
        }
    }

    [GeneratedRegex(@"^(?:\$ )?tradesim ([^#]+)")]
    private static partial Regex Command();

    [GeneratedRegex("\"[^\"]*\"|'[^']*'|[^ ]+")]
    private static partial Regex Word();
}
