using System.Globalization;
using TradeSim.Figures;
using TradeSim.Runs.Execution;
using TradeSim.Studies.History;
using TradeSim.Studies.Sensitivities;

namespace TradeSim.Runs.Reports.Answers;

/// <summary>Words forecast errors in the past.</summary>
internal static class BacktestAnswer
{
    private const int MostPoints = 2000; // of a scatter

    /// <summary>The sentences, table and figures.</summary>
    public static StudyAnswer Of(BacktestStudy study, Sentences say)
    {
        var (result, horizons) = (study.Result, study.Horizons);
        return new StudyAnswer
        {
            Findings = [.. Findings(say, result)],
            Shown = new ShownTable(
                say.Translate("combined forecast, years ahead"),
                [
                    say.Translate("forecasts"),
                    say.Translate("in 50 %"),
                    say.Translate("in 80 %"),
                    say.Translate("CRPS ratio"),
                    say.Translate("RMSE ratio"),
                ],
                [
                    .. result
                        .Scores.Where(score =>
                            score.Period == BacktestPeriod.AllYears
                            && score.Horizon is { } years
                            && BacktestResult.GoalHorizons.Contains(years)
                            && score.Model == Backtest.Combination
                        )
                        .Select(score =>
                            (
                                $"{Basis(say, score.Basis)}, {score.Horizon?.ToString(CultureInfo.InvariantCulture)}",
                                (IReadOnlyList<string>)
                                    [
                                        score.Forecasts.ToString(CultureInfo.InvariantCulture),
                                        say.Share(score.Coverage50.Value),
                                        say.Share(score.Coverage80.Value),
                                        Ratio(say, score.ScoreRatio.Value),
                                        Ratio(say, score.RootRatio.Value),
                                    ]
                            )
                        ),
                ]
            ),
            Figures = [.. Errors(say, result), .. Scatter(say, result, Backtest.Combination, horizons)],
            Tables = [],
        };
    }

    private static string Ratio(Sentences say, double ratio) => double.IsNaN(ratio) ? "–" : ratio.ToString("0.00", say.Culture);

    private static string Basis(Sentences say, ForecastBasis basis) =>
        basis switch
        {
            ForecastBasis.PairLeftOut => say.Translate("pair left out"),
            ForecastBasis.OwnHistory => say.Translate("own history only"),
            _ => say.Translate("all pairs"),
        };

    private static IEnumerable<string> Findings(Sentences say, BacktestResult result)
    {
        var (met, goals) = (result.Goals().Count(goal => goal.IsMet), result.Goals().Length);
        var (pairs, others) = (result.Pairs, result.OtherPairs);
        yield return others == 0
            ? say.Plural(pairs, $"{pairs} pair tested.", $"{pairs} pairs tested.")
                + " "
                + (
                    pairs == 1
                        ? say.Translate("With one pair there is no other to learn from.")
                        : say.Translate("Each is also left out and forecast from its own history only.")
                )
            : say.Plural(pairs, $"{pairs} pair of the folder tested", $"{pairs} pairs of the folder tested")
                + "; "
                + say.Plural(
                    others,
                    $"{others} pair that ships also informs the forecasts.",
                    $"{others} pairs that ship also inform the forecasts."
                );
        foreach (var basis in Enum.GetValues<ForecastBasis>())
        {
            if (result.ScoreOf(basis, Backtest.Combination) is not { } score)
                continue;
            var (basisName, in50) = (Basis(say, basis), say.Share(score.Coverage50.Value));
            var in80 = $"{say.Share(score.Coverage80.Value)}{Interval(say, score.Coverage80)}";
            yield return say.Plural(
                score.Forecasts,
                $"{basisName}: the 80 % forecast band contained {in80} of {score.Forecasts} outcome, the 50 % band {in50}.",
                $"{basisName}: the 80 % forecast band contained {in80} of {score.Forecasts} outcomes, the 50 % band {in50}."
            );
        }
        if (result.PairsAlone < result.Pairs)
            yield return say.Plural(
                pairs,
                $"Own history only: {result.PairsAlone} of {pairs} pair, evenly sampled.",
                $"Own history only: {result.PairsAlone} of {pairs} pairs, evenly sampled."
            );
        var main = result.ScoreOf(ForecastBasis.AllPairs, Backtest.Combination)!;
        yield return double.IsNaN(main.ScoreRatio.Value)
            ? say.Translate("Too few past errors for the last value's pooled band: CRPS is not compared.")
            : say.Translate(
                $"CRPS of the combined forecast is {Ratio(say, main.ScoreRatio.Value)} times that of the last value's pooled "
                    + $"band{Interval(say, main.ScoreRatio)}; RMSE of logs is {Ratio(say, main.RootRatio.Value)} times the last "
                    + $"value's{Interval(say, main.RootRatio)}."
            );
        yield return say.Plural(
            met,
            $"{met} of {goals} goals is met; goals.csv lists them with their intervals.",
            $"{met} of {goals} goals are met; goals.csv lists them with their intervals."
        );
    }

