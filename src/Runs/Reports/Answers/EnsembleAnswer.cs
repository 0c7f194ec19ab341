using System.Globalization;
using TradeSim.Engine.Outcomes;
using TradeSim.Figures;
using TradeSim.Runs.Execution;
using TradeSim.Studies.Cases;
using TradeSim.Studies.Ensembles;
using TradeSim.Studies.History;

namespace TradeSim.Runs.Reports.Answers;

/// <summary>Words the result of an ensemble.</summary>
internal static class EnsembleAnswer
{
    /// <summary>The sentences, table and figures.</summary>
    public static StudyAnswer Of(EnsembleStudy study, StudySentences texts)
    {
        var (result, drawn, space) = (study.Result, study.Drawn, study.Study.Space);
        var goals = result.Space.Targets.Select(target => Goal.Of(result.Space, target)).ToArray();
        return new StudyAnswer
        {
            Findings =
            [
                .. goals.SelectMany(goal => Findings(texts, result, drawn, goal)),
                .. space
                    .Outcomes.Take(goals.Length == 0 ? 1 : 0)
                    .Select(outcome => Spread(texts, result, space.Read(outcome, space.LastYear))),
                .. goals
                    .Where(goal => study.Study.Model.Outcomes.OfType<Turnover>().Any(turnover => turnover.Name == goal.Reading.Name))
                    .Select(goal => BaseRateOf(study, texts, goal))
                    .OfType<string>(),
                .. study.Errors is { } errors ? texts.Past(errors, result.PairErrors, space.YearCount - 1) : [],
                texts.Cases(result.Cases, result.CasesRun, study.Seed),
            ],
            Shown = Shown(texts, result, goals),
            Figures = [.. Fans(texts, result, goals), .. Probabilities(texts, result, goals)],
            Tables = [],
        };
    }

    /// <summary>How often pairs of this size grew that much; null where growth is not the question, or no such pair was observed that
    /// long.</summary>
    private static string? BaseRateOf(EnsembleStudy study, StudySentences texts, Goal goal)
    {
        var start = study.Result.Fan(goal.Reading.Name)[0].Quantiles[2];
        return study.Past is { } past && BaseRate.OfGoal(past.Joined, start, goal) is { } rate ? texts.InHistory(rate) : null;
    }

    private static IEnumerable<string> Findings(StudySentences texts, EnsembleResult result, EnsembleResult drawn, Goal goal)
    {
        yield return texts.Probabilities(goal, drawn.Probability(goal), result.Spread is null ? null : result.Probability(goal));
        yield return Spread(texts, result, goal.Reading);
        if (drawn.Distinctions(goal) is [{ IsSignificant: true } telling, ..])
            yield return texts.Distinction(telling.Path, telling.MeanWhereReached, telling.MeanElsewhere);
    }

    private static string Spread(StudySentences texts, EnsembleResult result, Reading reading) =>
        texts.Spread(
            reading,
            result.Fan(reading.Name).Single(year => year.Year == reading.Year).Quantiles,
            result.Space.Units[reading.Outcome],
            result.Kind
        );

    private static ShownTable Shown(StudySentences texts, EnsembleResult result, Goal[] goals)
    {
        var outcomes = goals.Length > 0 ? goals.Select(goal => goal.Reading.Name).Distinct() : result.Space.Outcomes.Take(1);
        var quantiles =
            from outcome in outcomes
            let fan = result.Fan(outcome)
            let number = texts.Say.Alike(fan.SelectMany(year => year.Quantiles))
            from k in Enumerable.Range(0, EnsembleResult.FanProbabilities.Length)
            select (
                $"{texts.Say.Names.Outcome(outcome)}, {texts.Percentile(EnsembleResult.FanProbabilities[k])}, {texts.Kind(result.Kind)}",
                (IReadOnlyList<string>)[.. fan.Select(year => number(year.Quantiles[k]))]
            );
        var probabilities =
            from goal in goals
            from ensemble in Ensembles(result)
            select (
                $"{texts.ProbabilityOf(NameOf(texts, goal, result.Space))}, {texts.Kind(ensemble.Kind)}",
                (IReadOnlyList<string>)[.. ensemble.ProbabilityByYear(goal).Select(year => texts.Say.Percent(year.Probability))]
            );
        return new ShownTable(
            "",
            [.. Years(result).Select(year => year.ToString(CultureInfo.InvariantCulture))],
            quantiles.Concat(probabilities)
        );
    }

    private static IEnumerable<(string, Figure)> Fans(StudySentences texts, EnsembleResult result, Goal[] goals)
    {
        foreach (var (outcome, unit) in result.Space.Outcomes.Zip(result.Space.Units))
        {
            yield return (
                FileNames.Of($"fan-{outcome}"),
                new LineChart(
                    new FigureText(
                        Sentences.Capital(Spread(texts, result, result.Space.Read(outcome, result.Space.LastYear))),
                        texts.Banded(outcome, result.Kind)
                    ),
                    Axis.Years,
                    texts.AxisOf(unit),
                    Years(result).Select(year => (double)year),
                    [texts.Say.Fan(result.Fan(outcome))],
                    goals.Where(goal => goal.Reading.Name == outcome).Select(goal => texts.LineOf(goal, unit, withYear: true))
                )
            );
        }
    }

    private static IEnumerable<(string, Figure)> Probabilities(StudySentences texts, EnsembleResult result, Goal[] goals)
    {
        if (goals.Length == 0)
            yield break;
        var first = result.Probability(goals[0]);
        var lines =
            from goal in goals
            from ensemble in Ensembles(result)
            select new LineSeries(
                $"{NameOf(texts, goal, result.Space)}, {texts.Kind(ensemble.Kind)}",
                ensemble.ProbabilityByYear(goal).Select(year => year.Probability)
            );
        yield return (
            "probability-of-targets",
            new LineChart(
                new FigureText(Sentences.Capital(texts.ProbabilityInShort(goals[0], first.Probability, result.Kind)), texts.ShareOfCases),
                Axis.Years,
                new Axis("", "", NumberKind.Percent),
                Years(result).Select(year => (double)year),
                lines.DistinctBy(line => line.Name)
            )
        );
    }

    /// <summary>The forecast band, where there is one, and the model spread.</summary>
    private static IEnumerable<EnsembleResult> Ensembles(EnsembleResult result) =>
        result.Spread is { } spread ? [spread, result] : [result];

    private static string NameOf(StudySentences texts, Goal goal, CaseSpace space) =>
        texts.Bounded(goal, space.Units[goal.Reading.Outcome]);

    private static IEnumerable<int> Years(EnsembleResult result) => Enumerable.Range(result.Space.BaselineYear, result.Space.YearCount);
}
