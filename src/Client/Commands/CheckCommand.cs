using System.CommandLine;
using TradeSim.Client.Commands.Options;
using TradeSim.Client.Printing;
using TradeSim.Engine.Dynamics;
using TradeSim.Runs;
using TradeSim.Runs.Execution;
using TradeSim.Scenarios;
using TradeSim.Studies.Cases;
using TradeSim.Studies.Requests;

namespace TradeSim.Client.Commands;

/// <summary><c>tradesim check FILE...</c>: compares the checks of scenario files with a run.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var files = CommonOptions.Files();
        var set = CommonOptions.Set();
        var large = CommonOptions.Large();
        var command = new Command("check", "Run the checks in scenario files and report which pass.") { files, set, large };
        var options = HostOptions.OfVerb();
        options.AddTo(command);
        command.SetAction(
            (parsed, cancellation) =>
                Verbs.Cancellable(() =>
                {
                    var paths = parsed.GetValue(files)!;
                    if (paths.Length == 0)
                        throw new UserException("no scenario file given");
                    CheckRequest[] requests =
                    [
                        .. paths.Select(path => new CheckRequest
                        {
                            Scenario = ScenarioOptions.ReferenceTo(path, parsed.GetValue(set)!, parsed.GetValue(large)),
                        }),
                    ];
                    LoadedScenario[] scenarios =
                    [
                        .. requests.Select(request => WithChecks(request.Scenario.File, RequestScenarios.Read(request.Scenario))),
                    ];
                    using var hosts = options.Of(parsed, cancellation);
                    var passed = true;
                    foreach (var (request, loaded) in requests.Zip(scenarios))
                        passed &= Passes(request, loaded, hosts, cancellation);
                    hosts.Written();
                    return passed ? ExitCode.Done : ExitCode.Failed;
                })
        );
        return command;
    }

    private static LoadedScenario WithChecks(string path, LoadedScenario loaded) =>
        !loaded.Checks.IsEmpty
            ? loaded
            : throw new UserException(
                $"{path}: the scenario has no checks. Add a block such as checks: [{{ outcome: NAME, year: 2030, at-least: 500, "
                    + $"why: it was promised }}]"
            );

    private static bool Passes(CheckRequest request, LoadedScenario loaded, ICaseHosts hosts, CancellationToken cancellation)
    {
        Terminal.Warnings(loaded.Warnings);
        var report = CheckRunner.Run(loaded, hosts.RunnerOf(loaded, request, new RunOptions()), cancellation);
        foreach (var line in report.ToString().TrimEnd().Split('\n'))
        {
            var colour =
                line.StartsWith("  ok ", StringComparison.Ordinal) ? "green"
                : line.StartsWith("  FAILED ", StringComparison.Ordinal) ? "red"
                : "default";
            Terminal.Coloured(line, colour);
        }
        return report.Passed;
    }
}
