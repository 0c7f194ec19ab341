using System.CommandLine;
using System.Globalization;
using TradeSim.Engine.Outcomes;
using TradeSim.Figures;
using TradeSim.Runs;
using TradeSim.Runs.Reports;
using TradeSim.Studies.Cases;
using TradeSim.Studies.Ensembles;
using TradeSim.Studies.History;
using TradeSim.Studies.Tables;
using TradeSim.Studies.Uncertainty;
using Ensemble = TradeSim.Studies.Ensembles.Ensemble;

namespace TradeSim.Client.Commands;

/// <summary><c>tradesim ensemble FILE</c>: how sure are we, and how likely is the target?</summary>
internal static class EnsembleCommand
{
    public static Command Create() =>
        StudyCommand.Create(
            "ensemble",
            "Run many simulations with uncertain parameters drawn at random.",
            [
                StudyOptions.Resume(),
                StudyOptions.Retry(),
                .. StudyOptions.Design(1000),
                .. StudyOptions.Uncertain(),
                StudyOptions.Keep(),
                StudyOptions.History("History behind the forecast band: past forecast errors of each pair."),
            ],
            Ask
        );

    private static StudyAnswer Ask(StudyCall call)
    {
        var retry = call.Get<bool>(StudyOptions.RetryName);
        if (retry && call.Get<string?>(StudyOptions.ResumeName) is null)
            throw new UserException(
                $"got {StudyOptions.RetryName} without {StudyOptions.ResumeName}, expected it with the folder of a study whose cases failed"
            );
        var design = call.Design(call.Uncertain(mayBeEmpty: call.History is not null));
        // Before the cases, so that a history without forecasts does not cost them.
        var errors = call.History is { } past
            ? call.Run(context =>
                past.Errors(call.Space.YearCount - 1, $"{StudyOptions.HistoryName} {HistorySource.None} does without", context)
            )
            : null;
        var journal = call.Begin();
        var options = new EnsembleOptions
        {
            JournalFile = journal,
            Identity = call.Loaded.Bundle.Sha256,
            RetryFailed = retry,
            FailedCases = call.FailedCases,
        };
        if (call.CasesPerChunk is { } chunk)
            options = options with { CasesPerChunk = chunk };
        var drawn = Drawn(call, design, options);
        var result = errors is null ? drawn : drawn.WithForecastErrors(errors);
        var goals = result.Space.Targets.Select(target => Goal.Of(result.Space, target)).ToArray();
        return new StudyAnswer
        {
            Findings =
            [
                .. goals.SelectMany(goal => Findings(call.Tell, result, drawn, goal)),
                .. call
                    .Space.Outcomes.Take(goals.Length == 0 ? 1 : 0)
                    .Select(outcome => Spread(call.Tell, result, call.Space.Read(outcome, call.Space.LastYear))),
                .. goals
                    .Where(goal => call.Loaded.Scenario.Outcomes.OfType<Turnover>().Any(turnover => turnover.Name == goal.Reading.Name))
                    .Select(goal => BaseRateOf(call, result, goal))
                    .OfType<string>(),
                .. errors is null ? [] : call.Tell.Past(errors, result.PairErrors, call.Space.YearCount - 1),
                call.Tell.Cases(result.Cases, result.CasesRun, design.Seed),
            ],
            Shown = Shown(call.Tell, result, goals),
            Figures = [.. Fans(call.Tell, result, goals), .. Probabilities(call.Tell, result, goals)],
            Tables =
            [
                result.OutcomesTable(),
                result.QuantilesTable(),
                result.TargetsTable(),
                drawn.DistinctionsTable(),
                .. errors is null ? [] : (StudyTable[])[result.PairErrorsTable()],
                drawn.FailedTable(),
            ],
            Failed = result.Failed,
        };
    }

    private static EnsembleResult Drawn(StudyCall call, Design design, EnsembleOptions options)
    {
        try
        {
            return call.Run(context => Ensemble.Run(call.Runner, design, options, context));
        }
        catch (OperationCanceledException)
        {
            Terminal.Error(
                $"What was run is kept; this goes on: {Manifest.CommandOf("ensemble", [], [StudyOptions.ResumeName, call.Folder.Shown])}"
            );
            throw;
        }
    }

