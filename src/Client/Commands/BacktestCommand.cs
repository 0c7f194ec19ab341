using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using TradeSim.Client.Printing;
using TradeSim.Figures;
using TradeSim.Runs;
using TradeSim.Runs.Reports;
using TradeSim.Studies.Cases;
using TradeSim.Studies.History;

namespace TradeSim.Client.Commands;

/// <summary><c>tradesim backtest</c>: would it have been right before?</summary>
internal static class BacktestCommand
{
    private const int MostPoints = 2000; // of a scatter

    public static Command Create()
    {
        var history = StudyOptions.History("The past that is forecast.");
        var horizons = new Option<int>("--horizons") { Description = "Years ahead.", DefaultValueFactory = _ => 5 };
        var output = CommonOptions.Out("Folder for the results; out/backtest by default, with a number behind it if that exists.");
        var force = CommonOptions.Force();
        var command = new Command(
            "backtest",
            "Forecasts years of the past that were held back, knowing only what was known then, and says how far each model missed."
        )
        {
            history,
            horizons,
            output,
            force,
            CommonOptions.Language(),
            CommonOptions.Png(),
        };
        command.SetAction(
            (parsed, cancellation) =>
                Verbs.Cancellable(() =>
                {
                    var started = Stopwatch.GetTimestamp();
                    var source = HistorySource.Needed(parsed.GetValue(history));
                    using var folder = RunFolder.Claim(parsed.GetValue(output), "backtest", oneOfMany: false, parsed.GetValue(force));
                    var options = new BacktestOptions { Horizons = parsed.GetValue(horizons) };
                    var style = CommonOptions.StyleOf(parsed);
                    var say = new Sentences(style.Language);
                    var answer = Answer(
                        say,
                        Terminal.Watched("backtest", progress =>
                            Backtest.Run(
                                source.History,
                                options: options,
                                context: new StudyContext { Progress = progress, Cancellation = cancellation }
                            )
                        ),
                        options.Horizons
                    );
                    answer.Print(style.Language);
                    folder.PrintWritten(
                        folder.Write(
                            say.Pick("Backtest", "Rückblick", "Проверка на прошлом"),
                            Manifest.Of(source, "backtest", StudyCommand.ArgumentsOf(command, parsed), Stopwatch.GetElapsedTime(started)),
                            answer,
                            style
                        )
                    );
                    return ExitCode.Done;
                })
        );
        return command;
    }

    private static StudyAnswer Answer(Sentences say, BacktestResult result, int horizons)
    {
        var common = result.Scores.Where(score => score.Scope == Backtest.Common).ToArray();
        if (common.Length == 0)
            throw new UserException(
                "got a history in which no forecast was made by all models, expected pairs with more years, and the growth of their economies"
            );
        var (naive, model) = (
            result.ScoreOf(Backtest.Common, new LastValue().Name),
            result.ScoreOf(Backtest.Common, new IncomeElasticity().Name)
        );
        string Share(double? share) => share is { } value ? say.Share(value) : "";
        var (missed, last, ratio) = (
            say.Share(model.MedianPercentageError),
            say.Share(naive.MedianPercentageError),
            model.TheilU[0].Ratio.ToString("0.00", say.Culture)
        );
        string[] findings =
        [
            say.Pick(
                $"Forecasts by the growth of both economies missed by {missed} in the median and the last value by {last}; root mean square log errors are as {ratio} to 1.",
                $"Prognosen nach dem Wachstum beider Länder lagen im Median um {missed} daneben, der letzte Wert um {last}; die mittleren quadratischen Fehler der Logarithmen verhalten sich wie {ratio} zu 1.",
                $"Прогнозы по росту обеих экономик ошибались в медиане на {missed}, последнее значение — на {last}; среднеквадратичные ошибки логарифмов относятся как {ratio} к 1."
            ),
            say.Pick(
                $"Their 80 % bands held {Share(model.Coverage80)} of the time, those of the last value {Share(naive.Coverage80)}. All models on the same {model.Forecasts} forecasts, on years that were held back.",
                $"Ihre 80-%-Bänder hielten in {Share(model.Coverage80)} der Fälle, die des letzten Wertes in {Share(naive.Coverage80)}. Alle Modelle auf denselben {model.Forecasts} Prognosen, auf Jahren, die zurückgehalten wurden.",
                $"Их полосы 80 % оправдались в {Share(model.Coverage80)} случаев, полосы последнего значения — в {Share(naive.Coverage80)}. Все модели на одних и тех же {model.Forecasts} прогнозах, на отложенных годах."
            ),
        ];
        return new StudyAnswer
        {
            Findings = findings,
            Shown = new ShownTable(
                say.Pick("model, years ahead", "Modell, Jahre voraus", "модель, лет вперёд"),
                [
                    say.Pick("forecasts", "Prognosen", "прогнозов"),
                    say.Pick("median error", "Fehler im Median", "медианная ошибка"),
                    "log RMSE",
                    say.Pick("U of last value", "U zum letzten Wert", "U к последнему значению"),
                    say.Pick("in 50 % band", "im 50-%-Band", "в полосе 50 %"),
                    say.Pick("in 80 % band", "im 80-%-Band", "в полосе 80 %"),
                    "CRPS",
                ],
                [
                    .. common.Select(score =>
                        (
                            $"{score.Model}, {(score.Horizon is { } years ? years.ToString(CultureInfo.InvariantCulture) : say.Pick("all", "alle", "все"))}",
                            (IReadOnlyList<string>)
                                [
                                    score.Forecasts.ToString(CultureInfo.InvariantCulture),
                                    Share(score.MedianPercentageError),
                                    say.Number(score.LogRootMeanSquare),
                                    say.Number(score.TheilU[0].Ratio),
                                    Share(score.Coverage50),
                                    Share(score.Coverage80),
                                    score.Score is { } crps ? say.Number(crps) : "",
                                ]
                        )
                    ),
                ]
            ),
            Figures = [.. Errors(say, common, findings[0]), .. Scatter(say, result, model.Model, horizons)],
            Tables = [result.ScoresTable(), result.ForecastsTable()],
        };
    }

    private static IEnumerable<(string, Figure)> Errors(Sentences say, ModelScore[] scores, string title)
    {
        var years = scores.Select(score => score.Horizon).OfType<int>().Distinct().Order().ToArray();
        if (years.Length < 2)
            yield break;
        yield return (
            "errors",
            new LineChart(
                new FigureText(
                    title,
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
                        group
                            .Where(score => score.Horizon is not null)
                            .OrderBy(score => score.Horizon)
                            .Select(score => score.LogRootMeanSquare)
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
                        $"{horizons} years ahead, {low} of {points.Length} forecasts by growth were too low",
                        $"{horizons} Jahre voraus waren {low} von {points.Length} Prognosen nach dem Wachstum zu niedrig",
                        $"На {horizons} лет вперёд {low} из {points.Length} прогнозов по росту оказались занижены"
                    ),
                    say.Pick("Turnover forecast and observed", "Umsatz, vorhergesagt und beobachtet", "Товарооборот, прогноз и факт")
                ),
                new Axis(say.Pick("forecast", "vorhergesagt", "прогноз"), say.UnitOf("million USD")) { Logarithmic = true },
                new Axis(say.Pick("observed", "beobachtet", "факт"), say.UnitOf("million USD")),
                points
            )
        );
    }
}
