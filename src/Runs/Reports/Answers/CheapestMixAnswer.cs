using TradeSim.Engine.Outcomes;
using TradeSim.Figures;
using TradeSim.Runs.Execution;
using TradeSim.Studies.Solving;

namespace TradeSim.Runs.Reports.Answers;

/// <summary>Words the cheapest mix of levers that reaches a target.</summary>
internal static class CheapestMixAnswer
{
    private const int MostOptions = 40;

    /// <summary>The sentences, table and figures.</summary>
    public static StudyAnswer Of(CheapestMixStudy study, StudySentences texts)
    {
        var (goal, levers, result, unit) = (study.Goal, study.Levers, study.Result, study.Study.Unit(study.Goal.Reading));
        string Positions(Mix mix) =>
            string.Join(", ", levers.Zip(mix.Positions, (lever, position) => $"{lever.Name}={texts.Short(position)}"));
        var finding = texts.Cheapest(goal, result.Answer, result.Closest, Positions, unit);
        var options = result
            .Frontier.Select((mix, index) => new CostedOption(texts.MixWord(index + 1), mix.Cost, mix.Value))
            .Take(MostOptions)
            .ToArray();
        return new StudyAnswer
        {
            Findings = [finding, texts.BestFound(result.Cases)],
            Shown = new ShownTable(
                "frontier",
                [texts.CostWord, goal.Reading.Name, .. levers.Select(lever => lever.Name)],
                result.Frontier.Select(
                    (mix, index) =>
                        (
                            texts.MixWord(index + 1),
                            (IReadOnlyList<string>)[texts.Number(mix.Cost), texts.Number(mix.Value), .. mix.Positions.Select(texts.Number)]
                        )
                )
            ),
            Figures =
                options.Length == 0
                    ? []
                    :
                    [
                        (
                            "frontier",
                            new Frontier(
                                new FigureText(Sentences.Capital(finding), Sentences.Capital(goal.Reading.Name)),
                                new Axis(texts.CostWord),
                                texts.AxisOf(unit),
                                options,
                                texts.LineOf(goal, unit),
                                lessIsBetter: goal.Bound == Bound.AtMost
                            )
                        ),
                    ],
            Tables = [],
        };
    }
}
