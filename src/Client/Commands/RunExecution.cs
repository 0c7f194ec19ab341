using TradeSim.Client.Printing;
using TradeSim.Runs;
using TradeSim.Runs.Folders;
using TradeSim.Runs.Reports;
using TradeSim.Scenarios;
using TradeSim.Studies.Cases;
using TradeSim.Studies.Requests;

namespace TradeSim.Client.Commands;

/// <summary>Runs a scenario, prints its outcomes and writes its folder.</summary>
internal static class RunExecution
{
    /// <summary>Runs a scenario, prints the outcomes and writes its folder.</summary>
    public static int Execute(
        LoadedScenario loaded,
        RunRequest request,
        RunFolder folder,
        ReportStyle style,
        ICaseHosts hosts,
        CancellationToken cancellation
    )
    {
        Terminal.Warnings(loaded.Warnings);
        var run = Run.Of(loaded, request, hosts, cancellation);
        if (run.Result.Failure is { } failure)
        {
            Terminal.Error($"{loaded.Scenario.Name}: {failure}");
            folder.WriteFailure(run);
            return ExitCode.Failed;
        }
        var written = Task.Run(() => folder.Write(run, RunReport.Of(run, style), style), CancellationToken.None);
        RunSummary.Print(run, style.Language);
        folder.PrintWritten(written.GetAwaiter().GetResult(), style.Language);
        return ExitCode.Done;
    }
}
