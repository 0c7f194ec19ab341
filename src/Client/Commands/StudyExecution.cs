using System.Diagnostics;
using TradeSim.Client.Commands.Options;
using TradeSim.Client.Printing;
using TradeSim.Runs.Execution;
using TradeSim.Runs.Folders;
using TradeSim.Runs.Provenance;
using TradeSim.Runs.Reports;
using TradeSim.Studies.Cases;
using TradeSim.Studies.Requests;

namespace TradeSim.Client.Commands;

/// <summary>Executes a request under a progress bar, prints the answer and writes its folder.</summary>
internal static class StudyExecution
{
    /// <summary>Executes a study.</summary>
    /// <returns>The exit code.</returns>
    public static int Execute(StudyStart start, ReportStyle style, ExecutionOptions options, CancellationToken cancellation)
    {
        Terminal.Warnings(start.Scenarios.SelectMany(scenario => scenario.Warnings));
        try
        {
            var started = Stopwatch.GetTimestamp();
            var result = ResultOf(start, options, cancellation);
            var page = new StudyPage(start, result, style, options.Hosts.Name, Stopwatch.GetElapsedTime(started));
            page.Print(start, style.Language);
            start.Folder.PrintWritten(page.Write());
            return page.Answer.ExitCodeOf();
        }
        catch (FailedCasesException refused) when (refused.MayBeLeftOut && start.Request is UncertainScenarioRequest)
        {
            throw new FailedCasesException($"{refused.Message} Use {UncertainOptions.LeaveOutName}.", refused);
        }
    }

    private static RequestResult ResultOf(StudyStart start, ExecutionOptions options, CancellationToken cancellation)
    {
        var hasBegun = false;
        string Begin(string? history)
        {
            hasBegun = true;
            return start.Begin(options.Hosts.Name, history);
        }
        try
        {
            return Terminal.Watched(CommandText.VerbOf(start.Request), progress => RequestExecutor.Execute(
                    start.Request,
                    start.Scenarios,
                    options with
                    {
                        Context = new StudyContext { Progress = progress, Cancellation = cancellation },
                        BeginJournal = Begin,
                    }
                ));
        }
        catch (OperationCanceledException) when (hasBegun)
        {
            string[] again = [CommandText.VerbOf(start.Request), ResumeOptions.ResumeName, start.Folder.Shown];
            Terminal.Error($"Finished cases are kept. Resume with: {CommandText.Of(again)}");
            throw;
        }
    }
}
