using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using TradeSim.Client.Commands;
using TradeSim.Scenarios;

namespace TradeSim.Client.Tests;

/// <summary>
/// What people read of the command line: help and errors, recorded in Snapshots, and docs/reference/commands.md. To record them anew:
/// <c>TRADESIM_REBUILD=1 dotnet test --project tests/Client.Tests -- --filter-class "*HelpTests"</c>.
/// </summary>
public sealed partial class HelpTests
{
    private const int Width = 120;
    private const int MostWords = 25;

    private const string Scenario = "scenarios/kyrgyzstan-belarus-500m.yaml";

    /// <summary>Mistakes that users make.</summary>
    private static readonly string[][] Mistakes =
    [
        ["run", "no-such-file.yaml"],
        ["run", Scenario, "--set", "polices.corridor.intensity=1"],
        ["run", Scenario, "--set", "policies.coridor.intensity=1"],
        ["run", Scenario, "--set", "policies.corridor.intensity=5 %"],
        ["run", Scenario, "--set", "closure=partail"],
        ["run", Scenario, "--set", "years.to=2020"],
        ["solve", Scenario, "--lever", "policies.coridor.intensity"],
        ["ensemble", Scenario, "--cases", "0"],
        ["compare", "out"],
        ["new", "Serbja", "Vietnam", "--target", "1000", "--by", "2032"],
        ["help", "TS9999"],
        ["run"],
        ["runn", Scenario],
        ["run", Scenario, "--langg", "de"],
        ["run", Scenario, "--lang", "fr"],
        ["solve", Scenario, "--lever", "nope"],
        ["solve", Scenario, "--lever", "policies.corridor.intensity", "--at-least", "1", "--at-most", "2"],
        ["solve", Scenario, "--lever", "policies.corridor.intensity", "--budget", "3"],
        ["solve", Scenario, "--by", "XXX"],
        ["explain", Scenario, "--outcome", "turnovr KGZ-BLR"],
        ["explain", Scenario, "--year", "1999"],
        ["sweep", Scenario, "--over", "policies.corridor.intensity=0:1"],
        ["sensitivity", Scenario, "--samples", "1"],
        ["ensemble", Scenario, "--uncertain", "assumptions.adjustment=norml(0,1)"],
        ["backtest", "--horizons", "0"],
        ["compare", "nope", "nope-either"],
        ["baseline", "nope", "--out", "out/nope"],
        ["new", "SRB"],
    ];

    [Fact]
    public void Help_is_as_recorded() => AssertRecorded("help.txt", string.Concat(Helps().Select(help => help.Text + "\n")));

    [Fact]
    public void Errors_are_as_recorded() =>
        AssertRecorded(
            "errors.txt",
            string.Concat(
                Mistakes.Select(mistake =>
                    $"$ tradesim {string.Join(' ', mistake)}\n{Tradesim.RunAt(Width, mistake).Error.ReplaceLineEndings("\n")}\n"
                )
            )
        );

    [Fact]
    public void The_page_of_commands_shows_the_help()
    {
        var page = new StringBuilder(
            """
            # Commands

            The help of each command, as `tradesim COMMAND --help` prints it. Exit codes: 0 for success, 1 for a failed run, check or case,
            2 for invalid input, 130 after Ctrl+C.

            `--lang` sets the language of what a command prints and writes; tables (CSV) stay in English. In the terminal, each row of a
            table has the decimals that give its largest value four significant digits, and shares are in per cent. Files have all digits.

            """.ReplaceLineEndings("\n")
        );
        foreach (var (name, text) in Helps())
            page.Append(CultureInfo.InvariantCulture, $"\n## {(name.Length == 0 ? "tradesim" : name)}\n\n```text\n{text.Trim()}\n```\n");
        AssertFile(Path.Combine(Repository.Root, "docs", "reference", "commands.md"), page.ToString());
    }

