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

    public static void Print(Run run, ReportLanguage language)
    {
        var sentences = new Sentences(language, run.Loaded);
        Terminal.Markup($"[bold]{Terminal.Escaped(run.Scenario.Name)}[/]");
        if (run.Scenario.Outcomes.Length > 0)
        {
            var shown = Shown(run.Years.Length);
            Terminal.Table(
                sentences.OutcomeWord,
                [.. shown.Select(index => run.Years[index].ToString(CultureInfo.InvariantCulture))],
                run.Scenario.Outcomes.Select(
                    (outcome, k) =>
                        (
                            $"{sentences.Names.Outcome(outcome.Name)}, {sentences.ShortUnitOf(outcome.Unit)}",
                            (IReadOnlyList<string>)
                                [.. shown.Select(index => run.PathOf(k)[index]).Select(sentences.Alike(run.PathOf(k), outcome.Unit))]
                        )
                )
            );
        }
        if (
            run.Scenario.Outcomes.Select((_, k) => sentences.NegativePotential(run, k)).FirstOrDefault(text => text is not null) is
            { } potential
        )
            Terminal.Line(potential);
        foreach (var target in run.Targets)
        {
            var unit = target.Outcome.Unit;
            var verdict = $"[{(target.IsMet ? "green" : "red")}]{Terminal.Escaped(sentences.Verdict(target))}[/]";
            Terminal.Markup(
                $"{Terminal.Escaped(sentences.TargetOf(target))}: {verdict}, "
                    + $"{Terminal.Escaped(sentences.Value(target.Value, unit))}; {Terminal.Escaped(sentences.Remark(target))}"
            );
        }
        if (DataQuality.Of(run) is { } quality)
            Terminal.Line(quality.Line(sentences));
        Terminal.Line(
            sentences.SolvedIn(
                run.Result.Rounds.Length,
                run.Took,
                run.Result.Rounds.DefaultIfEmpty(0).Max(),
                run.Result.Residuals.DefaultIfEmpty(0).Max()
            )
        );
    }

    /// <summary>All years, or about as many as fit, the first and the last among them.</summary>
    private static int[] Shown(int years) =>
        years <= MostYears
            ? [.. Enumerable.Range(0, years)]
            : [.. Enumerable.Range(0, MostYears).Select(k => (int)Math.Round(k * (years - 1) / (double)(MostYears - 1))).Distinct()];
}
