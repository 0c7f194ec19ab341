using System.CommandLine;
using TradeSim.Client.Printing;
using TradeSim.Runs;
using TradeSim.Runs.Execution;
using TradeSim.Runs.Folders;
using TradeSim.Scenarios;
using TradeSim.Studies;
using TradeSim.Studies.Requests;

namespace TradeSim.Client.Commands.Options;

/// <summary>The input of a run: scenario files, or the folder of an earlier run.</summary>
internal sealed class RunInputOptions
{
    private readonly Argument<string[]> files = CommonOptions.Files();
    private readonly Option<string[]> set = CommonOptions.Set();
    private readonly Option<bool> large = CommonOptions.Large();
    private readonly Option<string?> from = new("--from")
    {
        Description = "Repeat the run of a folder, to the same bytes.",
        HelpName = "DIR",
    };

    /// <summary>Adds argument and options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(files);
        command.Add(from);
        command.Add(set);
        command.Add(large);
    }

    /// <summary>The scenarios that the arguments describe, read, each with its request.</summary>
    /// <exception cref="UserException">Nothing is given, or the folder contains no run.</exception>
    /// <exception cref="ScenarioException">A scenario has errors.</exception>
    public List<(LoadedScenario Loaded, RunRequest Request)> Of(ParseResult parsed) =>
        parsed.GetValue(from) is { } folder ? [FromFolder(parsed, folder)] : FromFiles(parsed);

    private (LoadedScenario Loaded, RunRequest Request) FromFolder(ParseResult parsed, string folder)
    {
        if (parsed.GetValue(files)!.Length > 0)
            throw new UserException("FILE and --from exclude each other; give one of them");
        if (parsed.GetValue(set)!.Length > 0)
            throw new UserException("--set and --from exclude each other; give one of them");
        var manifest = RunFolder.ReadManifestOfRun(folder);
        if (manifest.EngineId != EngineIdentity.Current)
        {
            Terminal.Warning(
                $"{folder} was computed by engine {manifest.EngineId ?? manifest.Engine}, this is engine {EngineIdentity.Current}: the "
                    + $"numbers may differ."
            );
        }
        var request = (RunRequest)RunFolder.ReadRequest(folder);
        return (RequestScenarios.Read(request.Scenario, manifest.ReadInputs(folder)), request);
    }

    private List<(LoadedScenario Loaded, RunRequest Request)> FromFiles(ParseResult parsed)
    {
        var paths = parsed.GetValue(files)!;
        if (paths.Length == 0)
            throw new UserException("no scenario file given. Example: tradesim run scenarios/kyrgyzstan-belarus-500m.yaml");
        return
        [
            .. paths.Select(file =>
            {
                var reference = ScenarioOptions.ReferenceTo(file, parsed.GetValue(set)!, parsed.GetValue(large));
                var loaded = RequestScenarios.Read(reference);
                return (loaded, new RunRequest { Scenario = reference with { Sha256 = loaded.Bundle.Sha256 } });
            }),
        ];
    }
}
