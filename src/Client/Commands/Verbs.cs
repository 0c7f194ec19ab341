using System.CommandLine;
using System.Text.RegularExpressions;
using TradeSim.Baselines;
using TradeSim.Client.Cluster;
using TradeSim.Client.Printing;
using TradeSim.Engine.Baseline;
using TradeSim.Runs;
using TradeSim.Scenarios;
using TradeSim.Studies.Cases;

namespace TradeSim.Client.Commands;

/// <summary>All verbs, in the order of the help. One file a verb.</summary>
internal static partial class Verbs
{
    public static IEnumerable<Command> All =>
        [
            NewCommand.Create(),
            new RunCommand(),
            ValidateCommand.Create(),
            CompareCommand.Create(),
            PlotCommand.Create(),
            ServeCommand.Create(),
            SchemaCommand.Create(),
            HelpCommand.Create(),
            ExamplesCommand.Create(),
            BaselineCommand.Create(),
            ImportCommand.Create(),
            new EnsembleCommand(),
            new SweepCommand(),
            new ExplainCommand(),
            new SensitivityCommand(),
            new SolveCommand(),
            new GameCommand(),
            new BriefCommand(),
            CheckCommand.Create(),
            new BacktestCommand(),
            new CalibrateCommand(),
            StudiesCommand.Create(),
            AttachCommand.Create(),
            CancelCommand.Create(),
            new ResultsCommand(),
            ClusterCommand.Create(),
            SiloCommand.Create(),
        ];

    /// <summary>The names of all verbs.</summary>
    public static IReadOnlySet<string> Names { get; } = CommandExamples.Of.Keys.ToHashSet(StringComparer.Ordinal);

    /// <summary>Runs a verb beside the thread that waits for Ctrl+C, which would not be heard otherwise.</summary>
    public static Task<int> Cancellable(Func<int> verb) => Task.Run(() => Guarded(verb));

    /// <summary>Runs a verb so that bad input is a clear error and never a stack trace.</summary>
    public static int Guarded(Func<int> verb)
    {
        try
        {
            return verb();
        }
        catch (Exception exception)
            when (exception is ScenarioException or RecipeException or UserException or InconsistentBaselineException
                || exception is StudyException and not FailedCasesException
            )
        {
            foreach (var warning in (exception as ScenarioException)?.Warnings ?? [])
                Terminal.Warning(warning.ToString());
            Terminal.Error(exception is ScenarioException ? exception.Message : WithCode(exception));
            return ExitCode.BadInput;
        }
        catch (OutOfMemoryException)
        {
            Terminal.Error($"Not enough memory. Run fewer cases, or keep fewer outcomes ({EnsembleCommand.KeepName}) [TS4006]");
            return ExitCode.Failed;
        }
        catch (OperationCanceledException)
        {
            Terminal.Error("Cancelled.");
            return ExitCode.Cancelled;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or FailedCasesException)
        {
            Terminal.Error(WithCode(exception));
            return ExitCode.Failed;
        }
    }

    /// <summary>A message with the code under which tradesim help explains it.</summary>
    private static string WithCode(Exception exception)
    {
        var code = exception switch
        {
            FailedCasesException => "TS4004",
            RecipeException or InconsistentBaselineException => "TS4003",
            StudyException => "TS4002",
            UserException => "TS4001",
            ClusterRequestException => "TS4005",
            _ => "TS4007",
        };
        var message = exception is StudyException ? WithOption(exception.Message) : exception.Message;
        return message.Contains("[TS", StringComparison.Ordinal) ? message : $"{message} [{code}]";
    }

    /// <summary>A message about a member of a request (<c>at_least: got ...</c>) with the option that gives it.</summary>
    private static string WithOption(string message)
    {
        var member = Member().Match(message).Groups[1].Value;
        var option = $"--{member.Replace('_', '-')}";
        return All.Any(verb => verb.Options.Any(known => known.Name == option)) ? option + message[member.Length..] : message;
    }

    [GeneratedRegex("^([a-z][a-z_]*): got ")]
    private static partial Regex Member();
}
