using System.Globalization;
using System.Text.RegularExpressions;

namespace TradeSim.Client.Tests;

/// <summary>Commands in README and docs: all of them parse, they run, and they print what the page shows of their output.</summary>
public sealed partial class DocsCommandTests
{
    /// <summary>Those that run until they are stopped: ServeTests and the tests of Silo.Tests start them.</summary>
    private static readonly string[] Servers = ["serve", "cluster", "silo"];

    public static TheoryData<string> Pages =>
        [
            .. DocsCommands.Pages.Where(page =>
                page != "docs/gallery/README.md" // GalleryTests
                && !File.ReadAllText(Path.Combine(Repository.Root, page)).Contains("```console", StringComparison.Ordinal) // TutorialTests
                && DocsCommands.Of(page).Any(call => call.IsRun)
            ),
        ];

    [Fact]
    public void Every_command_parses()
    {
        var wrong =
            from page in DocsCommands.Pages
            from call in DocsCommands.Of(page)
            from error in CommandLine.CreateRoot().Parse(call.Arguments).Errors
            select $"{page}: {call}: {error.Message}";
        Assert.Empty(wrong);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void The_commands_of_a_page_run_and_print_what_it_shows(string page)
    {
        using var folder = new TemporaryFolder();
        foreach (var call in DocsCommands.Of(page).Where(call => call.IsRun && !Servers.Contains(call.Arguments[0])))
        {
            var outcome = Tradesim.RunAt(120, Moved(call.Arguments, folder));
            // 1: a check or a target is missed, which is an answer.
            Assert.True(outcome.ExitCode is 0 or 1, $"{page}: {call}: {outcome}");
            AssertShown(call, Duration().Replace(outcome.Output, ""));
            if (call.Shown.Count > 0 && page == "README.md")
                AssertFigures(call, outcome.Output);
        }
    }

    /// <summary>The command with its folder of results, and those that it reads, in another folder than the repository's.</summary>
    private static string[] Moved(string[] arguments, TemporaryFolder folder)
    {
        string[] moved =
        [
            .. arguments.Select(
                (argument, index) =>
                    argument.StartsWith("out/", StringComparison.Ordinal) || (index > 0 && arguments[index - 1] == "--out")
                        ? folder[argument]
                        : argument
            ),
        ];
        var hasFolder = CommandLine
            .CreateRoot()
            .Subcommands.Single(command => command.Name == arguments[0])
            .Options.Any(o => o.Name == "--out");
        return hasFolder && !moved.Contains("--out") && !moved.Contains("--resume")
            ? [.. moved, "--out", folder[$"out/{Guid.NewGuid():N}"]]
            : moved;
    }

    /// <summary>Each line that the page shows is printed, in this order, whatever the widths of columns and lines are.</summary>
    private static void AssertShown(DocsCommands.Call call, string output)
    {
        var rest = Squeezed(output);
        foreach (var line in call.Shown.Select(Squeezed).Where(line => line.Length > 0))
        {
            var shown = Duration().Replace(line, "");
            var at = rest.IndexOf(shown, StringComparison.Ordinal);
            Assert.True(at >= 0, $"{call} does not print this, or not in this place:\n{line}\nIt prints:\n{output}");
            rest = rest[(at + shown.Length)..];
        }
    }

    /// <summary>Each number of an answer in words is one that the command names or prints, rounded.</summary>
    private static void AssertFigures(DocsCommands.Call call, string output)
    {
        double[] known = [.. Number().Matches($"{call} {output}").Select(match => Read(match.Value))];
        foreach (var number in Number().Matches(call.Answer).Select(match => match.Value.TrimEnd('.', ',')))
        {
            var decimals = number.Contains('.', StringComparison.Ordinal)
                ? number.Length - number.IndexOf('.', StringComparison.Ordinal) - 1
                : 0;
            Assert.True(
                known.Any(value => Math.Round(value, decimals, MidpointRounding.AwayFromZero) == Read(number)),
                $"README answers with {number}, which {call} does not print:\n{output}"
            );
        }
    }

    private static double Read(string number) =>
        double.Parse(number.Replace(",", "", StringComparison.Ordinal).TrimEnd('.'), CultureInfo.InvariantCulture);

    private static string Squeezed(string line) => Blanks().Replace(line, " ").Trim();

    [GeneratedRegex(@"\d[\d,.]*")]
    private static partial Regex Number();

    /// <summary>How long the machine took.</summary>
    [GeneratedRegex(@" in \d[\d.,]* m?s\b")]
    private static partial Regex Duration();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
