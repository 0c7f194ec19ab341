using System.Globalization;
using TradeSim.Runs.Execution;

namespace TradeSim.Runs.Reports.Answers;

/// <summary>Words a decomposition.</summary>
internal static class ExplainAnswer
{
    /// <summary>The sentences, table and figures.</summary>
    public static StudyAnswer Of(ExplainStudy study, StudySentences texts)
    {
        var (result, reading, unit) = (study.Result, study.Reading, study.Study.Unit(study.Reading));
        var contributions = study.Second is { } second
            ? new ContributionsView(result, unit, texts.Say)
            {
                StartName = study.Study.Loaded.Scenario.Name,
                EndName = second.Scenario.Name,
            }
            : new ContributionsView(result, unit, texts.Say)
            {
                StartName = Year(study.Study.Space.BaselineYear),
                EndName = Year(reading.Year),
                FromBaseline = true,
            };
        var finding = study.Second is null ? texts.Contributed(result, unit) : contributions.Sentence;
        return new StudyAnswer
        {
            Findings = [finding, texts.AddUp(result)],
            Shown = contributions.Table,
            Figures =
            [
                ("contributions", contributions.Waterfall(Sentences.Capital(finding), texts.LineOf(study.Study.TargetOn(reading), unit))),
            ],
            Tables = [],
        };
    }

    private static string Year(int year) => year.ToString(CultureInfo.InvariantCulture);
}
