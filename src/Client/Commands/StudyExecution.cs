using System.Diagnostics;
using TradeSim.Client.Commands.Options;
using TradeSim.Client.Printing;
using TradeSim.Runs;
using TradeSim.Runs.Execution;
using TradeSim.Runs.Reports;
using TradeSim.Runs.Reports.Answers;
using TradeSim.Studies.Cases;
using TradeSim.Studies.Requests;

namespace TradeSim.Client.Commands;

/// <summary>Executes a request under a progress bar, prints the answer and writes its folder.</summary>
internal static class StudyExecution
{
    /// <summary>Executes a study.</summary>
    /// <returns>The exit code.</returns>
    public static int Execute(StudyStart start, ReportStyle style, ExecutionOptions options, CancellationToken cancellation)
    {
        foreach (var warning in start.Scenarios.SelectMany(scenario => scenario.Warnings))
            Terminal.Warning(warning.ToString());
        try
        {
            var started = Stopwatch.GetTimestamp();
            var result = ResultOf(start, options, cancellation);
            var took = Stopwatch.GetElapsedTime(started);
            return result is BriefStudy brief ? WriteBrief(brief, start, style, options, took) : Write(result, start, style, options, took);
        }
        catch (FailedCasesException refused) when (refused.MayBeLeftOut && start.Request is IUncertainRequest)
        {
            throw new FailedCasesException($"{refused.Message} {UncertainOptions.LeaveOutName} does.", refused);
        }
    }

    private static RequestResult ResultOf(StudyStart start, ExecutionOptions options, CancellationToken cancellation)
    {
        var hasBegun = false;
        string Begin(string? history)
        {
            hasBegun = true;
            return start.Folder.Begin(start.Scenarios[0], ManifestOf(start, 0, options, TimeSpan.Zero) with { History = history });
        }
        try
        {
            return Terminal.Watched(CommandText.VerbOf(start.Request), progress => RequestExecutor.Execute(
                    start.Request,
                    start.Scenarios,
                    options with
                    {
                        Context = new StudyContext { Progress = progress, Cancellation = cancellation },
                        BeginJournal = Begin,
                    }
                ));
        }
        catch (OperationCanceledException) when (hasBegun)
        {
            string[] again = [CommandText.VerbOf(start.Request), EnsembleCommand.ResumeName, start.Folder.Shown];
            Terminal.Error($"What was run is kept; this goes on: {CommandText.Of(again)}");
            throw;
        }
    }

    private static int Write(RequestResult result, StudyStart start, ReportStyle style, ExecutionOptions options, TimeSpan took)
    {
        var answer = StudyAnswers.Of(result, style.Language);
        if (StudyAnswers.TitleOf(result, style.Language) is { } title)
        {
            answer.Print(style.Language);
            start.Folder.PrintWritten(start.Folder.Write(title, Manifest.Of(result.Past!, start.Request, took), answer, style));
            return answer.ExitCodeOf();
        }
        var loaded = start.Scenarios[0];
        Terminal.Markup($"[bold]{Terminal.Escaped(loaded.Scenario.Name)}[/]");
        answer.Print(style.Language);
        var manifest = ManifestOf(start, 0, options, took) with
        {
            History = result.Past?.Shown,
            Second = result.Second is { } second ? Manifest.FilesOf(second.Bundle) : [],
        };
        start.Folder.PrintWritten(start.Folder.Write(loaded, manifest, answer, style));
        return answer.ExitCodeOf();
    }

    private static int WriteBrief(BriefStudy brief, StudyStart start, ReportStyle style, ExecutionOptions options, TimeSpan took)
    {
        var asked = start
            .Scenarios.Select((loaded, index) => (loaded, ManifestOf(start, index, options, took) with { History = brief.Past?.Shown }))
            .ToArray();
        var say = new Sentences(style.Language);
        var page = new BriefPage(brief.Briefs, brief.Plausible, say, style.Language, CommandText.Of(start.Request));
        page.Print(style.Language);
        start.Folder.PrintWritten(start.Folder.Write(asked, page.Answer, page.ToHtml(), style));
        return page.Answer.ExitCodeOf();
    }

    private static Manifest ManifestOf(StudyStart start, int index, ExecutionOptions options, TimeSpan took) =>
        Manifest.Of(start.Scenarios[index], start.Request, options.Hosts.Name, SeedOf(start.Request), took);

    private static ulong? SeedOf(Request request) =>
        request switch
        {
            IUncertainRequest drawn => drawn.Seed,
            ExplainRequest explained => explained.Seed,
            _ => null,
        };
}
