using System.Collections.Immutable;
using System.Diagnostics;
using TradeSim.Runs.Execution;
using TradeSim.Runs.Provenance;
using TradeSim.Runs.Reports;
using TradeSim.Runs.Reports.Answers;
using TradeSim.Scenarios;
using TradeSim.Studies.Requests;

namespace TradeSim.Runs.Folders;

/// <summary>A study that was run: its answer in the reader's language, and the files around it.</summary>
internal sealed class StudyRun
{
    private readonly StudyStart start;
    private readonly RequestResult result;
    private readonly ReportStyle style;
    private readonly string host;
    private readonly TimeSpan took;

    private StudyRun(StudyStart start, RequestResult result, ReportStyle style, string host, TimeSpan took)
    {
        (this.start, this.result, this.style, this.host, this.took) = (start, result, style, host, took);
        Brief = result is BriefStudy brief
            ? new BriefPage(
                brief.Briefs,
                brief.Plausible,
                new Sentences(style.Language, Scenario),
                style.Language,
                CommandText.Of(start.Request)
            )
            : null;
        Answer = Brief?.Answer ?? StudyAnswers.Of(result, style.Language, Scenario);
        Title = Brief is null ? StudyAnswers.TitleOf(result, style.Language) : Brief.Title;
    }

    /// <summary>Runs a study.</summary>
    /// <param name="start">What it starts from.</param>
    /// <param name="style">For whom.</param>
    /// <param name="options">How it is executed, which does not affect the result.</param>
    /// <exception cref="Studies.Cases.StudyException">The request does not fit the scenario, or too many cases failed.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static StudyRun Of(StudyStart start, ReportStyle style, ExecutionOptions options)
    {
        var started = Stopwatch.GetTimestamp();
        var result = ResultOf(start.Request, start.Scenarios, options);
        return new StudyRun(start, result, style, options.Hosts.Name, Stopwatch.GetElapsedTime(started));
    }

    private static RequestResult ResultOf(Request request, ImmutableArray<LoadedScenario> scenarios, ExecutionOptions options)
    {
        ScenarioStudy StudyOf(int index) => ScenarioStudy.Of(request, request.AllScenarios()[index], scenarios[index], options);
        return request switch
        {
            EnsembleRequest asked => EnsembleStudy.Execute(asked, StudyOf(0), options),
            SweepRequest asked => SweepStudy.Execute(asked, StudyOf(0), options),
            ExplainRequest { Second: not null } asked => ExplainStudy.Between(asked, StudyOf(0), scenarios[1], options),
            ExplainRequest asked => ExplainStudy.Execute(asked, StudyOf(0), options),
            SensitivityRequest asked => SensitivityStudy.Execute(asked, StudyOf(0), options),
            SolveRequest asked => SolveStudy.Execute(asked, StudyOf(0), options),
            CheapestMixRequest asked => CheapestMixStudy.Execute(asked, StudyOf(0), options),
            GameRequest asked => GameStudy.Execute(asked, StudyOf(0), options),
            BriefRequest asked => BriefStudy.Execute(asked, [.. scenarios.Select((_, index) => StudyOf(index))], options),
            CalibrateRequest asked => CalibrateStudy.Execute(asked, StudyOf(0), options),
            CalibrateHistoryRequest asked => CalibrateHistoryStudy.Execute(asked),
            BacktestRequest asked => BacktestStudy.Execute(asked, options),
            _ => throw new ArgumentException($"A request of kind {request.Kind} is not a study.", nameof(request)),
        };
    }

    private LoadedScenario? Scenario => start.Scenarios.FirstOrDefault();

    /// <summary>The page of a brief, which has a different form; null: another study.</summary>
    public BriefPage? Brief { get; }

    /// <summary>The sentences, tables and figures.</summary>
    public StudyAnswer Answer { get; }

    /// <summary>The title; null: the scenario's name.</summary>
    public string? Title { get; }

    /// <summary>Writes inputs, tables, figures, page, manifest and request.</summary>
    /// <returns>The files, for people.</returns>
    public string Write()
    {
        if (Brief is { } brief)
        {
            var asked = start
                .Scenarios.Select((loaded, index) => (loaded, start.ManifestOf(index, host, took) with { History = result.Past?.Shown }))
                .ToArray();
            return start.Folder.Write(asked, Answer, brief.ToHtml(), style);
        }
        if (Title is { } title)
            return start.Folder.Write(title, Manifest.Of(result.Past!, start.Request, took), Answer, style);
        var manifest = start.ManifestOf(0, host, took) with
        {
            History = result.Past?.Shown,
            Second = result.Second is { } second ? Manifest.FilesOf(second.Bundle) : [],
        };
        return start.Folder.Write(start.Scenarios[0], manifest, Answer, style);
    }
}
