using System.CommandLine;
using TradeSim.Engine.Dynamics;
using TradeSim.Engine.Outcomes;
using TradeSim.Figures;
using TradeSim.Runs;
using TradeSim.Runs.Reports;
using TradeSim.Scenarios;
using TradeSim.Studies.Cases;
using TradeSim.Studies.Uncertainty;

namespace TradeSim.Client.Commands;

/// <summary>What was asked of a study.</summary>
internal sealed class StudyCall(
    Question question,
    ParseResult parsed,
    LoadedScenario loaded,
    RunFolder folder,
    ReaderLimits limits,
    CaseHosts hosts,
    CancellationToken cancellation
)
{
    private readonly Lazy<HistorySource?> history = new(() =>
        Has(parsed, StudyOptions.HistoryName) ? HistorySource.Read(parsed.GetValue<string?>(StudyOptions.HistoryName)) : null
    );

    public LoadedScenario Loaded => loaded;

    public RunFolder Folder => folder;

    public ReaderLimits Limits => limits;

    /// <summary>For whom the answer is.</summary>
    public ReportStyle Style { get; init; } = new(ReportLanguage.English, Png: false);

    /// <summary>The sentences of the answer, in the reader's language.</summary>
    public StudySentences Tell => field ??= new StudySentences(Style.Language);

    public ICaseRunner Runner => field ??= Keeping(parsed, new HostRunner(loaded.Scenario, hosts.Of(loaded, question), MachineOf(parsed)));

    /// <summary>Threads and batches, for what is run beside <see cref="Runner"/>.</summary>
    public RunOptions Machine => MachineOf(parsed);

    /// <summary>Whether cases are run in this process.</summary>
    public bool IsEmbedded => hosts is EmbeddedHosts;

    /// <summary>Cases that are handed over together at most; null: as many as the study likes.</summary>
    public int? CasesPerChunk => hosts.CasesPerChunk;

    public CaseSpace Space => Runner.Space;

    /// <summary>The value of an option that the verb has.</summary>
    public T? Get<T>(string option) => parsed.GetValue<T>(option);

    /// <summary>Those of some options that stand on the command line.</summary>
    public string[] Given(string[] options) => StudyCommand.Given(parsed, options);

    public ulong Seed => Get<ulong>(StudyOptions.SeedName);

    public FailedCaseHandling FailedCases => Get<bool>(StudyOptions.LeaveOutName) ? FailedCaseHandling.LeaveOut : FailedCaseHandling.Refuse;

    /// <summary>The past, for bands and base rates; null where it is switched off.</summary>
    public HistorySource? History => history.Value;

    /// <summary>Runs a study under a progress bar.</summary>
    public T Run<T>(Func<StudyContext, T> study) =>
        Terminal.Watched(question.Verb, progress => study(new StudyContext { Progress = progress, Cancellation = cancellation }));

    /// <summary>Asks for an answer, and says which option leaves failed cases out where they are refused.</summary>
    public T Saying<T>(Func<T> ask)
    {
        try
        {
            return ask();
        }
        catch (FailedCasesException refused) when (refused.MayBeLeftOut && Has(parsed, StudyOptions.LeaveOutName))
        {
            throw new FailedCasesException($"{refused.Message} {StudyOptions.LeaveOutName} does.", refused);
        }
    }

    /// <summary>Writes what is needed to go on after an interruption.</summary>
    /// <returns>Where the study may keep its journal.</returns>
    public string Begin() => folder.Begin(loaded, Manifest(TimeSpan.Zero));

    public Manifest Manifest(TimeSpan took) =>
        Runs.Manifest.Of(loaded, question, hosts.Name, Has(parsed, StudyOptions.SeedName) ? Seed : null, took) with
        {
            History = history.IsValueCreated ? History?.Shown : null,
        };

    /// <summary>The figure that is asked for: the outcome and year that were given, or those of the first target, or the
    /// first outcome in the last year.</summary>
    public Reading Reading()
    {
        var outcome = OutcomeName;
        var target = Space.Targets.FirstOrDefault(item => Space.Outcomes[item.Outcome] == outcome);
        return Space.Read(outcome, Get<int?>(StudyOptions.YearName) ?? target?.Year ?? Space.LastYear);
    }

    /// <summary>What is to be reached: the bound that was given, or the scenario's target on the outcome.</summary>
    public Goal Goal()
    {
        var reading = Reading();
        return (Get<double?>(StudyOptions.AtLeastName), Get<double?>(StudyOptions.AtMostName)) switch
        {
            ({ } least, null) => new Goal(reading, Bound.AtLeast, least),
            (null, { } most) => new Goal(reading, Bound.AtMost, most),
            ({ }, { }) => throw new UserException("got --at-least and --at-most, expected one of them"),
            _ => TargetOn(reading)
                ?? throw new UserException($"got no target on {reading.Name}, expected one in the scenario, or --at-least or --at-most"),
        };
    }

    /// <summary>The scenario's target on a figure's outcome: that of the figure's year, or the first, taken in that year;
    /// null: it has none.</summary>
    public Goal? TargetOn(Reading reading) => TargetOn(Space, reading);

    internal static Goal? TargetOn(CaseSpace space, Reading reading) =>
        space.Targets.Where(item => item.Outcome == reading.Outcome).OrderByDescending(item => item.Year == reading.Year).FirstOrDefault()
            is { } target
            ? Studies.Cases.Goal.Of(space, target) with
            {
                Reading = reading,
            }
            : null;

    /// <summary>What is not known: the scenario's uncertainty block, and what the command line says instead or besides.</summary>
    public InputSpace Uncertain(bool mayBeEmpty = false)
    {
        var given = Get<string[]>(StudyOptions.UncertainName)!.Select(Split).ToArray();
        var inputs = loaded
            .Uncertainty.Select(item => (item.Path, item.Text))
            .Where(item => given.All(other => other.Path != item.Path))
            .Concat(given)
            .ToArray();
        return inputs.Length == 0 && !mayBeEmpty
            ? throw new UserException(
                $"got nothing uncertain, expected an uncertainty block in the scenario or --uncertain path=normal(mean,deviation); tradesim validate {loaded.Bundle.Scenario} lists the paths"
            )
            : StatedUncertainty.Read(loaded, Space, inputs);
    }

    /// <summary>The cases that are drawn.</summary>
    public Design Design(InputSpace inputs) =>
        new(
            inputs,
            Cases,
            Get<string>(StudyOptions.SamplingName) switch
            {
                "latin" => Sampling.LatinHypercube,
                "random" => Sampling.Random,
                _ => Sampling.Sobol,
            },
            Seed
        );

    /// <summary>The number of cases that is asked for.</summary>
    /// <exception cref="UserException">They are more than memory is for.</exception>
    public int Cases => (int)Fitting(Get<int>(StudyOptions.CasesName));

    /// <summary>A number of cases whose figures are within the limits.</summary>
    /// <exception cref="UserException">They are more than memory is for.</exception>
    public long Fitting(long cases)
    {
        var perCase = Math.Max(1, (long)Space.YearCount * Space.Outcomes.Length);
        var most = limits.StudyFigures / perCase;
        if (cases <= most)
            return cases;
        var raise = limits.StudyFigures < ReaderLimits.Large.StudyFigures ? $"; {CommonOptions.LargeName} raises the limit" : "";
        throw new UserException(
            $"got {cases} cases of {perCase} figures (years × outcomes), expected at most {most} cases, {limits.StudyFigures} figures{raise}"
        );
    }

    public string Unit(Reading reading) => Space.Units[reading.Outcome];

    private string OutcomeName =>
        Get<string?>(StudyOptions.OutcomeName)
        ?? (
            Space.Targets.Length > 0 ? Space.Outcomes[Space.Targets[0].Outcome]
            : Space.Outcomes.Length > 0 ? Space.Outcomes[0]
            : throw new UserException("got a scenario without outcomes, expected at least one")
        );

    private static bool Has(ParseResult parsed, string option) => parsed.CommandResult.Command.Options.Any(item => item.Name == option);

    private static RunOptions MachineOf(ParseResult parsed)
    {
        var options = new RunOptions { CasesPerBatch = AtLeastOne(parsed, StudyOptions.BatchName) };
        return AtLeastOne(parsed, StudyOptions.ThreadsName) is { } threads ? options with { Threads = threads } : options;
    }

    private static int? AtLeastOne(ParseResult parsed, string option) =>
        parsed.GetValue<int?>(option) is not { } number ? null
        : number >= 1 ? number
        : throw new UserException($"got {option} {number}, expected 1 or more");

    private static ICaseRunner Keeping(ParseResult parsed, ICaseRunner runner) =>
        Has(parsed, StudyOptions.KeepName) && parsed.GetValue<string[]>(StudyOptions.KeepName) is { Length: > 0 } kept
            ? new OutcomeSubsetRunner(runner, kept)
            : runner;

    private static (string Path, string Text) Split(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals > 0
            ? (text[..equals].Trim(), text[(equals + 1)..].Trim())
            : throw new UserException($"got --uncertain {text}, expected path=normal(mean,deviation)");
    }
}
