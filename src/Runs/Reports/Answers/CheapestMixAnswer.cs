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
            string.Join(
                ", ",
                levers.Zip(mix.Positions, (lever, position) => $"{texts.Say.Names.Path(lever.Name)} × {texts.Short(position)}")
            );
        var finding = texts.Cheapest(goal, result.Answer, result.Closest, Positions, unit);
        var options = result
            .Frontier.Select((mix, index) => new CostedOption(texts.MixWord(index + 1), mix.Cost, mix.Value))
            .Take(MostOptions)
            .ToArray();
        var (cost, value) = (
            texts.Say.Alike(result.Frontier.Select(mix => mix.Cost)),
            texts.Say.Alike(result.Frontier.Select(mix => mix.Value))
        );
        return new StudyAnswer
        {
            Findings = [finding, texts.BestFound(result.Cases)],
            Shown = new ShownTable(
                "frontier",
                [texts.CostWord, texts.Say.Names.Outcome(goal.Reading.Name), .. levers.Select(lever => texts.Say.Names.Path(lever.Name))],
                result.Frontier.Select(
                    (mix, index) =>
                        (
                            texts.MixWord(index + 1),
                            (IReadOnlyList<string>)[cost(mix.Cost), value(mix.Value), .. mix.Positions.Select(texts.Short)]
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
                                new FigureText(Sentences.Capital(finding), Sentences.Capital(texts.Say.Names.Outcome(goal.Reading.Name))),
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
