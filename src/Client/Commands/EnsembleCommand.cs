using System.CommandLine;
using System.Globalization;
using TradeSim.Client.Reports;
using TradeSim.Engine.Outcomes;
using TradeSim.Figures;
using TradeSim.Studies.Cases;
using TradeSim.Studies.Ensembles;
using TradeSim.Studies.History;

namespace TradeSim.Client.Commands;

/// <summary><c>tradesim ensemble FILE</c>: how sure are we, and how likely is the target?</summary>
internal static class EnsembleCommand
{
    public static Command Create() => StudyCommand.Create(
        "ensemble",
        "Draws what is not known many times: fans of the outcomes, the probability of each target by year, and what distinguishes the cases that reach it.",
        [StudyOptions.Resume(), .. StudyOptions.Design(1000), .. StudyOptions.Uncertain(), StudyOptions.Keep(), StudyOptions.History("The past behind the fans of turnovers, which are as wide as forecasts missed then.")],
        Ask);

    private static StudyAnswer Ask(StudyCall call)
    {
        string[] turnovers = [.. call.Loaded.Scenario.Outcomes.OfType<Turnover>().Select(turnover => turnover.Name).Where(call.Space.Outcomes.Contains)];
        var design = call.Design(call.Uncertain(mayBeEmpty: call.History is not null && turnovers.Length > 0));
        var journal = call.Begin();
        var options = new EnsembleOptions { JournalFile = journal, Identity = call.Loaded.Bundle.Sha256, FailedCases = call.FailedCases };
        if (call.CasesPerChunk is { } chunk) options = options with { CasesPerChunk = chunk };
        var result = call.Run(context => Ensemble.Run(call.Runner, design, options, context));
        var bands = call.History is { } past && turnovers.Length > 0 ? HistoricalBands.Of(past.History, call.Space.YearCount - 1) : null;
        if (bands is not null) result = result.WithHistory(bands.Errors, turnovers);
        var goals = result.Space.Targets.Select(target => Goal.Of(result.Space, target)).ToArray();
        return new StudyAnswer
        {
            Findings =
            [
                .. goals.SelectMany(goal => Findings(result, goal)),
                .. call.Space.Outcomes.Take(goals.Length == 0 ? 1 : 0).Select(outcome => Spread(result, call.Space.Read(outcome, call.Space.LastYear))),
                .. goals.Where(goal => turnovers.Contains(goal.Reading.Name)).Select(goal => BaseRateOf(call, result, goal)).OfType<string>(),
                .. bands is null ? [] : (string[])[Held(bands, turnovers)],
                string.Create(CultureInfo.InvariantCulture, $"{result.Cases} cases, {result.CasesRun} of them run now; seed {design.Seed}."),
            ],
            Shown = Shown(result, goals),
            Figures = [.. Fans(result, goals), .. Probabilities(result, goals)],
            Tables = [result.OutcomesTable(), result.QuantilesTable(), result.TargetsTable(), result.DistinctionsTable(), result.FailedTable()],
            Failed = result.Failed,
        };
    }

    /// <summary>How far the bands can be believed.</summary>
    private static string Held(HistoricalBands bands, string[] turnovers) => string.Create(CultureInfo.InvariantCulture,
        $"The bands of {string.Join(", ", turnovers)} are as wide as forecasts by the growth of both economies missed in the past: {(bands.Coverage is { } coverage ? $"of {bands.Forecasts} forecasts 1 to {HistoricalBands.Horizons} years ahead, {coverage:P0} came within such an 80 % band, in years that were held back" : "too few for a test")}. {StudyOptions.HistoryName} {HistorySource.None} shows only the spread of what is drawn.");

    /// <summary>How often pairs of this size grew that much; null where growth is not what is asked for, or no such pair was observed that long.</summary>
    private static string? BaseRateOf(StudyCall call, EnsembleResult result, Goal goal)
    {
        var start = result.Fan(goal.Reading.Name)[0].Quantiles[2];
        return call.History is { } past && start > 0 && goal.Bound == Bound.AtLeast && goal.Value > start && BaseRate.OfSize(past.History, start, goal.Value / start, goal.Reading.YearIndex) is { } rate ? $"In history, {rate}" : null;
    }

