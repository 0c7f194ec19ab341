using TradeSim.Figures;
using TradeSim.Runs.Folders;
using TradeSim.Runs.Reports;

namespace TradeSim.Client.Printing;

/// <summary>Prints the answer of a study.</summary>
internal static class StudyAnswerPrinter
{
    /// <summary>Prints the answer of a study, under the scenario's name if it has no title.</summary>
    public static void Print(this StudyRun run, StudyStart start, ReportLanguage language)
    {
        if (run.Brief is { } brief)
        {
            brief.Print(language);
            return;
        }
        if (run.Title is null)
            Terminal.Markup($"[bold]{Terminal.Escaped(start.Scenarios[0].Scenario.Name)}[/]");
        run.Answer.Print(language);
    }

    /// <summary>Prints findings, the table and a warning about failed cases.</summary>
    public static void Print(this StudyAnswer answer, ReportLanguage language)
    {
        foreach (var finding in answer.Findings)
            Terminal.Line(finding);
        if (answer.Shown is { } shown)
            Terminal.Table(shown.Corner, shown.Headers, shown.Rows);
        if (!answer.Failed.IsEmpty)
            Terminal.Warning(answer.FailedLine(language));
    }

    /// <summary>Prints which files a folder has received.</summary>
    public static void PrintWritten(this RunFolder folder, string files, ReportLanguage language)
    {
        Terminal.Line();
        Terminal.Line(new Sentences(language).Written(folder.Shown, files));
    }

    /// <summary>The exit code: failed where a case failed.</summary>
    public static int ExitCodeOf(this StudyAnswer answer) => answer.Failed.IsEmpty ? ExitCode.Done : ExitCode.Failed;
}
