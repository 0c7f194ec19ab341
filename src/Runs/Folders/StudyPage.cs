using TradeSim.Runs.Execution;
using TradeSim.Runs.Provenance;
using TradeSim.Runs.Reports;
using TradeSim.Runs.Reports.Answers;

namespace TradeSim.Runs.Folders;

/// <summary>The page of a study in the reader's language, and the files around it.</summary>
internal sealed class StudyPage
{
    private readonly StudyStart start;
    private readonly RequestResult result;
    private readonly ReportStyle style;
    private readonly string host;
    private readonly TimeSpan took;

    /// <summary>Words a result.</summary>
    /// <param name="start">What the study started from.</param>
    /// <param name="result">Its result.</param>
    /// <param name="style">For whom.</param>
    /// <param name="host">Who ran its cases.</param>
    /// <param name="took">How long it took.</param>
    /// <exception cref="Studies.Cases.FailedCasesException">Cases failed and are not to be left out.</exception>
    public StudyPage(StudyStart start, RequestResult result, ReportStyle style, string host, TimeSpan took)
    {
        (this.start, this.result, this.style, this.host, this.took) = (start, result, style, host, took);
        Brief = result is BriefStudy brief
            ? new BriefPage(brief.Briefs, brief.Plausible, new Sentences(style.Language), style.Language, CommandText.Of(start.Request))
            : null;
        Answer = Brief?.Answer ?? StudyAnswers.Of(result, style.Language);
        Title = Brief is null ? StudyAnswers.TitleOf(result, style.Language) : Brief.Title;
    }

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
