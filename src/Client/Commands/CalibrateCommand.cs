using System.Collections.Immutable;
using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using TradeSim.Client.Printing;
using TradeSim.Runs;
using TradeSim.Runs.Reports;
using TradeSim.Studies.History;

namespace TradeSim.Client.Commands;

/// <summary><c>tradesim calibrate</c>: growth elasticity, drift and shock sizes of trade, fitted to history; with a
/// scenario, its assumptions fitted to observed outcomes.</summary>
internal static class CalibrateCommand
{
    private const string Needed = "a table with columns outcome, year, value";

    private static readonly string[] OfHistoryAlone = [StudyOptions.HistoryName, "--pair"];
    private static readonly string[] OfScenarioAlone =
    [
        CommonOptions.SetName,
        CommonOptions.LargeName,
        StudyOptions.ThreadsName,
        StudyOptions.BatchName,
        .. HostOptions.Names,
    ];

    public static Command Create()
    {
        var history = StudyOptions.History("The past that is fitted to.");
        var fit = new Option<string[]>("--fit")
        {
            Description = "An assumption of the scenario to fit, such as assumptions.adjustment. May be repeated.",
            HelpName = "path",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var observed = new Option<string?>("--observed") { Description = $"What was observed: {Needed}.", HelpName = "CSV" };
        var pair = new Option<string?>("--pair")
        {
            Description =
                "Without a scenario: shock sizes of this pair of the history and of its economies' growth, such as KGZ-BLR, instead of all pairs.",
            HelpName = "NAME",
        };
        return StudyCommand.Create(
            "calibrate",
            "Fits the growth elasticity of trade, its drift and the size of its shocks to the trade of many pairs; with a scenario, assumptions of it to observed outcomes. With standard errors.",
            [history, fit, observed, pair],
            call => OfScenario(call, call.Get<string[]>(fit.Name) ?? [], call.Get<string?>(observed.Name)),
            (parsed, arguments) => OfHistory(parsed, arguments, parsed.GetValue(history), parsed.GetValue(pair))
        );
    }

    private static StudyAnswer OfScenario(StudyCall call, string[] paths, string? file)
    {
        if (call.Given(OfHistoryAlone) is [var idle, ..])
            throw new UserException(
                $"got {idle} with FILE, expected it without a scenario: the assumptions of one are fitted to what --observed has"
            );
        if (paths.Length == 0)
            throw new UserException("got no --fit, expected at least one assumption such as --fit assumptions.adjustment");
        if (file is null)
            throw new UserException($"got no --observed, expected {Needed}");
        if (!File.Exists(file))
            throw new UserException($"{file}: got no such file, expected {Needed}");
        using var reader = new StreamReader(file);
        var observations = Observation.Read(reader, file);
        var fit = call.Run(context => Calibrate.Scenario(call.Runner, [.. paths], observations, null, context));
        var (say, unexplained) = (call.Tell.Say, call.Tell.Number(fit.ResidualDeviation));
        var answer = Answer(
            say,
            fit,
            say.Pick(
                $"{fit.Observations} observed figures; what stays unexplained has a standard deviation of {unexplained} in logarithms.",
                $"{fit.Observations} beobachtete Zahlen; was unerklärt bleibt, hat in Logarithmen eine Standardabweichung von {unexplained}.",
                $"{fit.Observations} наблюдений; необъяснённое имеет стандартное отклонение {unexplained} в логарифмах."
            )
        );
        return answer with
        {
            Findings = [.. answer.Findings, .. fit.Coefficients.Where(item => item.IsAtBound).Select(item => AtBound(say, item))],
        };
    }

    private static string AtBound(Sentences say, Coefficient item)
    {
        var value = say.Number(item.Value);
        return say.Pick(
            $"{item.Name} stands at its bound of {value}, beyond which the observations would have it: it is no estimate, and the others are fitted with it.",
            $"{item.Name} steht an seiner Grenze von {value}, über die die Beobachtungen hinausgingen: Das ist keine Schätzung, und die anderen sind damit angepasst.",
            $"{item.Name} стоит на своей границе {value}, за которую вышли бы наблюдения: это не оценка, остальные подобраны при этом значении."
        );
    }

    private static int OfHistory(ParseResult parsed, ImmutableArray<string> arguments, string? given, string? pair)
    {
        var started = Stopwatch.GetTimestamp();
        if (parsed.GetValue<string[]>("--fit")!.Length > 0 || parsed.GetValue<string?>("--observed") is not null)
            throw new UserException("got --fit or --observed without FILE, expected a scenario whose assumptions are fitted");
        if (StudyCommand.Given(parsed, OfScenarioAlone) is [var idle, ..])
            throw new UserException(
                $"got {idle} without FILE, expected it with a scenario: history is fitted without one, in this process"
            );
        var source = HistorySource.Needed(given);
        using var folder = RunFolder.Claim(
            parsed.GetValue<string?>("--out"),
            "calibrate",
            oneOfMany: false,
            parsed.GetValue<bool>("--force")
        );
        var fit = IncomeElasticity.Calibrate(source.History);
        var shocks = pair is null ? [IncomeElasticity.Shocks(source.History)] : ShocksOfPair(source.History, pair);
        var style = CommonOptions.StyleOf(parsed);
        var say = new Sentences(style.Language);
        var (pairs, unexplained, explained) = (source.History.Series.Length, say.Number(fit.ResidualDeviation), say.Number(fit.RSquared));
        var answer = Answer(
            say,
            fit,
            say.Pick(
                $"Yearly change of log turnover: {fit.Observations} changes of {pairs} pairs; what stays unexplained has a standard deviation of {unexplained}, R squared is {explained}.",
                $"Jährliche Änderung des logarithmierten Umsatzes: {fit.Observations} Änderungen von {pairs} Paaren; was unerklärt bleibt, hat eine Standardabweichung von {unexplained}, R² ist {explained}.",
                $"Годовое изменение логарифма товарооборота: {fit.Observations} изменений по {pairs} парам; необъяснённое имеет стандартное отклонение {unexplained}, R² равен {explained}."
            )
        );
        answer = answer with
        {
            Findings = [.. answer.Findings, .. shocks.Select(series => Shocks(say, series.Name, series.Fit))],
            Shown = answer.Shown! with
            {
                Rows = answer.Shown.Rows.Concat(
                    shocks.SelectMany(series => Rows(say, series.Fit, $", {series.Name}").Append(Deviation(say, series)))
                ),
            },
            Tables =
            [
                fit.Table(),
                .. shocks.Select((series, index) => series.Fit.Table(string.Create(CultureInfo.InvariantCulture, $"shocks-{index + 1}"))),
            ],
        };
        answer.Print(style.Language);
        folder.PrintWritten(
            folder.Write(
                say.Pick("Calibration", "Kalibrierung", "Калибровка"),
                Manifest.Of(source, "calibrate", arguments, Stopwatch.GetElapsedTime(started)),
                answer,
                style
            )
        );
        return ExitCode.Done;
    }

    private static ImmutableArray<(string Name, Fit Fit)> ShocksOfPair(TradeHistory history, string pair)
    {
        var series = history.Series.FirstOrDefault(series => series.Name == pair)
            ?? throw new UserException(
                $"got --pair {pair}, expected one of {string.Join(", ", history.Series.Select(series => series.Name))}"
            );
        return
        [
            Fitted($"log turnover of {pair}, yearly change", series.LogChanges()),
            .. from economy in (string[])[series.Reporter, series.Partner]
            let growth = history.Growth?.Known(economy, history.LastYear)
            where growth is { Length: >= 5 }
            select Fitted($"growth of {economy}", growth.Value),
        ];

        static (string, Fit) Fitted(string name, ImmutableArray<(int, double)> series) => (name, Calibrate.Autoregression(name, [series]));
    }

    /// <summary>As an uncertainty block has them, whatever the language.</summary>
    private static string Shocks(Sentences say, string name, Fit fit)
    {
        var written = string.Create(
            CultureInfo.InvariantCulture,
            $"shocks({Math.Clamp(fit["persistence"], 0, 1):0.##}, {fit.ResidualDeviation:0.###})"
        );
        return say.Pick(
            $"{name}: {written} as an uncertainty block has them, from {fit.Observations} years.",
            $"{name}: {written}, wie sie ein uncertainty-Block schreibt, aus {fit.Observations} Jahren.",
            $"{name}: {written}, как их пишет блок uncertainty, по {fit.Observations} годам."
        );
    }

    private static StudyAnswer Answer(Sentences say, Fit fit, string finding) =>
        new()
        {
            Findings = [finding],
            Shown = new ShownTable(
                say.Pick("parameter", "Parameter", "параметр"),
                [
                    say.Pick("estimate", "Schätzung", "оценка"),
                    say.Pick("± s.e.", "± SF", "± ст. ош."),
                    say.Pick("low 95 %", "unten 95 %", "низ 95 %"),
                    say.Pick("high 95 %", "oben 95 %", "верх 95 %"),
                ],
                Rows(say, fit, "")
            ),
            Tables = [fit.Table()],
        };

    private static IEnumerable<(string, IReadOnlyList<string>)> Rows(Sentences say, Fit fit, string of) =>
        fit.Coefficients.Select(item => ($"{item.Name}{of}", Cells(say, item.Value, item.StandardError, fit.Interval(item.Name))));

    private static (string, IReadOnlyList<string>) Deviation(Sentences say, (string Name, Fit Fit) series)
    {
        var error = series.Fit.ResidualDeviationError;
        return (
            say.Pick($"deviation of shocks, {series.Name}", $"Streuung der Schocks, {series.Name}", $"отклонение шоков, {series.Name}"),
            Cells(
                say,
                series.Fit.ResidualDeviation,
                error,
                (series.Fit.ResidualDeviation - 1.96 * error, series.Fit.ResidualDeviation + 1.96 * error)
            )
        );
    }

    private static IReadOnlyList<string> Cells(Sentences say, double value, double error, (double Low, double High) interval) =>
        [
            say.Number(value),
            .. ((double[])[error, interval.Low, interval.High]).Select(number => double.IsNaN(number) ? "" : say.Number(number)),
        ];
}
