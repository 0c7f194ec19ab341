using System.CommandLine;
using System.Globalization;
using TradeSim.Client.Runs;
using TradeSim.Studies.Cases;
using TradeSim.Studies.History;

namespace TradeSim.Client.Commands;

/// <summary><c>tradesim backtest</c>: would it have been right before?</summary>
internal static class BacktestCommand
{
    public static Command Create()
    {
        var history = StudyOptions.History();
        var horizons = new Option<int>("--horizons") { Description = "Years ahead.", DefaultValueFactory = _ => 5 };
        var output = CommonOptions.Out("Folder for scores.csv and forecasts.csv; out/backtest by default, with a number behind it if that exists.");
        var force = CommonOptions.Force();
        var command = new Command("backtest", "Forecasts years of the past that were held back, knowing only what was known then, and says how far each model missed.") { history, horizons, output, force };
        command.SetAction((parsed, cancellation) => Verbs.Cancellable(() =>
        {
            var known = HistoryFolder.Read(parsed.GetValue(history)!);
            var folder = RunFolder.Claim(parsed.GetValue(output), "backtest", oneOfMany: false, parsed.GetValue(force));
            var options = new BacktestOptions { Horizons = parsed.GetValue(horizons) };
            var result = Terminal.Watched("backtest", progress => Backtest.Run(known, options: options, context: new StudyContext { Progress = progress, Cancellation = cancellation }));
            Print(result);
            folder.Write([result.ScoresTable(), result.ForecastsTable()]);
            Terminal.Line($"Written to {folder.Shown}: scores.csv, forecasts.csv");
            return ExitCode.Done;
        }));
        return command;
    }

    private static void Print(BacktestResult result)
    {
        var scores = result.Scores.Where(score => score.Scope == Backtest.Common).ToArray();
        Terminal.Line("Forecasts that all models made, on years that were held back:");
        Terminal.Table("model, years ahead", ["forecasts", "median error", "log RMSE", "U of last value", "in 50 % band", "in 80 % band", "CRPS"], scores.Select(score =>
            ($"{score.Model}, {(score.Horizon is { } years ? years.ToString(CultureInfo.InvariantCulture) : "all")}", (IReadOnlyList<string>)
            [
                score.Forecasts.ToString(CultureInfo.InvariantCulture), Percent(score.MedianPercentageError), Terminal.Number(score.LogRootMeanSquare), Terminal.Number(score.TheilU[0].Ratio),
                Percent(score.Coverage50), Percent(score.Coverage80), score.Score is { } crps ? Terminal.Number(crps) : "",
            ])));
    }

    private static string Percent(double? share) => share is { } value ? value.ToString("P0", CultureInfo.InvariantCulture) : "";
}
