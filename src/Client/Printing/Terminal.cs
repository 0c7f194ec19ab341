using System.Globalization;
using Spectre.Console;
using TradeSim.Scenarios;
using TradeSim.Studies.Cases;

namespace TradeSim.Client.Printing;

/// <summary>What the command line prints. Text from files is escaped: nothing in a name is obeyed by the terminal.</summary>
internal static class Terminal
{
    /// <summary>Columns where there is no terminal to ask.</summary>
    private const int WidthOfFiles = 120;

    private static readonly Streams OfProcess = new(
        Console.Out,
        Console.Error,
        CreateForProcess(),
        Interactive: !Console.IsOutputRedirected && !Console.IsErrorRedirected,
        ColouredErrors: !Console.IsErrorRedirected
    );

    /// <summary>Where a command that runs within a program prints; unset: the process's own streams.</summary>
    private static readonly AsyncLocal<Streams?> Redirected = new();

    private static readonly AsyncLocal<bool> Strict = new();

    private static Streams Current => Redirected.Value ?? OfProcess;

    private static IAnsiConsole Output => Current.Console;

    /// <summary>Columns of the terminal.</summary>
    public static int Width => Output.Profile.Width;

    /// <summary>An unformatted line.</summary>
    public static void Line(string text = "") => Current.Output.WriteLine(Printable(text));

    /// <summary>An unformatted text, for other programs to read.</summary>
    public static void Raw(string text) => Current.Output.WriteLine(text);

    /// <summary>Prints to writers instead of the process's streams, without colours and progress, in this asynchronous flow.</summary>
    /// <param name="output">Receives results.</param>
    /// <param name="error">Receives errors and warnings.</param>
    /// <param name="width">Columns of tables.</param>
    public static void Redirect(TextWriter output, TextWriter error, int width)
    {
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Ansi = AnsiSupport.No,
                ColorSystem = ColorSystemSupport.NoColors,
                Out = new AnsiConsoleOutput(output),
            }
        );
        console.Profile.Width = width;
        Redirected.Value = new Streams(output, error, console, Interactive: false, ColouredErrors: false);
    }

    /// <summary>A line of Spectre's markup; outside text goes through <see cref="Escaped"/>.</summary>
    public static void Markup(string markup) => Output.MarkupLine(markup);

    /// <summary>A line in a colour.</summary>
    public static void Coloured(string text, string colour)
    {
        if (Output.Profile.Capabilities.Ansi)
            Markup($"[{colour}]{Escaped(text)}[/]");
        else
            Line(text);
    }

    /// <summary>An error, on the error stream; not wrapped, so that file:line:column can be found by other programs.</summary>
    public static void Error(string text) => WriteError(text, "31");

    /// <summary>A warning, on the error stream.</summary>
    public static void Warning(string text) => WriteError($"warning: {text}", "33");

    /// <summary>Whether implausible values are errors, in this asynchronous flow.</summary>
    public static bool IsStrict
    {
        get => Strict.Value;
        set => Strict.Value = value;
    }

    /// <summary>The warnings of scenarios, on the error stream.</summary>
    /// <exception cref="ScenarioException">An implausible value is among them, and the user is strict.</exception>
    public static void Warnings(IEnumerable<ScenarioError> warnings)
    {
        var questions = new List<ScenarioError>();
        foreach (var warning in warnings)
        {
            if (IsStrict && ErrorCatalogue.Find(warning.Code) is { IsQuestion: true })
                questions.Add(warning);
            else
                Warning(warning.ToString());
        }
        if (questions.Count > 0)
            throw new ScenarioException(questions);
    }

    private static void WriteError(string text, string colour)
    {
        foreach (var line in text.Split('\n'))
            Current.Error.WriteLine(
                !Current.ColouredErrors || !Output.Profile.Capabilities.Ansi
                    ? Printable(line)
                    : $"\u001b[{colour}m{Printable(line)}\u001b[0m"
            );
    }

    private static IAnsiConsole CreateForProcess()
    {
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Ansi = Console.IsOutputRedirected ? AnsiSupport.No : AnsiSupport.Detect,
                ColorSystem = Console.IsOutputRedirected ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            }
        );
        if (Console.IsOutputRedirected)
            console.Profile.Width =
                int.TryParse(
                    Environment.GetEnvironmentVariable("COLUMNS"),
                    NumberStyles.None,
                    CultureInfo.InvariantCulture,
                    out var columns
                )
                && columns > 20
                    ? columns
                    : WidthOfFiles;
        return console;
    }

    /// <summary>A table with a name column and columns of numbers.</summary>
    public static void Table(string corner, IReadOnlyList<string> headers, IEnumerable<(string Name, IReadOnlyList<string> Cells)> rows) =>
        Output.Write(TableOf(corner, headers, rows));

    private static Table TableOf(string corner, IReadOnlyList<string> headers, IEnumerable<(string Name, IReadOnlyList<string> Cells)> rows)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn(new TableColumn(Escaped(corner)));
        foreach (var header in headers)
            table.AddColumn(new TableColumn(Escaped(header)).RightAligned().NoWrap());
        foreach (var (name, cells) in rows)
            table.AddRow([Escaped(name), .. cells.Select(Escaped)]);
        return table;
    }

    /// <summary>Runs an operation under a progress bar with the time left; without a bar if the output is not a terminal.</summary>
    public static T Watched<T>(string what, Func<IProgress<StudyProgress>?, T> work)
    {
        if (!Current.Interactive || !Output.Profile.Capabilities.Interactive)
            return work(null);
        return Output
            .Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn())
            .Start(shown => work(new Bar(what, shown.AddTask(Escaped(what)))));
    }

    /// <summary>A text whose characters are shown and not obeyed.</summary>
    public static string Escaped(string text) => Spectre.Console.Markup.Escape(Printable(text));

    /// <summary>A number for people, in the notation that reads back everywhere.</summary>
    public static string Number(double value) =>
        Math.Abs(value) switch
        {
            >= 1000 => value.ToString("#,0", CultureInfo.InvariantCulture),
            >= 10 => value.ToString("0.0", CultureInfo.InvariantCulture),
            _ => value.ToString("0.0000", CultureInfo.InvariantCulture),
        };

    /// <summary>Without what a terminal obeys: controls, and what turns the direction of writing or is not seen.</summary>
    private static string Printable(string text) =>
        string.Concat(
            text.Select(letter =>
                letter != '\t'
                && char.GetUnicodeCategory(letter)
                    is UnicodeCategory.Control
                        or UnicodeCategory.Format
                        or UnicodeCategory.LineSeparator
                        or UnicodeCategory.ParagraphSeparator
                    ? '\uFFFD'
                    : letter
            )
        );

    private sealed record Streams(TextWriter Output, TextWriter Error, IAnsiConsole Console, bool Interactive, bool ColouredErrors);

    private sealed class Bar(string what, ProgressTask task) : IProgress<StudyProgress>
    {
        public void Report(StudyProgress value)
        {
            task.MaxValue = Math.Max(1, value.Total);
            task.Value = value.Done;
            var left = value.Remaining is { } time ? string.Create(CultureInfo.InvariantCulture, $", {time:h\\:mm\\:ss} left") : "";
            task.Description = Escaped(string.Create(CultureInfo.InvariantCulture, $"{what}: {value.Done} of {value.Total}{left}"));
        }
    }
}
