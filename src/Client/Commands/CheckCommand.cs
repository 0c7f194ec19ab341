using System.CommandLine;
using TradeSim.Runs;
using TradeSim.Scenarios;

namespace TradeSim.Client.Commands;

/// <summary><c>tradesim check FILE...</c>: holds the checks of scenario files against what a run gives.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var files = CommonOptions.Files();
        var set = CommonOptions.Set();
        var large = CommonOptions.Large();
        var command = new Command("check", "Runs scenarios and holds the checks in their files against what comes, red and green.")
        {
            files,
            set,
            large,
        };
        foreach (var option in HostOptions.All())
            command.Options.Add(option);
        command.SetAction(
            (parsed, cancellation) =>
                Verbs.Cancellable(() =>
                {
                    var paths = parsed.GetValue(files)!;
                    if (paths.Length == 0)
                        throw new UserException("got no scenario file, expected at least one");
                    LoadedScenario[] scenarios =
                    [
                        .. paths.Select(path =>
                            WithChecks(path, ScenarioReader.Read(path, parsed.GetValue(set)!, CommonOptions.Limits(parsed.GetValue(large))))
                        ),
                    ];
                    using var hosts = HostOptions.Of(parsed, cancellation);
                    var passed = true;
                    foreach (var (path, loaded) in paths.Zip(scenarios))
                        passed &= Passes(path, loaded, hosts, cancellation);
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
                $"{path}: got a scenario without checks, expected a block such as checks: [{{ outcome: NAME, year: 2030, at-least: 500, why: it was promised }}]"
            );

    private static bool Passes(string path, LoadedScenario loaded, CaseHosts hosts, CancellationToken cancellation)
    {
        foreach (var warning in loaded.Warnings)
            Terminal.Warning(warning.ToString());
        var report = CheckRunner.Run(loaded, hosts.Of(loaded, Question.Of("check", [path], [], loaded.Bundle.Overrides)), cancellation);
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
