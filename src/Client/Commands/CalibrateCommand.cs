using System.Collections.Immutable;
using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using TradeSim.Client.Reports;
using TradeSim.Client.Runs;
using TradeSim.Studies.History;

namespace TradeSim.Client.Commands;

/// <summary><c>tradesim calibrate</c>: growth elasticity, drift and shock sizes of trade, fitted to history; with a scenario, its assumptions fitted to observed outcomes.</summary>
internal static class CalibrateCommand
{
    private const string Needed = "a table with columns outcome, year, value";

    public static Command Create()
    {
        var history = StudyOptions.History("The past that is fitted to.");
        var fit = new Option<string[]>("--fit") { Description = "An assumption of the scenario to fit, such as assumptions.adjustment. May be repeated.", HelpName = "path", Arity = ArgumentArity.ZeroOrMore };
        var observed = new Option<string?>("--observed") { Description = $"What was observed: {Needed}.", HelpName = "CSV" };
        var pair = new Option<string?>("--pair") { Description = "Without a scenario: shock sizes of this pair of the history and of its economies' growth, such as KGZ-BLR, instead of all pairs.", HelpName = "NAME" };
        return StudyCommand.Create("calibrate", "Fits the growth elasticity of trade, its drift and the size of its shocks to the trade of many pairs; with a scenario, assumptions of it to observed outcomes. With standard errors.",
            [history, fit, observed, pair], call => OfScenario(call, call.Get<string[]>(fit.Name) ?? [], call.Get<string?>(observed.Name)),
            (parsed, arguments) => OfHistory(parsed, arguments, parsed.GetValue(history), parsed.GetValue(pair)));
    }

    private static StudyAnswer OfScenario(StudyCall call, string[] paths, string? file)
    {
        if (paths.Length == 0) throw new UserException("got no --fit, expected at least one assumption such as --fit assumptions.adjustment");
        if (file is null) throw new UserException($"got no --observed, expected {Needed}");
        if (!File.Exists(file)) throw new UserException($"{file}: got no such file, expected {Needed}");
        using var reader = new StreamReader(file);
        var observations = Observation.Read(reader, file);
        var fit = call.Run(context => Calibrate.Scenario(call.Runner, [.. paths], observations, null, context));
        return Answer(fit, string.Create(CultureInfo.InvariantCulture, $"{fit.Observations} observed figures; what stays unexplained has a standard deviation of {Terminal.Number(fit.ResidualDeviation)} in logarithms."));
    }

    private static int OfHistory(ParseResult parsed, ImmutableArray<string> arguments, string? given, string? pair)
    {
        var started = Stopwatch.GetTimestamp();
        if (parsed.GetValue<string[]>("--fit")!.Length > 0 || parsed.GetValue<string?>("--observed") is not null) throw new UserException("got --fit or --observed without FILE, expected a scenario whose assumptions are fitted");
        var source = HistorySource.Needed(given);
        var folder = RunFolder.Claim(parsed.GetValue<string?>("--out"), "calibrate", oneOfMany: false, parsed.GetValue<bool>("--force"));
        var fit = IncomeElasticity.Calibrate(source.History);
        var shocks = pair is null ? [IncomeElasticity.Shocks(source.History)] : ShocksOfPair(source.History, pair);
        var answer = Answer(fit, string.Create(CultureInfo.InvariantCulture, $"Yearly change of log turnover: {fit.Observations} changes of {source.History.Series.Length} pairs; what stays unexplained has a standard deviation of {Terminal.Number(fit.ResidualDeviation)}, R squared is {Terminal.Number(fit.RSquared)}."));
        answer = answer with
        {
            Findings = [.. answer.Findings, .. shocks.Select(series => string.Create(CultureInfo.InvariantCulture, $"{series.Name}: shocks({Math.Clamp(series.Fit["persistence"], 0, 1):0.##}, {series.Fit.ResidualDeviation:0.###}) as an uncertainty block has them, from {series.Fit.Observations} years."))],
            Shown = answer.Shown! with { Rows = answer.Shown.Rows.Concat(shocks.SelectMany(series => Rows(series.Fit, $", {series.Name}").Append(Deviation(series)))) },
            Tables = [fit.Table(), .. shocks.Select((series, index) => series.Fit.Table(string.Create(CultureInfo.InvariantCulture, $"shocks-{index + 1}")))],
        };
        answer.Print();
        folder.Write("Calibration", Manifest.Of(source, "calibrate", arguments, Stopwatch.GetElapsedTime(started)), answer);
        return ExitCode.Done;
    }

    private static ImmutableArray<(string Name, Fit Fit)> ShocksOfPair(TradeHistory history, string pair)
    {
        var series = history.Series.FirstOrDefault(series => series.Name == pair) ?? throw new UserException($"got --pair {pair}, expected one of {string.Join(", ", history.Series.Select(series => series.Name))}");
        return
        [
            ($"log turnover of {pair}, yearly change", Calibrate.Autoregression(series.LogChanges())),
            .. from economy in (string[])[series.Reporter, series.Partner]
               let growth = history.Growth?.Known(economy, history.LastYear)
               where growth is { Length: >= 5 }
               select ($"growth of {economy}", Calibrate.Autoregression(growth)),
        ];
    }

    private static StudyAnswer Answer(Fit fit, string finding) => new()
    {
        Findings = [finding],
        Shown = new ShownTable("parameter", ["estimate", "± s.e.", "low 95 %", "high 95 %"], Rows(fit, "")),
        Tables = [fit.Table()],
    };

    private static IEnumerable<(string, IReadOnlyList<string>)> Rows(Fit fit, string of) =>
        fit.Coefficients.Select(item => ($"{item.Name}{of}", Cells(item.Value, item.StandardError, fit.Interval(item.Name))));

    private static (string, IReadOnlyList<string>) Deviation((string Name, Fit Fit) series)
    {
        var error = series.Fit.ResidualDeviationError;
        return ($"deviation of shocks, {series.Name}", Cells(series.Fit.ResidualDeviation, error, (series.Fit.ResidualDeviation - 1.96 * error, series.Fit.ResidualDeviation + 1.96 * error)));
    }

    private static IReadOnlyList<string> Cells(double value, double error, (double Low, double High) interval) =>
        [Terminal.Number(value), Terminal.Number(error), Terminal.Number(interval.Low), Terminal.Number(interval.High)];
}
