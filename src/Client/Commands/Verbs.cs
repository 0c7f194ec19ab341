using System.CommandLine;
using TradeSim.Scenarios;
using TradeSim.Scenarios.Building;

namespace TradeSim.Client.Commands;

/// <summary>All verbs, in the order of the help. One file a verb.</summary>
internal static class Verbs
{
    public static IEnumerable<Command> All =>
    [
        RunCommand.Create(),
        ValidateCommand.Create(),
        CompareCommand.Create(),
        SchemaCommand.Create(),
        BaselineCommand.Create(),
    ];

    /// <summary>Runs a verb so that bad input is a clear error and never a stack trace.</summary>
    public static int Guarded(Func<int> verb)
    {
        try
        {
            return verb();
        }
        catch (ScenarioException exception)
        {
            Terminal.Error(exception.Message);
            return ExitCode.BadInput;
        }
        catch (RecipeException exception)
        {
            Terminal.Error(exception.Message);
            return ExitCode.BadInput;
        }
        catch (UserException exception)
        {
            Terminal.Error(exception.Message);
            return ExitCode.BadInput;
        }
        catch (Engine.Baseline.InconsistentBaselineException exception)
        {
            Terminal.Error(exception.Message);
            return ExitCode.BadInput;
        }
        catch (OperationCanceledException)
        {
            Terminal.Error("Cancelled.");
            return ExitCode.Cancelled;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Terminal.Error(exception.Message);
            return ExitCode.Failed;
        }
    }
}

/// <summary>What was given cannot be meant; the message says what and what instead.</summary>
internal sealed class UserException(string message) : Exception(message);
