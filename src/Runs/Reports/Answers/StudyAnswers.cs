using TradeSim.Figures;
using TradeSim.Runs.Execution;
using TradeSim.Scenarios;

namespace TradeSim.Runs.Reports.Answers;

/// <summary>Words the results of studies, in the reader's language.</summary>
internal static class StudyAnswers
{
    /// <summary>The sentences, table and figures of a result.</summary>
    /// <param name="result">The result of any study but a brief, which is a separate page (<see cref="BriefPage"/>).</param>
    /// <param name="language">The reader's language.</param>
    /// <param name="scenario">The scenario, for the names of its outcomes and parameters; null: the study has none.</param>
    public static StudyAnswer Of(RequestResult result, ReportLanguage language, LoadedScenario? scenario)
    {
        var texts = new StudySentences(language, scenario);
        var answer = result switch
        {
            EnsembleStudy study => EnsembleAnswer.Of(study, texts),
            SweepStudy study => SweepAnswer.Of(study, texts),
            ExplainStudy study => ExplainAnswer.Of(study, texts),
            SensitivityStudy study => SensitivityAnswer.Of(study, texts),
            SolveStudy study => SolveAnswer.Of(study, texts),
            CheapestMixStudy study => CheapestMixAnswer.Of(study, texts),
            GameStudy study => GameAnswer.Of(study, texts.Say),
            BacktestStudy study => BacktestAnswer.Of(study, texts.Say),
            CalibrateStudy study => CalibrateAnswer.Of(study, texts.Say),
            CalibrateHistoryStudy study => CalibrateAnswer.Of(study, texts.Say),
            _ => throw new ArgumentException($"There are no sentences for {result.GetType().Name}.", nameof(result)),
        };
        return answer with { Tables = [.. result.Tables], Failed = result.Failed, Second = result.Second };
    }

    /// <summary>What a study without a scenario is called; null: it has a scenario, whose name it takes.</summary>
    public static string? TitleOf(RequestResult result, ReportLanguage language)
    {
        var say = new Sentences(language);
        return result switch
        {
            BacktestStudy => say.Translate("Backtest"),
            CalibrateHistoryStudy => say.Translate("Calibration"),
            _ => null,
        };
    }
}
