using System.Globalization;

namespace TradeSim.Figures.Report;

/// <summary>The comparison of 2 to 50 runs: which inputs differ, then what came of it, then why.</summary>
internal sealed record CompareDocument
{
    /// <summary>The most runs that a comparison shows.</summary>
    public const int MostRuns = 50;

    /// <summary>With more runs than this only the first, the highest and the lowest have a colour.</summary>
    private const int MostColours = 8;

    /// <summary>With more runs than this they are the rows of the tables and no longer their columns, so that they fit on a page.</summary>
    private const int MostColumns = 6;

    /// <summary>The title.</summary>
    public required string Title { get; init; }

    /// <summary>Under the title. May be empty.</summary>
    public string Subtitle { get; init; } = "";

    /// <summary>The names of the runs, 2 to 50, all different; the first is the one the others are compared with.</summary>
    /// <exception cref="ArgumentException">There are too few or too many, or two are the same.</exception>
    public required IReadOnlyList<string> Runs
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            if (value.Count is < 2 or > MostRuns)
                throw new ArgumentException($"A comparison shows 2 to {MostRuns} runs, and there are {value.Count}.", nameof(Runs));
            if (value.Distinct().Count() != value.Count)
                throw new ArgumentException(
                    $"Two runs are called '{value.GroupBy(name => name).First(group => group.Count() > 1).Key}'.",
                    nameof(Runs)
                );
            field = [.. value];
        }
    }

    /// <summary>The inputs that differ.</summary>
    public IReadOnlyList<InputDifference> Inputs { get; init; } = [];

    /// <summary>The outcomes.</summary>
    public IReadOnlyList<OutcomeComparison> Outcomes { get; init; } = [];

    /// <summary>The paths: each is shown overlaid and run by run.</summary>
    public IReadOnlyList<OutcomePaths> Paths { get; init; } = [];

    /// <summary>Where trade is created and diverted, in a paragraph a run.</summary>
    public IReadOnlyList<string> Trade { get; init; } = [];

    /// <summary>What each difference contributes: waterfalls, or a heat map of many runs.</summary>
    public IReadOnlyList<Figure> Contributions { get; init; } = [];

    /// <summary>Remarks on the contributions, such as why a run has none.</summary>
    public IReadOnlyList<string> ContributionRemarks { get; init; } = [];

    /// <summary>The outcome that changed most against the first run, relative to it; one that is 0 there, or that the first run does not
    /// have, only where it has no other. Null: none changed.</summary>
    public OutcomeComparison? ChangedMost =>
        Outcomes
            .Where(outcome => outcome.Spread() != 0)
            .OrderByDescending(outcome => outcome.Values[0].HasValue)
            .ThenByDescending(outcome => outcome.Spread() ?? 0)
            .FirstOrDefault();

    /// <summary>The last line. May be empty.</summary>
    public string Footer { get; init; } = "";

    /// <summary>The comparison as one HTML page.</summary>
    /// <param name="language">The language of its fixed texts.</param>
    /// <param name="culture">The notation of numbers; the language's where null.</param>
    /// <exception cref="ArgumentException">An input, an outcome or a path has not one value a run.</exception>
    public string ToHtml(ReportLanguage language, CultureInfo? culture = null)
    {
        ArgumentNullException.ThrowIfNull(language);
        CheckLengths();
        var page = new ReportPage(Title, Subtitle, language, culture, wide: true);
        page.Section(language[Phrase.Inputs], "finding compare");
        if (Inputs.Count == 0)
            page.Paragraphs([language[Phrase.SameInputs]]);
        else
            page.Table(Shaped(InputTable(language)));
        if (Inputs.Any(input => input.IsPolicy) && Inputs.Any(input => !input.IsPolicy))
            page.Paragraphs([language[Phrase.Both]], "warning");
        page.EndSection();
        if (Outcomes.Count > 0)
        {
            page.Section(language[Phrase.Outcomes], "compare");
            if (Headline(language, culture) is { } headline)
                page.Paragraphs([headline], "most");
            page.Table(Shaped(OutcomeTable(language)), (row, column) =>
                ChangedMost is { } most && IsOutcome(most, row, column) ? "most" : null
            );
            page.EndSection();
        }
        page.Prose(language[Phrase.TradeShift], Trade);
        foreach (var paths in Paths)
        {
            page.Section(language[Phrase.Comparison], "pair");
            page.Figure(Overlaid(paths));
            page.Figure(RunByRun(paths, language));
            page.EndSection();
        }
        if (Contributions.Count + ContributionRemarks.Count > 0)
        {
            page.Section(language[Phrase.Contributions], "pair");
            page.Paragraphs(ContributionRemarks);
            foreach (var figure in Contributions)
                page.Figure(figure);
            page.EndSection();
        }
        return page.Finish(Footer);
    }

    /// <summary>All runs in one chart.</summary>
    /// <param name="paths">The paths of one outcome.</param>
    public LineChart Overlaid(OutcomePaths paths)
    {
        var there = Enumerable.Range(0, Runs.Count).Where(run => paths.Paths[run] is not null).ToArray();
        var byEnd = there.OrderBy(run => paths.Paths[run]![^1]).ToArray();
        bool IsColoured(int run) => there.Length <= MostColours || run == there[0] || run == byEnd[0] || run == byEnd[^1];
        return new LineChart(
            paths.Text,
            Axis.Years,
            paths.Axis,
            paths.Years,
            there.Select(run => new LineSeries(Runs[run], paths.Paths[run]!)
            {
                Style = IsColoured(run) ? LineStyle.Solid : LineStyle.Ghost,
            }),
            paths.Target
        );
    }

    /// <summary>A panel a run, with the first run as a ghost.</summary>
    /// <param name="paths">The paths of one outcome.</param>
    /// <param name="language">The language of its fixed words.</param>
    public SmallMultiples RunByRun(OutcomePaths paths, ReportLanguage language)
    {
        var there = Enumerable.Range(0, Runs.Count).Where(run => paths.Paths[run] is not null).ToArray();
        var first = there[0];
        var panels = there.Select(run => new Panel(
            Runs[run],
            run == first
                ? [new LineSeries(Runs[run], paths.Paths[run]!) { Style = LineStyle.Ghost }]
                :
                [
                    new LineSeries(language[Phrase.ThisRun], paths.Paths[run]!),
                    new LineSeries(Runs[first], paths.Paths[first]!) { Style = LineStyle.Ghost },
                ],
            paths.Target
        ));
        return new SmallMultiples(
            paths.Text with
            {
                Subtitle = $"{language[Phrase.OneByOne]}. {paths.Text.Subtitle}",
            },
            Axis.Years,
            paths.Axis,
            paths.Years,
            panels
        );
    }

    private FigureTable Shaped(FigureTable table) => Runs.Count > MostColumns ? table.Transposed() : table;

    /// <summary>Whether a row (its column is -1) or, where runs are rows, a cell belongs to an outcome.</summary>
    private bool IsOutcome(OutcomeComparison outcome, int row, int column) =>
        Runs.Count > MostColumns ? column > 0 && Outcomes[column - 1] == outcome : column == -1 && Outcomes[row] == outcome;

    private FigureTable InputTable(ReportLanguage language) =>
        new(
            Runs.Prepend(language[Phrase.Sort]).Prepend(language[Phrase.Parameter]),
            Inputs
                .OrderByDescending(input => input.IsPolicy)
                .Select(input =>
                    input.Values.Select(TableCell.Of).Prepend(TableCell.Of(language[input.Heading])).Prepend(TableCell.Of(input.Parameter))
                )
        );

    private FigureTable OutcomeTable(ReportLanguage language) =>
        new(
            Runs.Prepend(language[Phrase.Outcome]).Append(language[Phrase.Spread]),
            Outcomes.Select(outcome =>
                outcome
                    .Values.Select(value => value.HasValue ? TableCell.Of(value, outcome.Axis.Kind) : TableCell.Of("–"))
                    .Prepend(TableCell.Of(outcome.Axis.InUnit(outcome.Outcome)))
                    .Append(outcome.Spread() is { } spread ? TableCell.Of(spread, NumberKind.Percent) : TableCell.Of("–"))
            )
        );

    /// <summary>Which outcome changed most, from the first run to the one farthest from it; null: none changed.</summary>
    /// <param name="language">The language of its fixed words.</param>
    /// <param name="culture">The notation of numbers; the language's where null.</param>
    public string? Headline(ReportLanguage language, CultureInfo? culture = null)
    {
        ArgumentNullException.ThrowIfNull(language);
        if (ChangedMost is not { } most)
            return null;
        var values = most.Values.OfType<double>().ToArray();
        var farthest = values.MaxBy(value => Math.Abs(value - values[0]));
        string Show(double value) => Numbers.Show(value, most.Axis.Kind, culture ?? language.Culture);
        var unit = most.Axis.Unit.Length > 0 ? $" {most.Axis.Unit}" : "";
        return $"{most.Outcome} {language[Phrase.ChangedMost]}: {Show(values[0])} → {Show(farthest)}{unit}";
    }

    private void CheckLengths()
    {
        foreach (var input in Inputs)
            Expect(input.Values.Count, $"Input '{input.Parameter}'");
        foreach (var outcome in Outcomes)
        {
            Expect(outcome.Values.Count, $"Outcome '{outcome.Outcome}'");
            Check.Finite(outcome.Values.OfType<double>(), $"Outcome '{outcome.Outcome}'");
        }
        foreach (var paths in Paths)
        {
            Expect(paths.Paths.Count, $"The paths of '{paths.Text.Title}'");
            if (paths.Paths.All(path => path is null))
                throw new ArgumentException($"No run has a path of '{paths.Text.Title}'.");
        }

        void Expect(int count, string what)
        {
            if (count != Runs.Count)
                throw new ArgumentException($"{what} has {count} values, and there are {Runs.Count} runs.");
        }
    }
}
