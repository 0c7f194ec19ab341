using System.CommandLine;
using TradeSim.Client.Commands.Options;
using TradeSim.Runs;
using TradeSim.Runs.Execution;
using TradeSim.Studies.Cases;
using TradeSim.Studies.Requests;

namespace TradeSim.Client.Commands;

/// <summary><c>tradesim ensemble FILE</c>: how sure are we, and how likely is the target?</summary>
internal sealed class EnsembleCommand : StudyCommand
{
    /// <summary>Name of the option that resumes an interrupted ensemble.</summary>
    public const string ResumeName = "--resume";

    /// <summary>Name of the option that limits the outcomes that are kept.</summary>
    public const string KeepName = "--keep";

    private readonly ScenarioOptions scenario = new();
    private readonly SamplingOptions sampling = new(1000);
    private readonly UncertainOptions uncertain = new();
    private readonly HistoryOption history = new("History behind the forecast band: past forecast errors of each pair.");
    private readonly Option<string[]> keep = new(KeepName)
    {
        Description = "An outcome to keep of each case, by name; all by default. Memory and files hold nothing else. May be repeated.",
        HelpName = "NAME",
        Arity = ArgumentArity.ZeroOrMore,
    };
    private readonly Option<string?> resume = new(ResumeName)
    {
        Description = "Goes on with an interrupted study in its folder; only missing cases are run.",
        HelpName = "DIR",
    };
    private readonly Option<bool> retry = new("--retry-failed")
    {
        Description =
            $"With {ResumeName}: also runs the cases again that failed. A case fails the same way each time, unless the program changed.",
    };

    public EnsembleCommand()
        : base("ensemble", "Run many simulations with uncertain parameters drawn at random.", "NAME-ensemble")
    {
        scenario.AddTo(this);
        Output.AddTo(this);
        Add(resume);
        Add(retry);
        sampling.AddTo(this);
        uncertain.AddTo(this);
        Add(keep);
        Add(history.Option);
        Machine.AddTo(this);
        Hosts.AddTo(this);
    }

    /// <inheritdoc/>
    public override Request RequestOf(ParseResult parsed)
    {
        if (parsed.GetValue(resume) is { } folder)
            return Resumed(parsed, folder);
        return parsed.GetValue(retry)
            ? throw new UserException($"got {retry.Name} without {ResumeName}, expected it with the folder of a study whose cases failed")
            : new EnsembleRequest
            {
                Scenario = scenario.Of(parsed),
                Cases = sampling.CasesOf(parsed),
                Sampling = sampling.Of(parsed),
                Seed = uncertain.SeedOf(parsed),
                Uncertain = uncertain.DistributionsOf(parsed),
                FailedCases = uncertain.FailedCasesOf(parsed),
                Keep = [.. parsed.GetValue(keep)!],
                History = history.Of(parsed),
            };
    }

    /// <inheritdoc/>
    protected override StudyStart Start(ParseResult parsed, Request request) =>
        parsed.GetValue(resume) is { } folder
            ? new StudyStart(
                request,
                [RequestExecutor.Read(request.AllScenarios()[0], RunFolder.ReadInputs(folder))],
                RunFolder.Resume(folder),
                parsed.GetValue(retry)
            )
            : base.Start(parsed, request);

    /// <summary>What was asked when the study began; failed cases may be left out now.</summary>
    private EnsembleRequest Resumed(ParseResult parsed, string folder)
    {
        Option[] beside = [.. Output.ForReaders, .. Machine.All, .. Hosts.All, retry, uncertain.LeaveOut];
        string[] others =
        [
            .. parsed.GetValue(scenario.File) is null ? [] : (string[])["FILE"],
            .. Options
                .Where(option => option != resume && !beside.Contains(option) && IsGiven(parsed, option))
                .Select(option => option.Name),
        ];
        if (others.Length > 0)
            throw new UserException(
                $"got {ResumeName} with {string.Join(", ", others)}, expected beside it at most {string.Join(", ", beside.Select(option => option.Name))}: it goes on with what the folder's request asks for"
            );
        var request =
            RunFolder.ReadRequest(folder) as EnsembleRequest
            ?? throw new UserException(
                $"{folder}: got the folder of '{RunFolder.ReadManifest(folder).Command}', expected one of tradesim {Name}"
            );
        return parsed.GetValue(uncertain.LeaveOut) ? request with { FailedCases = FailedCaseHandling.LeaveOut } : request;
    }
}
