using TradeSim.Figures;
using TradeSim.Figures.Report;
using TradeSim.Runs.Provenance;
using TradeSim.Scenarios;

namespace TradeSim.Runs.Reports;

/// <summary>The page of a study.</summary>
internal static class StudyReport
{
    public static ReportDocument Of(LoadedScenario loaded, Manifest manifest, StudyAnswer answer, ReportLanguage language)
    {
        var sentences = new Sentences(language, loaded);
        ParameterRow[] Rows(IEnumerable<ScenarioItem> items) => [.. items.Select(item => RunReport.Row(item, sentences))];
        return new ReportDocument
        {
            Title = loaded.Scenario.Name,
            Subtitle = loaded.About ?? "",
            Finding = answer.Failed.IsEmpty ? answer.Findings : [.. answer.Findings, Sentences.Stop(answer.FailedLine(language))],
            Figures = [.. answer.Figures.Select(figure => figure.Figure)],
            Policies = Rows(loaded.Policies),
            Assumptions = Rows(loaded.Assumptions),
            Rules = Rows(loaded.Rules),
            Limits = sentences.Limits(loaded.Scenario),
            Repeat = [manifest.Command],
            Footer = $"TradeSim {Manifest.EngineVersion} · {loaded.Bundle.Sha256[..16]}",
        };
    }

    /// <summary>The page of a study of the past, which has no scenario.</summary>
    public static ReportDocument Of(string title, Manifest manifest, StudyAnswer answer, ReportLanguage language) =>
        new()
        {
            Title = title,
            Finding = answer.Findings,
            Figures = [.. answer.Figures.Select(figure => figure.Figure)],
            FindingTable = answer.Shown?.ToFigureTable(),
            Provenance = [new Sentences(language).Translate($"History: {manifest.History}.")],
            Repeat = [manifest.Command],
            Footer = $"TradeSim {Manifest.EngineVersion}",
        };
}
