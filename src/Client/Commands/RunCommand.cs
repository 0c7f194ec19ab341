using System.CommandLine;
using TradeSim.Client.Commands.Options;
using TradeSim.Runs;
using TradeSim.Runs.Execution;
using TradeSim.Runs.Reports;
using TradeSim.Runs.Tables;
using TradeSim.Scenarios;
using TradeSim.Studies;
using TradeSim.Studies.Requests;

namespace TradeSim.Client.Commands;

/// <summary><c>tradesim run FILE...</c>: a scenario file to its tables, plots and report.</summary>
internal sealed class RunCommand : Command
{
    private readonly Argument<string[]> files = CommonOptions.Files();
    private readonly Option<string[]> set = CommonOptions.Set();
    private readonly Option<bool> large = CommonOptions.Large();
    private readonly OutputOptions output = new(
        "Folder for the results; out/NAME by default, with a number appended if the folder " + "exists."
    );
    private readonly Option<bool> workbook = new("--xlsx")
    {
        Description = "Writes results.xlsx, a workbook for spreadsheet programs, too.",
    };
    private readonly Option<bool> iamc = new("--iamc")
    {
        Description = "Writes iamc.csv, one long table in the layout that pyam reads, too.",
    };
    private readonly HostOptions hosts = HostOptions.OfVerb();
    private readonly Option<string?> from = new("--from")
    {
        Description = "Repeat the run of a folder, to the same bytes.",
        HelpName = "DIR",
    };

    public RunCommand()
        : base("run", "Run scenarios and write tables, figures and a report.")
    {
        Add(files);
        Add(from);
        Add(set);
        Add(large);
        output.AddTo(this);
        Add(workbook);
        Add(iamc);
        hosts.AddTo(this);
        SetAction((parsed, cancellation) => Verbs.Cancellable(() => Run(parsed, cancellation)));
    }

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var style = StyleOf(parsed);
        var runs = parsed.GetValue(from) is { } folder ? [Repeated(parsed, folder)] : Asked(parsed);
        using var cases = hosts.Of(parsed, cancellation);
        var folders = new Stack<RunFolder>();
        try
        {
            // All folders are claimed before the first scenario is run: what is wrong is said at once.
            foreach (var name in FileNames.Different(runs.Select(item => Path.GetFileNameWithoutExtension(item.Loaded.Bundle.Scenario))))
                folders.Push(output.Claim(parsed, name, runs.Count > 1));
            var code = ExitCode.Done;
            foreach (var ((loaded, request), into) in runs.Zip(folders.Reverse()))
                code = Math.Max(code, RunExecution.Execute(loaded, request, into, style, cases, cancellation));
            cases.Written();
            return code;
        }
        finally
        {
            foreach (var claimed in folders)
                claimed.Dispose();
        }
    }

    private ReportStyle StyleOf(ParseResult parsed)
    {
        var style = output.StyleOf(parsed);
        return style with
        {
            Formats =
                style.Formats
                | (parsed.GetValue(workbook) ? TableFormats.Workbook : TableFormats.None)
                | (parsed.GetValue(iamc) ? TableFormats.Iamc : TableFormats.None),
        };
    }

    private (LoadedScenario Loaded, RunRequest Request) Repeated(ParseResult parsed, string folder)
    {
        if (parsed.GetValue(files)!.Length > 0)
            throw new UserException("got FILE and --from, expected one of them");
        if (parsed.GetValue(set)!.Length > 0)
            throw new UserException("got --set and --from, expected one of them");
        var manifest = RunFolder.ReadManifestOfRun(folder);
        if (manifest.EngineId != EngineIdentity.Current)
        {
            Terminal.Warning(
                $"{folder} was computed by engine {manifest.EngineId ?? manifest.Engine}, this is engine {EngineIdentity.Current}: the "
                    + $"numbers may differ."
            );
        }
        var request = (RunRequest)RunFolder.ReadRequest(folder);
        return (RequestExecutor.Read(request.Scenario, manifest.ReadInputs(folder)), request);
    }

    private List<(LoadedScenario Loaded, RunRequest Request)> Asked(ParseResult parsed)
    {
        var paths = parsed.GetValue(files)!;
        if (paths.Length == 0)
            throw new UserException("got no scenario file, expected at least one: tradesim run scenarios/kyrgyzstan-belarus-500m.yaml");
        return
        [
            .. paths.Select(file =>
            {
                var reference = ScenarioOptions.ReferenceTo(file, parsed.GetValue(set)!, parsed.GetValue(large));
                var loaded = RequestExecutor.Read(reference);
                return (loaded, new RunRequest { Scenario = reference with { Sha256 = loaded.Bundle.Sha256 } });
            }),
        ];
    }
}