    /// <summary>How often pairs of this size grew that much; null where growth is not what is asked for, or no such pair
    /// was observed that long.</summary>
    private static string? BaseRateOf(StudyCall call, EnsembleResult result, Goal goal)
    {
        var start = result.Fan(goal.Reading.Name)[0].Quantiles[2];
        return call.History is { } past && BaseRate.OfGoal(past.Joined, start, goal) is { } rate ? call.Tell.InHistory(rate) : null;
    }

    private static IEnumerable<string> Findings(StudySentences tell, EnsembleResult result, EnsembleResult drawn, Goal goal)
    {
        yield return tell.Probabilities(goal, drawn.Probability(goal), result.Spread is null ? null : result.Probability(goal));
        yield return Spread(tell, result, goal.Reading);
        if (drawn.Distinctions(goal) is [{ IsSignificant: true } telling, ..])
            yield return tell.Distinction(telling.Path, telling.MeanWhereReached, telling.MeanElsewhere);
    }

    private static string Spread(StudySentences tell, EnsembleResult result, Reading reading) =>
        tell.Spread(
            reading,
            result.Fan(reading.Name).Single(year => year.Year == reading.Year).Quantiles,
            result.Space.Units[reading.Outcome],
            result.Kind
        );

    private static ShownTable Shown(StudySentences tell, EnsembleResult result, Goal[] goals)
    {
        var outcomes = goals.Length > 0 ? goals.Select(goal => goal.Reading.Name).Distinct() : result.Space.Outcomes.Take(1);
        var quantiles =
            from outcome in outcomes
            let fan = result.Fan(outcome)
            from k in Enumerable.Range(0, EnsembleResult.FanProbabilities.Length)
            select (
                $"{outcome}, {tell.Percentile(EnsembleResult.FanProbabilities[k])}, {tell.Kind(result.Kind)}",
                (IReadOnlyList<string>)[.. fan.Select(year => tell.Number(year.Quantiles[k]))]
            );
        var probabilities =
            from goal in goals
            from ensemble in Ensembles(result)
            select (
                $"{tell.ProbabilityOf(NameOf(tell, goal, result.Space))}, {tell.Kind(ensemble.Kind)}",
                (IReadOnlyList<string>)[.. ensemble.ProbabilityByYear(goal).Select(year => tell.Say.Percent(year.Probability))]
            );
        return new ShownTable(
            "",
            [.. Years(result).Select(year => year.ToString(CultureInfo.InvariantCulture))],
            quantiles.Concat(probabilities)
        );
    }

    private static IEnumerable<(string, Figure)> Fans(StudySentences tell, EnsembleResult result, Goal[] goals)
    {
        foreach (var (outcome, unit) in result.Space.Outcomes.Zip(result.Space.Units))
        {
            yield return (
                FileNames.Of($"fan-{outcome}"),
                new LineChart(
                    new FigureText(
                        Sentences.Capital(Spread(tell, result, result.Space.Read(outcome, result.Space.LastYear))),
                        tell.Banded(outcome, result.Kind)
                    ),
                    Axis.Years,
                    tell.AxisOf(unit),
                    Years(result).Select(year => (double)year),
                    [tell.Say.Fan(result.Fan(outcome))],
                    goals.Where(goal => goal.Reading.Name == outcome).Select(goal => tell.LineOf(goal, unit, withYear: true))
                )
            );
        }
    }

    private static IEnumerable<(string, Figure)> Probabilities(StudySentences tell, EnsembleResult result, Goal[] goals)
    {
        if (goals.Length == 0)
            yield break;
        var first = result.Probability(goals[0]);
        var lines =
            from goal in goals
            from ensemble in Ensembles(result)
            select new LineSeries(
                $"{NameOf(tell, goal, result.Space)}, {tell.Kind(ensemble.Kind)}",
                ensemble.ProbabilityByYear(goal).Select(year => year.Probability)
            );
        yield return (
            "probability-of-targets",
            new LineChart(
                new FigureText(Sentences.Capital(tell.ProbabilityInShort(goals[0], first.Probability, result.Kind)), tell.ShareOfCases),
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

    private static string NameOf(StudySentences tell, Goal goal, CaseSpace space) => tell.Bounded(goal, space.Units[goal.Reading.Outcome]);

    private static IEnumerable<int> Years(EnsembleResult result) => Enumerable.Range(result.Space.BaselineYear, result.Space.YearCount);
}
