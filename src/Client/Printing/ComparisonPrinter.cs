using System.Globalization;
using TradeSim.Figures;
using TradeSim.Runs.Folders;
using TradeSim.Runs.Reports;

namespace TradeSim.Client.Printing;

/// <summary>Prints a comparison of runs.</summary>
internal static class ComparisonPrinter
{
    private const int MostInputsShown = 16;
    private const int WidthOfNames = 52;
    private const int WidthOfRun = 14;
    private const int LeastWidth = 4;

    /// <summary>Says on one screen which inputs differ and which outcome changed most, then how the others did and what each difference
    /// contributes.</summary>
    public static void Print(this Comparison comparison)
    {
        var runs = comparison.Runs;
        var (document, differences) = (
            comparison.Document(ReportLanguage.English),
            comparison.Differences.OrderByDescending(difference => difference.IsPolicy).ToArray()
        );
        var shown = Math.Clamp((Terminal.Width - WidthOfNames) / WidthOfRun, 2, runs.Length);
        if (document.Headline(ReportLanguage.English) is { } headline)
            Terminal.Markup($"[bold]{Terminal.Escaped(headline)}[/]");
        Terminal.Line(differences.Length == 0 ? "No input differs." : "Inputs that differ:");
        if (differences.Any(difference => difference.IsPolicy) && differences.Any(difference => !difference.IsPolicy))
            Terminal.Warning(
                "policies and assumptions (or rules, or data) both differ: outcomes alone do not show which difference matters"
            );
        if (differences.Length > 0)
            PrintRuns(
                comparison,
                "input",
                shown,
                differences
                    .Take(MostInputsShown)
                    .Select(difference =>
                        (difference.Parameter, difference.Values.Select(value => Sentences.Shortened(value, LongestOf(shown))))
                    )
            );
        if (differences.Length > MostInputsShown)
            Terminal.Line(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"and {differences.Length - MostInputsShown} more: {Comparison.PageName} has all"
                )
            );
        foreach (var run in runs.Where(run => !run.ListsRules))
            Terminal.Warning(
                $"{run.Name} was run by a version that did not write down its rules (closure, transfers and the like): they are not "
                    + $"compared"
            );
        Terminal.Line("Outcomes side by side:");
        PrintRuns(
            comparison,
            "outcome",
            shown,
            comparison.Shared.Select(outcome =>
                (
                    string.Create(CultureInfo.InvariantCulture, $"{outcome.Name} {outcome.Year}, {outcome.Unit}"),
                    runs.Select(run =>
                        run.At(outcome) is { } value ? Terminal.Number(value)
                        : run.Manifest.Failure is null ? ""
                        : "failed"
                    )
                )
            )
        );
        foreach (var outcome in comparison.Contributions.GroupBy(item => item.Outcome))
        {
            Terminal.Line(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"What each difference from {runs[0].Name} contributes to {outcome.Key.Name} in {outcome.Key.Year}, "
                        + $"{outcome.Key.Unit} (Shapley values, which add up):"
                )
            );
            var parts = runs.Select(run => outcome.FirstOrDefault(item => item.Run == run).Result?.Contributions ?? []).ToArray();
            PrintRuns(
                comparison,
                "difference",
                shown,
                parts
                    .SelectMany(contributions => contributions)
                    .Select(item => item.Name)
                    .Distinct()
                    .Select(name =>
                        (
                            name,
                            parts.Select(contributions =>
                                contributions.FirstOrDefault(item => item.Name == name) is { } item ? Terminal.Number(item.Value) : ""
                            )
                        )
                    )
            );
        }
        if (shown < runs.Length)
            Terminal.Line(
                string.Create(CultureInfo.InvariantCulture, $"{shown} of {runs.Length} runs are shown here: {Comparison.PageName} has all")
            );
        foreach (var (run, reason) in comparison.Unexplained)
            Terminal.Line(new Sentences(ReportLanguage.English).NoContributions(run.Name, reason));
    }

    /// <summary>How long a text in the column of a run may be; in a narrow terminal the names are shortened.</summary>
    private static int LongestOf(int shown) => Math.Max(LeastWidth, (Terminal.Width - WidthOfNames) / shown - 3);

    private static void PrintRuns(
        Comparison comparison,
        string corner,
        int shown,
        IEnumerable<(string Name, IEnumerable<string> Values)> rows
    ) =>
        Terminal.Table(
            corner,
            [.. comparison.Headers.Take(shown).Select(name => Sentences.Shortened(name, LongestOf(shown)))],
            rows.Select(row => (row.Name, (IReadOnlyList<string>)[.. row.Values.Take(shown)]))
        );
}
