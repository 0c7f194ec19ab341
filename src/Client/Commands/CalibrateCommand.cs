using System.CommandLine;
using System.Globalization;
using TradeSim.Client.Runs;
using TradeSim.Studies.History;

namespace TradeSim.Client.Commands;

/// <summary><c>tradesim calibrate</c>: growth elasticity and drift of trade, fitted to history.</summary>
internal static class CalibrateCommand
{
    public static Command Create()
    {
        var history = StudyOptions.History();
        var output = CommonOptions.Out("Folder for calibration.csv; out/calibrate by default, with a number behind it if that exists.");
        var force = CommonOptions.Force();
        var command = new Command("calibrate", "Fits the growth elasticity of trade and its drift to the trade of many pairs, with standard errors.") { history, output, force };
        command.SetAction((parsed, _) => Verbs.Cancellable(() =>
        {
            var known = HistoryFolder.Read(parsed.GetValue(history)!);
            var folder = RunFolder.Claim(parsed.GetValue(output), "calibrate", oneOfMany: false, parsed.GetValue(force));
            var fit = IncomeElasticity.Calibrate(known);
            Terminal.Table("yearly change of log turnover", ["estimate", "± s.e.", "low 95 %", "high 95 %"], fit.Coefficients.Select(item =>
                (item.Name, (IReadOnlyList<string>)[Terminal.Number(item.Value), Terminal.Number(item.StandardError), Terminal.Number(fit.Interval(item.Name).Low), Terminal.Number(fit.Interval(item.Name).High)])));
            Terminal.Line(string.Create(CultureInfo.InvariantCulture, $"{fit.Observations} changes of {known.Series.Length} pairs; what stays unexplained has a standard deviation of {Terminal.Number(fit.ResidualDeviation)}, R squared is {Terminal.Number(fit.RSquared)}."));
            folder.Write([fit.Table()]);
            Terminal.Line($"Written to {folder.Shown}: calibration.csv");
            return ExitCode.Done;
        }));
        return command;
    }
}