    private static string Interval(Sentences say, Estimate estimate) =>
        double.IsNaN(estimate.Low)
            ? ""
            : $" ({say.Translate("95 % interval")} " + $"{Ratio(say, estimate.Low)}–{Ratio(say, estimate.High)})";

    private static IEnumerable<(string, Figure)> Errors(Sentences say, BacktestResult result)
    {
        ModelScore[] scores =
        [
            .. result.Scores.Where(score =>
                score.Basis == ForecastBasis.AllPairs
                && score.Period == BacktestPeriod.AllYears
                && score.Horizon is not null
                && score.Model != Backtest.Reference
            ),
        ];
        var years = scores.Select(score => score.Horizon!.Value).Distinct().Order().ToArray();
        if (years.Length < 2)
            yield break;
        var (combined, last) = (
            result.ScoreOf(ForecastBasis.AllPairs, Backtest.Combination)!,
            result.ScoreOf(ForecastBasis.AllPairs, new LastValue().Name)!
        );
        yield return (
            "errors",
            new LineChart(
                new FigureText(
                    say.Translate(
                        $"Median error {say.Share(combined.MedianPercentageError)} for the combined forecast, "
                            + $"{say.Share(last.MedianPercentageError)} for the last value"
                    ),
                    say.Translate("Root mean square of log errors by years ahead, all models on the same forecasts")
                ),
                new Axis(say.Translate("years ahead")),
                new Axis(""),
                years.Select(year => (double)year),
                scores
                    .GroupBy(score => score.Model)
                    .Select(group => new LineSeries(
                        group.Key,
                        group.OrderBy(score => score.Horizon).Select(score => score.LogRootMeanSquare)
                    )
                    {
                        Points = true,
                    })
            )
        );
    }

    private static IEnumerable<(string, Figure)> Scatter(Sentences say, BacktestResult result, string model, int horizons)
    {
        var points = result
            .Forecasts.Where(forecast => forecast.Model == model && forecast.Horizon == horizons)
            .Take(MostPoints)
            .Select(item => new ForecastPoint(
                string.Create(CultureInfo.InvariantCulture, $"{item.Series} {item.Origin + item.Horizon}"),
                item.Value,
                item.Actual
            ))
            .ToArray();
        if (points.Length == 0)
            yield break;
        var (ahead, low) = (say.YearsAhead(horizons), points.Count(point => point.Actual > point.Forecast));
        yield return (
            "forecasts",
            new ForecastScatter(
                new FigureText(
                    Sentences.Capital(
                        say.Plural(
                            low,
                            $"{ahead}, {low} of {points.Length} combined forecasts was too low",
                            $"{ahead}, {low} of {points.Length} combined forecasts were too low"
                        )
                    ),
                    say.Translate("Turnover forecast and observed")
                ),
                new Axis(say.Translate("forecast"), say.UnitOf("million USD")) { Logarithmic = true },
                new Axis(say.Translate("observed"), say.UnitOf("million USD")),
                points
            )
        );
    }
}
