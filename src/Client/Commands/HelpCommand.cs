using System.CommandLine;
using TradeSim.Client.Printing;
using TradeSim.Runs;
using TradeSim.Scenarios;

namespace TradeSim.Client.Commands;

/// <summary><c>tradesim help CODE</c>: what an error or a warning means; with a command, its help.</summary>
internal static class HelpCommand
{
    public static Command Create()
    {
        var topic = new Argument<string?>("TOPIC")
        {
            Description = "Code of an error or a warning, such as TS1101, or a command.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command("help", "Explain an error code, or show the help of a command.") { topic };
        command.SetAction(
            (parsed, cancellation) =>
            {
                var text = parsed.GetValue(topic);
                if (text is null || Verbs.Names.Contains(text))
                    return parsed
                        .RootCommandResult.Command.Parse(text is null ? ["--help"] : [text, "--help"])
                        .InvokeAsync(parsed.InvocationConfiguration, cancellation);
                return Task.FromResult(Verbs.Guarded(() => Explain(text)));
            }
        );
        return command;
    }

    private static int Explain(string code)
    {
        if (ErrorCatalogue.Find(code) is not { } entry)
            throw new UserException($"unknown code or command '{code}'. Codes are listed in docs/reference/errors.md, such as TS1101");
        Terminal.Line($"{entry.Code}: {entry.Title}{(entry.IsWarning ? " (warning)" : "")}");
        Terminal.Line();
        Terminal.Line(entry.Cause);
        Terminal.Line($"What to do: {entry.Fix}");
        if (entry.Example.Length > 0)
        {
            Terminal.Line();
            foreach (var line in entry.Example.Split('\n'))
                Terminal.Line($"  {line}");
        }
        return ExitCode.Done;
    }
}
