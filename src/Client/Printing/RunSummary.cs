using System.Globalization;
using TradeSim.Figures;
using TradeSim.Runs;
using TradeSim.Runs.Reports;

namespace TradeSim.Client.Printing;

/// <summary>What the terminal shows of a run: the path of each outcome, the targets, and one line on where the data come from.</summary>
internal static class RunSummary
{
    private const int WidthOfNames = 38;
    private const int WidthOfYear = 10;

    /// <summary>Columns of years that fit into the terminal beside the names.</summary>
    private static int MostYears => Math.Max(3, (Terminal.Width - WidthOfNames) / WidthOfYear);

    public static void Print(Run run)
    {
        var sentences = new Sentences(ReportLanguage.English);
        Terminal.Markup($"[bold]{Terminal.Escaped(run.Scenario.Name)}[/]");
        if (run.Scenario.Outcomes.Length > 0)
        {
            var shown = Shown(run.Years.Length);
            Terminal.Table(
                "outcome",
                [.. shown.Select(index => run.Years[index].ToString(CultureInfo.InvariantCulture))],
                run.Scenario.Outcomes.Select(
                    (outcome, k) =>
                        (
                            $"{outcome.Name}, {outcome.Unit}",
                            (IReadOnlyList<string>)[.. shown.Select(index => Terminal.Number(run.Result.Outcomes[index][k]))]
                        )
                )
            );
        }
        foreach (var target in run.Targets)
        {
            var unit = target.Outcome.Unit;
            var verdict = target.IsMet ? "[green]met[/]" : "[red]missed[/]";
            Terminal.Markup(
                $"Target {Terminal.Escaped(target.Outcome.Name)} {target.Target.Year}, "
                    + $"{Terminal.Escaped(sentences.BoundOf(target.Target, unit))}: {verdict}, "
                    + $"{Terminal.Escaped(sentences.Value(target.Value, unit))}; {Terminal.Escaped(sentences.Remark(target))}"
            );
        }
        if (DataQuality.Of(run) is { } quality)
            Terminal.Line(quality.Line(sentences));
        var slowest = run.Result.Rounds.DefaultIfEmpty(0).Max();
        Terminal.Line(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Solved {run.Result.Rounds.Length} years in {run.Took.TotalMilliseconds:0} ms: at most {slowest} iterations per year, "
                    + $"largest residual {run.Result.Residuals.DefaultIfEmpty(0).Max():g2}"
            )
        );
    }

    /// <summary>All years, or about as many as fit, the first and the last among them.</summary>
    private static int[] Shown(int years) =>
        years <= MostYears
            ? [.. Enumerable.Range(0, years)]
            : [.. Enumerable.Range(0, MostYears).Select(k => (int)Math.Round(k * (years - 1) / (double)(MostYears - 1))).Distinct()];
}
