using TradeSim.Figures;
using TradeSim.Runs.Execution;
using TradeSim.Studies.Solving;

namespace TradeSim.Runs.Reports.Answers;

/// <summary>Words the intensity of a lever that reaches a target.</summary>
internal static class SolveAnswer
{
    /// <summary>The sentences and figures.</summary>
    public static StudyAnswer Of(SolveStudy study, StudySentences texts)
    {
        var (goal, unit) = (study.Goal, study.Study.Unit(study.Goal.Reading));
        var result = study.Levers is [_]
            ? study.Result
            : study.Result with
            {
                Lever = Lever.CommonFactor(
                    study.Study.Space,
                    texts.CommonFactor(string.Join(", ", study.Levers.Select(texts.Say.Names.Path))),
                    study.Levers
                ),
            };
        var trials = result.Trials.Where(trial => trial.Value is not null).ToArray();
        var axis = study.Probability is null ? texts.AxisOf(unit) : new Axis("", "", NumberKind.Percent);
        var target = study.Probability is { } wanted ? new TargetLine(texts.WantedProbability, wanted) : texts.LineOf(goal, unit);
        var finding = texts.Takes(result, unit);
        return new StudyAnswer
        {
            Findings = result.IsMonotone ? [finding] : [finding, texts.NotMonotone],
            Figures =
            [
                (
                    "solve",
                    new LineChart(
                        new FigureText(Sentences.Capital(finding), Sentences.Capital(texts.Say.Names.Outcome(goal.Reading.Name))),
                        new Axis(texts.Say.Names.Path(result.Lever.Name)),
                        axis,
                        trials.Select(trial => trial.Position),
                        [
                            new LineSeries(
                                study.Probability is null ? texts.Say.Names.Outcome(goal.Reading.Name) : texts.ProbabilityWord,
                                trials.Select(trial => trial.Value!.Value)
                            )
                            {
                                Points = true,
                            },
                        ],
                        target
                    )
                ),
            ],
            Tables = [],
        };
    }
}
