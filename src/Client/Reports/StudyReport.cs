using TradeSim.Client.Runs;
using TradeSim.Figures;
using TradeSim.Figures.Report;
using TradeSim.Scenarios;
using TradeSim.Studies.Cases;

namespace TradeSim.Client.Reports;

/// <summary>The page of a study, and how its figures are labelled.</summary>
internal static class StudyReport
{
    private static readonly Sentences English = new(ReportLanguage.English);

    public static ReportDocument Of(LoadedScenario loaded, Manifest manifest, StudyAnswer answer) => new()
    {
        Title = loaded.Scenario.Name,
        Subtitle = loaded.About ?? "",
        Finding = answer.Failed.IsEmpty ? answer.Findings : [.. answer.Findings, $"{answer.FailedLine}."],
        Figures = [.. answer.Figures.Select(figure => figure.Figure)],
        Policies = [.. loaded.Policies.Select(RunReport.Row)],
        Assumptions = [.. loaded.Assumptions.Select(RunReport.Row)],
        Limits = English.Limits,
        Repeat = [manifest.Command],
        Footer = $"TradeSim {Manifest.EngineVersion} · {loaded.Bundle.Sha256[..16]}",
    };

    /// <summary>The page of a study of the past, which has no scenario.</summary>
    public static ReportDocument Of(string title, Manifest manifest, StudyAnswer answer) => new()
    {
        Title = title,
        Finding = answer.Findings,
        Figures = [.. answer.Figures.Select(figure => figure.Figure)],
        FindingTable = answer.Shown?.ToFigureTable(),
        Provenance = [$"History: {manifest.History}."],
        Repeat = [manifest.Command],
        Footer = $"TradeSim {Manifest.EngineVersion}",
    };

    /// <summary>A figure of an outcome, as a reader would say it.</summary>
    public static string Value(double value, string unit) => English.Value(value, unit);

    /// <summary>The axis of an outcome.</summary>
    public static Axis AxisOf(string unit) => unit == "share" ? new Axis("", "", NumberKind.Percent) : new Axis("", English.UnitOf(unit)) { FreeOfZero = unit != "million USD" };

    /// <summary>The line of a goal.</summary>
    public static TargetLine? LineOf(Goal? goal, string unit, bool withYear = false) =>
        goal is null ? null : new TargetLine($"Target {Value(goal.Value, unit)}", goal.Value, withYear ? goal.Reading.Year : null);
}
