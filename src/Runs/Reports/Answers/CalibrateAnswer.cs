using System.Globalization;
using TradeSim.Runs.Execution;
using TradeSim.Studies.History;

namespace TradeSim.Runs.Reports.Answers;

/// <summary>Words the estimates of a calibration.</summary>
internal static class CalibrateAnswer
{
    /// <summary>The sentences and table of assumptions fitted to observed outcomes.</summary>
    public static StudyAnswer Of(CalibrateStudy study, Sentences say)
    {
        var (fit, unexplained) = (study.Fit, say.Number(study.Fit.ResidualDeviation));
        var answer = Answer(
            say,
            fit,
            say.Plural(
                fit.Observations,
                $"{fit.Observations} observed figure; the unexplained part has a standard deviation of {unexplained} in logarithms.",
                $"{fit.Observations} observed figures; the unexplained part has a standard deviation of {unexplained} in logarithms."
            )
        );
        return answer with
        {
            Findings = [.. answer.Findings, .. fit.Coefficients.Where(item => item.IsAtBound).Select(item => AtBound(say, item))],
        };
    }

    /// <summary>The sentences and table of the growth elasticity and the shocks of trade.</summary>
    public static StudyAnswer Of(CalibrateHistoryStudy study, Sentences say)
    {
        var (fit, shocks, pairs) = (study.Fit, study.Shocks, study.Past!.History.Series.Length);
        var (unexplained, explained) = (say.Number(fit.ResidualDeviation), say.Number(fit.RSquared));
        var changes = say.Plural(fit.Observations, $"{fit.Observations} change", $"{fit.Observations} changes");
        var answer = Answer(
            say,
            fit,
            say.Plural(
                pairs,
                $"Yearly change of log turnover: {changes} of {pairs} pair; the unexplained part has a standard deviation of "
                    + $"{unexplained}, R squared is {explained}.",
                $"Yearly change of log turnover: {changes} of {pairs} pairs; the unexplained part has a standard deviation of "
                    + $"{unexplained}, R squared is {explained}."
            )
        );
        return answer with
        {
            Findings = [.. answer.Findings, .. shocks.Select(series => Shocks(say, series.Name, series.Fit))],
            Shown = answer.Shown! with
            {
                Rows = answer.Shown.Rows.Concat(
                    shocks.SelectMany(series => Rows(say, series.Fit, $", {series.Name}").Append(Deviation(say, series)))
                ),
            },
        };
    }

    private static string AtBound(Sentences say, Coefficient item)
    {
        var value = say.Number(item.Value);
        return say.Translate(
            $"{item.Name} is at its bound of {value}; the observations would place it beyond. It is not an estimate, and the "
                + $"others are fitted with it."
        );
    }

    /// <summary>As an uncertainty block has them, whatever the language.</summary>
    private static string Shocks(Sentences say, string name, Fit fit)
    {
        var written = string.Create(
            CultureInfo.InvariantCulture,
            $"shocks({Math.Clamp(fit["persistence"], 0, 1):0.##}, {fit.ResidualDeviation:0.###})"
        );
        return say.Plural(
            fit.Observations,
            $"{name}: {written} as an uncertainty block has them, from {fit.Observations} year.",
            $"{name}: {written} as an uncertainty block has them, from {fit.Observations} years."
        );
    }

    private static StudyAnswer Answer(Sentences say, Fit fit, string finding) =>
        new()
        {
            Findings = [finding],
            Shown = new ShownTable(
                say.Translate("parameter"),
                [say.Translate("estimate"), say.Translate("± s.e."), say.Translate("low 95 %"), say.Translate("high 95 %")],
                Rows(say, fit, "")
            ),
            Tables = [],
        };

    private static IEnumerable<(string, IReadOnlyList<string>)> Rows(Sentences say, Fit fit, string of) =>
        fit.Coefficients.Select(item => ($"{item.Name}{of}", Cells(say, item.Value, item.StandardError, fit.Interval(item.Name))));

    private static (string, IReadOnlyList<string>) Deviation(Sentences say, (string Name, Fit Fit) series)
    {
        var error = series.Fit.ResidualDeviationError;
        return (
            say.Translate($"deviation of shocks, {series.Name}"),
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
