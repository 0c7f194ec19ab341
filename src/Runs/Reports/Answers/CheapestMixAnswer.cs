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
    public static StudyAnswer Of(CheapestMixStudy study, StudySentences tell)
    {
        var (goal, levers, result, unit) = (study.Goal, study.Levers, study.Result, study.Study.Unit(study.Goal.Reading));
        string Positions(Mix mix) =>
            string.Join(", ", levers.Zip(mix.Positions, (lever, position) => $"{lever.Name}={tell.Short(position)}"));
        var finding = tell.Cheapest(goal, result.Answer, result.Closest, Positions, unit);
        var options = result
            .Frontier.Select((mix, index) => new CostedOption(tell.MixWord(index + 1), mix.Cost, mix.Value))
            .Take(MostOptions)
            .ToArray();
        return new StudyAnswer
        {
            Findings = [finding, tell.BestFound(result.Cases)],
            Shown = new ShownTable(
                "frontier",
                [tell.CostWord, goal.Reading.Name, .. levers.Select(lever => lever.Name)],
                result.Frontier.Select(
                    (mix, index) =>
                        (
                            tell.MixWord(index + 1),
                            (IReadOnlyList<string>)[tell.Number(mix.Cost), tell.Number(mix.Value), .. mix.Positions.Select(tell.Number)]
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
                                new Axis(tell.CostWord),
                                tell.AxisOf(unit),
                                options,
                                tell.LineOf(goal, unit),
                                lessIsBetter: goal.Bound == Bound.AtMost
                            )
                        ),
                    ],
            Tables = [],
        };
    }
}