    [Fact]
    public void Sentences_of_help_and_errors_are_short()
    {
        var texts = Symbols().Select(symbol => symbol.Description ?? "").Concat(ErrorTexts());
        Assert.DoesNotContain(texts.SelectMany(Sentences), sentence => sentence.Split(' ').Length > MostWords);
    }

    [Fact]
    public void Every_command_says_what_it_does_in_the_imperative_and_has_two_examples()
    {
        var commands = CommandLine.CreateRoot().Subcommands;
        Assert.Equal(commands.Select(command => command.Name).Order(), CommandExamples.Of.Keys.Order());
        Assert.All(CommandExamples.Of.Values, examples => Assert.Equal(2, examples.Length));
        // "Runs" and "Draws" describe; "Run" and "Draw" tell.
        Assert.All(commands, command => Assert.DoesNotMatch("^[A-Z][a-z]+[^s]s ", command.Description ?? "Runs nothing"));
        Assert.All(Symbols(), symbol => Assert.EndsWith(".", symbol.Description, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_example_parses() =>
        Assert.All(CommandExamples.Of.Values.SelectMany(examples => examples), example =>
            Assert.Empty(CommandLine.CreateRoot().Parse(example.Split(' ')).Errors)
        );

    [Theory]
    [InlineData("TS1101", "Unknown key", "polices: []")]
    [InlineData("ts3010", "(warning)", "switched off")]
    public void Help_explains_codes(string code, string title, string text)
    {
        var help = Tradesim.Run("help", code);
        Assert.Equal(0, help.ExitCode);
        Assert.Contains(title, help.Output, StringComparison.Ordinal);
        Assert.Contains(text, help.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Help_of_a_command_is_its_help() => Assert.Equal(Tradesim.Run("run", "--help").Output, Tradesim.Run("help", "run").Output);

    private static IEnumerable<(string Name, string Text)> Helps() =>
        CommandLine
            .CreateRoot()
            .Subcommands.Select(command => command.Name)
            .Prepend("")
            .Select(name =>
            {
                string[] arguments = name.Length == 0 ? ["--help"] : [name, "--help"];
                var printed = Tradesim.RunAt(Width, arguments).Output.ReplaceLineEndings("\n");
                // Usage names the program that runs, which is a test here.
                var lines = printed.Replace("  TradeSim.Client.Tests", "  tradesim", StringComparison.Ordinal).Split('\n');
                return (name, string.Join('\n', lines.Select(line => line.TrimEnd())).Trim('\n') + "\n");
            });

    /// <summary>Commands, options and arguments that people see.</summary>
    private static IEnumerable<Symbol> Symbols() =>
        CommandLine
            .CreateRoot()
            .Subcommands.SelectMany(command => command.Options.Cast<Symbol>().Concat(command.Arguments).Prepend(command))
            .Where(symbol => !symbol.Hidden && symbol is not System.CommandLine.Help.HelpOption);

    private static IEnumerable<string> ErrorTexts() =>
        Mistakes
            .Select(mistake => Tradesim.RunAt(Width, mistake).Error)
            .Concat(ErrorCatalogue.All.SelectMany(entry => new[] { entry.Title, entry.Cause, entry.Fix }));

    /// <summary>Sentences, and the items before and after a colon or a semicolon, such as lists of known names.</summary>
    private static IEnumerable<string> Sentences(string text) => Ends().Split(text).Where(sentence => sentence.Trim().Length > 0);

    private static void AssertRecorded(string name, string text) =>
        AssertFile(Path.Combine(Repository.Root, "tests", "Client.Tests", "Snapshots", name), text);

    private static void AssertFile(string file, string text)
    {
        Recorded.Rebuild(() => File.WriteAllText(file, text));
        Assert.Equal(File.ReadAllText(file).ReplaceLineEndings("\n"), text);
    }

    [GeneratedRegex(@"(?<=[.!?:;])\s+|\n")]
    private static partial Regex Ends();
}
