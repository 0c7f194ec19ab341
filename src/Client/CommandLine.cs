using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Globalization;
using TradeSim.Client.Commands;
using TradeSim.Client.Printing;

namespace TradeSim.Client;

/// <summary>The command line <c>tradesim</c>: parses arguments, runs the command and returns the exit code.</summary>
internal static class CommandLine
{
    /// <summary>Runs a command as a process does: Ctrl+C cancels it.</summary>
    /// <param name="arguments">The arguments, without the program's name.</param>
    public static Task<int> RunAsync(string[] arguments)
    {
        // Options are parsed, and errors written, the same on every machine; a report has the culture of its language.
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        return RunAsync(arguments, new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(30) });
    }

    /// <summary>Runs a command within a program that reads what it prints.</summary>
    /// <param name="arguments">The arguments, without the program's name.</param>
    /// <param name="output">Receives results.</param>
    /// <param name="error">Receives errors and warnings.</param>
    /// <param name="width">Columns of tables.</param>
    public static async Task<int> RunAsync(string[] arguments, TextWriter output, TextWriter error, int width)
    {
        Terminal.Redirect(output, error, width);
        return await RunAsync(
            arguments,
            new InvocationConfiguration
            {
                Output = output,
                Error = error,
                ProcessTerminationTimeout = null,
            }
        );
    }

    private static async Task<int> RunAsync(string[] arguments, InvocationConfiguration configuration)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        configuration.EnableDefaultExceptionHandler = false;
        var root = CreateRoot();
        root.Options.OfType<VersionOption>().Single().Action = new VersionAction();
        var strict = new Option<bool>("--strict")
        {
            Description = "Treat implausible values, such as a rate of 500 %, as errors.",
            Recursive = true,
        };
        root.Options.Add(strict);
        var parsed = root.Parse(arguments);
        Terminal.IsStrict = parsed.GetValue(strict);
        if (
            arguments.Length > 0
            && CommandLineErrors.Of(parsed) is { Count: > 0 } errors
            && parsed.Action is not (HelpAction or HelpWithExamples or VersionAction)
        )
        {
            foreach (var error in errors)
                Terminal.Error(error);
            return ExitCode.BadInput;
        }
        var code = await parsed.InvokeAsync(configuration);
        return parsed.Action is ParseErrorAction ? ExitCode.BadInput : code;
    }

    /// <summary>All commands with their options, arguments and help.</summary>
    internal static RootCommand CreateRoot()
    {
        var root = new RootCommand("Simulate trade between countries or regions: what would it take to reach a target?");
        foreach (var command in Verbs.All)
            root.Subcommands.Add(command);
        foreach (var option in root.Subcommands.SelectMany(command => command.Options))
            option.HelpName ??= NameOfNumber(option);
        var help = root.Options.OfType<HelpOption>().Single();
        var usual = (HelpAction)help.Action!;
        usual.MaxWidth = Terminal.Width;
        help.Action = new HelpWithExamples(usual);
        return root;
    }

    /// <summary>How help shows the value of an option that takes a number and has no other name; null: it takes something else.</summary>
    private static string? NameOfNumber(Option option) =>
        option.Name == "--year" ? "YEAR"
        : Type.GetTypeCode(Nullable.GetUnderlyingType(option.ValueType) ?? option.ValueType)
            is TypeCode.Int32
                or TypeCode.UInt64
                or TypeCode.Double
            ? "NUMBER"
        : null;
}
