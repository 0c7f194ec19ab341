using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using TradeSim.Client.Reports;
using TradeSim.Client.Runs;
using TradeSim.Figures;
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
        var command = new Command("backtest", "Forecasts years of the past that were held back, knowing only what was known then, and says how far each model missed.") { history, horizons, output, force };
        command.SetAction((parsed, cancellation) => Verbs.Cancellable(() =>
        {
            var started = Stopwatch.GetTimestamp();
            var source = HistorySource.Needed(parsed.GetValue(history));
            var folder = RunFolder.Claim(parsed.GetValue(output), "backtest", oneOfMany: false, parsed.GetValue(force));
            var options = new BacktestOptions { Horizons = parsed.GetValue(horizons) };
            var answer = Answer(Terminal.Watched("backtest", progress => Backtest.Run(source.History, options: options, context: new StudyContext { Progress = progress, Cancellation = cancellation })), options.Horizons);
            answer.Print();
            folder.Write("Backtest", Manifest.Of(source, "backtest", StudyCommand.ArgumentsOf(command, parsed), Stopwatch.GetElapsedTime(started)), answer);
            return ExitCode.Done;
        }));
        return command;
    }

    private static StudyAnswer Answer(BacktestResult result, int horizons)
    {
        var common = result.Scores.Where(score => score.Scope == Backtest.Common).ToArray();
        var (naive, model) = (result.ScoreOf(Backtest.Common, new LastValue().Name), result.ScoreOf(Backtest.Common, new IncomeElasticity().Name));
        string[] findings =
        [
            string.Create(CultureInfo.InvariantCulture, $"Forecasts by the growth of both economies missed by {model.MedianPercentageError:P0} in the median and the last value by {naive.MedianPercentageError:P0}; root mean square log errors are as {model.TheilU[0].Ratio:0.00} to 1."),
            string.Create(CultureInfo.InvariantCulture, $"Their 80 % bands held {Percent(model.Coverage80)} of the time, those of the last value {Percent(naive.Coverage80)}. All models on the same {model.Forecasts} forecasts, on years that were held back."),
        ];
        return new StudyAnswer
        {
            Findings = findings,
            Shown = new ShownTable("model, years ahead", ["forecasts", "median error", "log RMSE", "U of last value", "in 50 % band", "in 80 % band", "CRPS"], [.. common.Select(score =>
                ($"{score.Model}, {(score.Horizon is { } years ? years.ToString(CultureInfo.InvariantCulture) : "all")}", (IReadOnlyList<string>)
                [
                    score.Forecasts.ToString(CultureInfo.InvariantCulture), Percent(score.MedianPercentageError), Terminal.Number(score.LogRootMeanSquare), Terminal.Number(score.TheilU[0].Ratio),
                    Percent(score.Coverage50), Percent(score.Coverage80), score.Score is { } crps ? Terminal.Number(crps) : "",
                ]))]),
            Figures = [.. Errors(common, findings[0]), .. Scatter(result, model.Model, horizons)],
            Tables = [result.ScoresTable(), result.ForecastsTable()],
        };
    }

    private static IEnumerable<(string, Figure)> Errors(ModelScore[] scores, string title)
    {
        var years = scores.Select(score => score.Horizon).OfType<int>().Distinct().Order().ToArray();
        if (years.Length < 2) yield break;
        yield return ("errors", new LineChart(new FigureText(title, "Root mean square of log errors by years ahead, all models on the same forecasts"), new Axis("years ahead"), new Axis(""), years.Select(year => (double)year),
            scores.GroupBy(score => score.Model).Select(group => new LineSeries(group.Key, group.Where(score => score.Horizon is not null).OrderBy(score => score.Horizon).Select(score => score.LogRootMeanSquare)) { Points = true })));
    }

    private static IEnumerable<(string, Figure)> Scatter(BacktestResult result, string model, int horizons)
    {
        var points = result.Forecasts.Where(forecast => forecast.Model == model && forecast.Horizon == horizons).Take(MostPoints)
            .Select(item => new Forecasted(string.Create(CultureInfo.InvariantCulture, $"{item.Series} {item.Origin + item.Horizon}"), item.Value, item.Actual)).ToArray();
        if (points.Length == 0) yield break;
        yield return ("forecasts", new ForecastScatter(new FigureText(string.Create(CultureInfo.InvariantCulture, $"{horizons} years ahead, {points.Count(point => point.Actual > point.Forecast)} of {points.Length} forecasts by growth were too low"), "Turnover forecast and observed"),
            new Axis("forecast", "million US dollars") { Logarithmic = true }, new Axis("observed", "million US dollars"), points));
    }

    private static string Percent(double? share) => share is { } value ? value.ToString("P0", CultureInfo.InvariantCulture) : "";
}
