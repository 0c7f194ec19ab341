using System.CommandLine;
using TradeSim.Runs;
using TradeSim.Runs.Execution;
using TradeSim.Runs.Folders;
using TradeSim.Studies.Cases;
using TradeSim.Studies.Requests;

namespace TradeSim.Client.Commands.Options;

/// <summary>Whether an interrupted ensemble is resumed.</summary>
internal sealed class ResumeOptions
{
    /// <summary>Name of the option that resumes an interrupted ensemble.</summary>
    public const string ResumeName = "--resume";

    private readonly Option<string?> resume = new(ResumeName)
    {
        Description = "Resume an interrupted study in its folder; only missing cases run.",
        HelpName = "DIR",
    };
    private readonly Option<bool> retry = new("--retry-failed")
    {
        Description = $"With {ResumeName}: also repeat failed cases. They fail again unless the program changed.",
    };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(resume);
        command.Add(retry);
    }

    /// <summary>The folder of the study that is resumed; null: a new study.</summary>
    /// <exception cref="UserException">Failed cases are to be run again, and no folder is given.</exception>
    public string? FolderOf(ParseResult parsed) =>
        parsed.GetValue(resume) ?? (parsed.GetValue(retry) ? throw new UserException($"{retry.Name} needs {ResumeName}") : null);

    /// <summary>The request of the study when it began; failed cases may be left out now.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="folder">The folder of the study.</param>
    /// <param name="scenario">Options of a new study.</param>
    /// <param name="uncertain">Options of a new study, one of which may be given here too.</param>
    /// <param name="others">Options that may be given beside.</param>
    /// <exception cref="UserException">Options of a new study are given, or the folder contains none that can be resumed.</exception>
    public EnsembleRequest RequestOf(
        ParseResult parsed,
        string folder,
        ScenarioOptions scenario,
        UncertainOptions uncertain,
        IEnumerable<Option> others
    )
    {
        Option[] beside = [.. others, retry, uncertain.LeaveOut];
        string[] strangers =
        [
            .. parsed.GetValue(scenario.File) is null ? [] : (string[])["FILE"],
            .. parsed
                .CommandResult.Command.Options.Where(option =>
                    option != resume && !beside.Contains(option) && parsed.GetResult(option) is { Implicit: false }
                )
                .Select(option => option.Name),
        ];
        if (strangers.Length > 0)
            throw new UserException(
                $"{ResumeName} does not go with {string.Join(", ", strangers)}. Allowed are "
                    + $"{string.Join(", ", beside.Select(option => option.Name))}"
            );
        var request =
            RunFolder.ReadRequest(folder) as EnsembleRequest
            ?? throw new UserException(
                $"{folder}: this is the folder of '{RunFolder.ReadManifest(folder).Command}'; expected one of tradesim "
                    + $"{EnsembleRequest.KindName}"
            );
        return parsed.GetValue(uncertain.LeaveOut) ? request with { FailedCases = FailedCaseHandling.LeaveOut } : request;
    }

    /// <summary>The stored state from which the study continues.</summary>
    public StudyStart Start(ParseResult parsed, Request request, string folder) =>
        new(
            request,
            [RequestScenarios.Read(request.AllScenarios()[0], RunFolder.ReadInputs(folder))],
            RunFolder.Resume(folder),
            parsed.GetValue(retry)
        );
}
