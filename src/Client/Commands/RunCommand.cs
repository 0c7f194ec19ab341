using System.CommandLine;
using TradeSim.Client.Printing;
using TradeSim.Runs;
using TradeSim.Runs.Reports;
using TradeSim.Scenarios;

namespace TradeSim.Client.Commands;

/// <summary><c>tradesim run FILE...</c>: a scenario file to its tables, plots and report.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        var files = CommonOptions.Files();
        var output = CommonOptions.Out("Folder for the results; out/NAME by default, with a number behind it if that exists.");
        var from = new Option<string?>("--from")
        {
            Description = "Repeats the run of a folder from its manifest, to the same bytes.",
            HelpName = "DIR",
        };
        var set = CommonOptions.Set();
        var force = CommonOptions.Force();
        var large = CommonOptions.Large();
        var language = CommonOptions.Language();
        var png = CommonOptions.Png();
        var command = new Command(
            "run",
            "Runs scenarios: prints the path of each outcome and what became of each target, writes tables, figures and a report."
        )
        {
            files,
            output,
            from,
            set,
            force,
            large,
            language,
            png,
        };
        foreach (var option in HostOptions.All())
            command.Options.Add(option);
        command.SetAction(
            (parsed, cancellation) =>
                Verbs.Cancellable(() =>
                {
                    var style = CommonOptions.StyleOf(parsed);
                    var scenarios = Scenarios(
                        parsed.GetValue(files)!,
                        parsed.GetValue(from),
                        parsed.GetValue(set)!,
                        parsed.GetValue(large)
                    );
                    using var hosts = HostOptions.Of(parsed, cancellation);
                    var folders = new Stack<RunFolder>();
                    try
                    {
                        // All folders are claimed before the first scenario is run: what is wrong is said at once.
                        foreach (
                            var name in FileNames.Different(
                                scenarios.Select(item => Path.GetFileNameWithoutExtension(item.Loaded.Bundle.Scenario))
                            )
                        )
                            folders.Push(RunFolder.Claim(parsed.GetValue(output), name, scenarios.Count > 1, parsed.GetValue(force)));
                        var code = ExitCode.Done;
                        foreach (var ((loaded, question), folder) in scenarios.Zip(folders.Reverse()))
                            code = Math.Max(code, RunOne(loaded, question, folder, style, hosts, cancellation));
                        hosts.Written();
                        return code;
                    }
                    finally
                    {
                        foreach (var folder in folders)
                            folder.Dispose();
                    }
                })
        );
        return command;
    }

    private static List<(LoadedScenario Loaded, Question Question)> Scenarios(string[] files, string? from, string[] overrides, bool large)
    {
        var limits = CommonOptions.Limits(large);
        if (from is not null)
        {
            if (files.Length > 0)
                throw new UserException("got FILE and --from, expected one of them: --from DIR repeats the run of that folder");
            if (overrides.Length > 0)
                throw new UserException("got --set and --from, expected one of them: a repetition changes nothing");
            var manifest = RunFolder.ReadManifestOfRun(from);
            return [(ScenarioReader.Read(manifest.ReadInputs(from), limits), new Question(Run.Verb, manifest.Arguments, manifest.Command))];
        }
        if (files.Length == 0)
            throw new UserException("got no scenario file, expected at least one: tradesim run scenarios/kyrgyzstan-belarus-500m.yaml");
        return
        [
            .. files.Select(file =>
                (
                    ScenarioReader.Read(file, overrides, limits),
                    Question.Of(Run.Verb, [file], large ? [CommonOptions.LargeName] : [], overrides)
                )
            ),
        ];
    }

    /// <summary>Runs a scenario, prints what came and writes its folder.</summary>
    public static int RunOne(
        LoadedScenario loaded,
        Question question,
        RunFolder folder,
        ReportStyle style,
        CaseHosts hosts,
        CancellationToken cancellation
    )
    {
        foreach (var warning in loaded.Warnings)
            Terminal.Warning(warning.ToString());
        var run = Run.Of(loaded, question, hosts, cancellation);
        if (run.Result.Failure is { } failure)
        {
            Terminal.Error($"{loaded.Scenario.Name}: {failure}");
            folder.WriteFailure(run);
            return ExitCode.Failed;
        }
        var written = Task.Run(() => folder.Write(run, RunReport.Of(run, style), style), CancellationToken.None);
        RunSummary.Print(run);
        written.GetAwaiter().GetResult();
        Terminal.Line();
        Terminal.Line($"Written to {folder.Shown}: report.html, outcomes.csv, flows.csv, economies.csv{(run.Scenario.Rules.IsEmpty ? "" : ", decisions.csv")}, manifest.json, figures/");
        return ExitCode.Done;
    }
}
