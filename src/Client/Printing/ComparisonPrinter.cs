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
    public static void Print(this Comparison comparison, ReportLanguage language)
    {
        var (runs, say) = (comparison.Runs, comparison.SentencesIn(language));
        var (document, differences) = (
            comparison.Document(language),
            comparison.Differences.OrderByDescending(difference => difference.IsPolicy).ToArray()
        );
        var shown = Math.Clamp((Terminal.Width - WidthOfNames) / WidthOfRun, 2, runs.Length);
        if (document.Headline(language) is { } headline)
            Terminal.Markup($"[bold]{Terminal.Escaped(headline)}[/]");
        Terminal.Line(differences.Length == 0 ? language[Phrase.SameInputs] : $"{language[Phrase.Inputs]}:");
        if (differences.Any(difference => difference.IsPolicy) && differences.Any(difference => !difference.IsPolicy))
            Terminal.Warning(language[Phrase.Both]);
        if (differences.Length > 0)
            PrintRuns(
                comparison,
                say.InputWord,
                shown,
                differences
                    .Take(MostInputsShown)
                    .Select(difference =>
                        (difference.Parameter, difference.Values.Select(value => Sentences.Shortened(value, LongestOf(shown))))
                    )
            );
        if (differences.Length > MostInputsShown)
            Terminal.Line(say.MoreInputs(differences.Length - MostInputsShown, Comparison.PageName));
        foreach (var run in runs.Where(run => !run.ListsRules))
            Terminal.Warning(
                $"{run.Name} was run by a version that did not write down its rules (closure, transfers and the like): they are not "
                    + $"compared"
            );
        Terminal.Line($"{language[Phrase.Outcomes]}:");
        PrintRuns(
            comparison,
            say.OutcomeWord,
            shown,
            comparison.Shared.Select(outcome =>
                (
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{say.Names.Outcome(outcome.Name)} {outcome.Year}, {say.ShortUnitOf(outcome.Unit)}"
                    ),
                    CellsOf(outcome)
                )
            )
        );
        foreach (var outcome in comparison.Contributions.GroupBy(item => item.Outcome))
        {
            Terminal.Line(say.EachContributes(runs[0].Name, outcome.Key.Name, outcome.Key.Year, outcome.Key.Unit));
            var parts = runs.Select(run => outcome.FirstOrDefault(item => item.Run == run).Result?.Contributions ?? []).ToArray();
            var number = say.Alike(parts.SelectMany(contributions => contributions).Select(item => item.Value));
            PrintRuns(
                comparison,
                say.DifferenceWord,
                shown,
                parts
                    .SelectMany(contributions => contributions)
                    .Select(item => item.Name)
                    .Distinct()
                    .Select(name =>
                        (
                            say.Names.Path(name),
                            parts.Select(contributions =>
                                contributions.FirstOrDefault(item => item.Name == name) is { } item ? number(item.Value) : ""
                            )
                        )
                    )
            );
        }
        if (shown < runs.Length)
            Terminal.Line(say.RunsShown(shown, runs.Length, Comparison.PageName));
        foreach (var (run, reason) in comparison.Unexplained)
            Terminal.Line(say.NoContributions(run.Name, reason));

        IEnumerable<string> CellsOf(Comparison.SharedOutcome outcome)
        {
            var number = say.Alike(runs.Select(run => run.At(outcome)).OfType<double>(), outcome.Unit);
            return runs.Select(run =>
                run.At(outcome) is { } value ? number(value)
                : run.Manifest.Failure is null ? ""
                : say.FailedWord
            );
        }
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