    private static IEnumerable<string> Findings(EnsembleResult result, Goal goal)
    {
        var probability = result.Probability(goal);
        var (low, high) = probability.Interval;
        yield return string.Create(CultureInfo.InvariantCulture, $"{goal}: {probability.Reached} of {probability.Cases} cases, a probability of {probability.Probability:P1} (95 % interval of sampling {low:P1} to {high:P1}).");
        yield return Spread(result, goal.Reading);
        if (result.Distinctions(goal) is [var telling, ..])
            yield return string.Create(CultureInfo.InvariantCulture, $"What tells the cases that reach it from the others most: {telling.Path}, {telling.MeanWhereReached:g4} on average where it is reached, {telling.MeanElsewhere:g4} elsewhere.");
    }

    private static string Spread(EnsembleResult result, Reading reading)
    {
        var unit = result.Space.Units[reading.Outcome];
        var at = result.Fan(reading.Name).Single(year => year.Year == reading.Year).Quantiles.Select(value => StudyReport.Value(value, unit)).ToArray();
        return string.Create(CultureInfo.InvariantCulture, $"{reading.Name} in {reading.Year}: {at[2]} in the median, 50 % of the cases from {at[1]} to {at[3]}, 80 % from {at[0]} to {at[4]}.");
    }

    private static ShownTable Shown(EnsembleResult result, Goal[] goals)
    {
        var outcomes = goals.Length > 0 ? goals.Select(goal => goal.Reading.Name).Distinct() : result.Space.Outcomes.Take(1);
        var quantiles = from outcome in outcomes
                        let fan = result.Fan(outcome)
                        from k in Enumerable.Range(0, EnsembleResult.FanProbabilities.Length)
                        select (string.Create(CultureInfo.InvariantCulture, $"{outcome}, {EnsembleResult.FanProbabilities[k]:P0}"), (IReadOnlyList<string>)[.. fan.Select(year => Terminal.Number(year.Quantiles[k]))]);
        var probabilities = goals.Select(goal => ($"probability of {NameOf(goal, result.Space)}", (IReadOnlyList<string>)[.. result.ProbabilityByYear(goal).Select(year => year.Probability.ToString("P1", CultureInfo.InvariantCulture))]));
        return new ShownTable("", [.. Years(result).Select(year => year.ToString(CultureInfo.InvariantCulture))], quantiles.Concat(probabilities));
    }

    private static IEnumerable<(string, Figure)> Fans(EnsembleResult result, Goal[] goals)
    {
        foreach (var (outcome, unit) in result.Space.Outcomes.Zip(result.Space.Units))
        {
            var fan = result.Fan(outcome);
            IEnumerable<double> At(int quantile) => fan.Select(year => year.Quantiles[quantile]);
            var median = new LineSeries("median", At(2)) { Bands = [new FanBand(0.8, At(0), At(4)), new FanBand(0.5, At(1), At(3))] };
            yield return (RunReport.FileName($"fan-{outcome}"), new LineChart(
                new FigureText(Spread(result, result.Space.Read(outcome, result.Space.LastYear)), Sentences.Capital(outcome)),
                Axis.Years, StudyReport.AxisOf(unit), Years(result).Select(year => (double)year), [median],
                StudyReport.LineOf(goals.FirstOrDefault(goal => goal.Reading.Name == outcome), unit, withYear: true)));
        }
    }

    private static IEnumerable<(string, Figure)> Probabilities(EnsembleResult result, Goal[] goals)
    {
        if (goals.Length == 0) yield break;
        var first = result.Probability(goals[0]);
        yield return ("probability-of-targets", new LineChart(
            new FigureText(string.Create(CultureInfo.InvariantCulture, $"{goals[0]} has a probability of {first.Probability:P1}"), "Share of cases that meet the target, had it been set for that year"),
            Axis.Years, new Axis("", "", NumberKind.Percent), Years(result).Select(year => (double)year),
            goals.Select(goal => new LineSeries(NameOf(goal, result.Space), result.ProbabilityByYear(goal).Select(year => year.Probability))).DistinctBy(line => line.Name)));
    }

    private static string NameOf(Goal goal, CaseSpace space) => $"{goal.Reading.Name} {(goal.Bound == Bound.AtLeast ? "at least" : "at most")} {StudyReport.Value(goal.Value, space.Units[goal.Reading.Outcome])}";

    private static IEnumerable<int> Years(EnsembleResult result) => Enumerable.Range(result.Space.BaselineYear, result.Space.YearCount);
}
