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
                say.Pick("combined forecast, years ahead", "kombinierte Prognose, Jahre voraus", "комбинированный прогноз, лет вперёд"),
                [
                    say.Pick("forecasts", "Prognosen", "прогнозов"),
                    say.Pick("in 50 %", "in 50 %", "в 50 %"),
                    say.Pick("in 80 %", "in 80 %", "в 80 %"),
                    say.Pick("CRPS ratio", "CRPS-Verhältnis", "отн. CRPS"),
                    say.Pick("RMSE ratio", "RMSE-Verhältnis", "отн. RMSE"),
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
            ForecastBasis.PairLeftOut => say.Pick("pair left out", "ohne das Paar", "без самой пары"),
            ForecastBasis.OwnHistory => say.Pick("own history only", "nur eigene Reihe", "только свой ряд"),
            _ => say.Pick("all pairs", "alle Paare", "все пары"),
        };

    private static IEnumerable<string> Findings(Sentences say, BacktestResult result)
    {
        var (met, goals) = (result.Goals().Count(goal => goal.IsMet), result.Goals().Length);
        yield return result.OtherPairs == 0
            ? say.Pick(
                $"{Pairs(result.Pairs)} tested. "
                    + (
                        result.Pairs == 1
                            ? "With one pair there is no other to learn from."
                            : "Each is also left out and forecast from its own history only."
                    ),
                $"{result.Pairs} Paare geprüft. "
                    + (
                        result.Pairs == 1
                            ? "Bei einem Paar gibt es kein anderes, von dem zu lernen wäre."
                            : "Jedes wird auch weggelassen und nur aus der eigenen Reihe vorhergesagt."
                    ),
                $"Проверено пар: {result.Pairs}. "
                    + (
                        result.Pairs == 1
                            ? "Других пар, на которых можно учиться, нет."
                            : "Каждая также исключается и прогнозируется только по своему ряду."
                    )
            )
            : say.Pick(
                $"{Pairs(result.Pairs)} of the folder tested; {Pairs(result.OtherPairs)} that ship also inform the forecasts.",
                $"{result.Pairs} Paare des Ordners geprüft; {result.OtherPairs} mitgelieferte Paare gehen in die Prognosen ein.",
                $"Проверено пар из папки: {result.Pairs}; в прогнозах также использованы {result.OtherPairs} поставляемых пар."
            );
        foreach (var basis in Enum.GetValues<ForecastBasis>())
        {
            if (result.ScoreOf(basis, Backtest.Combination) is not { } score)
                continue;
            yield return say.Pick(
                $"{Basis(say, basis)}: the 80 % forecast band contained "
                    + $"{say.Share(score.Coverage80.Value)}{Interval(say, score.Coverage80)} of {score.Forecasts} outcomes, "
                    + $"the 50 % band {say.Share(score.Coverage50.Value)}.",
                $"{Basis(say, basis)}: Im 80-%-Prognoseband lagen {say.Share(score.Coverage80.Value)}{Interval(say, score.Coverage80)} "
                    + $"von {score.Forecasts} Ergebnissen, im 50-%-Band {say.Share(score.Coverage50.Value)}.",
                $"{Basis(say, basis)}: в прогнозный диапазон 80 % попали "
                    + $"{say.Share(score.Coverage80.Value)}{Interval(say, score.Coverage80)} из {score.Forecasts} исходов, в диапазон "
                    + $"50 % — {say.Share(score.Coverage50.Value)}."
            );
        }
        if (result.PairsAlone < result.Pairs)
            yield return say.Pick(
                $"Own history only: {result.PairsAlone} of {result.Pairs} pairs, evenly sampled.",
                $"Nur eigene Reihe: {result.PairsAlone} von {result.Pairs} Paaren, gleichmäßig ausgewählt.",
                $"Только свой ряд: {result.PairsAlone} из {result.Pairs} пар, равномерная выборка."
            );
        var main = result.ScoreOf(ForecastBasis.AllPairs, Backtest.Combination)!;
        yield return double.IsNaN(main.ScoreRatio.Value)
            ? say.Pick(
                "Too few past errors for the last value's pooled band: CRPS is not compared.",
                "Zu wenige frühere Fehler für das gemeinsame Band des letzten Werts: CRPS wird nicht verglichen.",
                "Прошлых ошибок слишком мало для общего диапазона последнего значения: CRPS не сравнивается."
            )
            : say.Pick(
                $"CRPS of the combined forecast is {Ratio(say, main.ScoreRatio.Value)} times that of the last value's pooled "
                    + $"band{Interval(say, main.ScoreRatio)}; RMSE of logs is {Ratio(say, main.RootRatio.Value)} times the last "
                    + $"value's{Interval(say, main.RootRatio)}.",
                $"Der CRPS der kombinierten Prognose beträgt das {Ratio(say, main.ScoreRatio.Value)}-Fache des gemeinsamen Bands des "
                    + $"letzten Werts{Interval(say, main.ScoreRatio)}, der RMSE der Logarithmen das "
                    + $"{Ratio(say, main.RootRatio.Value)}-Fache{Interval(say, main.RootRatio)}.",
                $"CRPS комбинированного прогноза составляет {Ratio(say, main.ScoreRatio.Value)} от CRPS общего диапазона последнего "
                    + $"значения{Interval(say, main.ScoreRatio)}, RMSE логарифмов — "
                    + $"{Ratio(say, main.RootRatio.Value)}{Interval(say, main.RootRatio)}."
            );
        yield return say.Pick(
            $"{met} of {goals} goals are met; goals.csv lists them with their intervals.",
            $"{met} von {goals} Zielen sind erreicht; goals.csv nennt sie mit Intervallen.",
            $"Достигнуто целей: {met} из {goals}; они перечислены с интервалами в goals.csv."
        );

        static string Pairs(int count) => count == 1 ? "1 pair" : $"{count} pairs";
    }

    private static string Interval(Sentences say, Estimate estimate) =>
        double.IsNaN(estimate.Low)
            ? ""
            : $" ({say.Pick("95 % interval", "95-%-Intervall", "95-процентный интервал")} "
                + $"{Ratio(say, estimate.Low)}–{Ratio(say, estimate.High)})";

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
                    say.Pick(
                        $"Median error {say.Share(combined.MedianPercentageError)} for the combined forecast, "
                            + $"{say.Share(last.MedianPercentageError)} for the last value",
                        $"Medianfehler {say.Share(combined.MedianPercentageError)} bei der kombinierten Prognose, "
                            + $"{say.Share(last.MedianPercentageError)} beim letzten Wert",
                        $"Медианная ошибка: комбинированный прогноз — {say.Share(combined.MedianPercentageError)}, последнее значение — "
                            + $"{say.Share(last.MedianPercentageError)}"
                    ),
                    say.Pick(
                        "Root mean square of log errors by years ahead, all models on the same forecasts",
                        "Mittlerer quadratischer Fehler der Logarithmen nach Jahren voraus, alle Modelle auf denselben Prognosen",
                        "Среднеквадратичная ошибка логарифмов по числу лет вперёд, все модели на одних прогнозах"
                    )
                ),
                new Axis(say.Pick("years ahead", "Jahre voraus", "лет вперёд")),
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
        var low = points.Count(point => point.Actual > point.Forecast);
        yield return (
            "forecasts",
            new ForecastScatter(
                new FigureText(
                    say.Pick(
                        $"{horizons} years ahead, {low} of {points.Length} combined forecasts were too low",
                        $"{horizons} Jahre voraus waren {low} von {points.Length} kombinierten Prognosen zu niedrig",
                        $"На {horizons} лет вперёд {low} из {points.Length} комбинированных прогнозов оказались занижены"
                    ),
                    say.Pick(
                        "Turnover forecast and observed",
                        "Handelsvolumen, prognostiziert und beobachtet",
                        "Товарооборот, прогноз и факт"
                    )
                ),
                new Axis(say.Pick("forecast", "vorhergesagt", "прогноз"), say.UnitOf("million USD")) { Logarithmic = true },
                new Axis(say.Pick("observed", "beobachtet", "факт"), say.UnitOf("million USD")),
                points
            )
        );
    }
}
