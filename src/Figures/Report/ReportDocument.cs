using System.Globalization;

namespace TradeSim.Figures.Report;

/// <summary>The report of a run: one HTML file that needs no network, the finding first.</summary>
/// <remarks>It takes texts, figures and tables and knows nothing of what made them. Every text is escaped.</remarks>
internal sealed record ReportDocument
{
    /// <summary>The title: the scenario's name.</summary>
    public required string Title { get; init; }

    /// <summary>Under the title: the question, for whom, the date. May be empty.</summary>
    public string Subtitle { get; init; } = "";

    /// <summary>The finding, in one or a few paragraphs; the first is set large.</summary>
    public required IReadOnlyList<string> Finding { get; init; }

    /// <summary>The numbers under the finding, where no figure has them.</summary>
    public FigureTable? FindingTable { get; init; }

    /// <summary>The targets.</summary>
    public IReadOnlyList<TargetResult> Targets { get; init; } = [];

    /// <summary>The figures, in reading order.</summary>
    public IReadOnlyList<Figure> Figures { get; init; } = [];

    /// <summary>What governments decided from year to year; null: there are no rules.</summary>
    public FigureTable? Decisions { get; init; }

    /// <summary>The policies.</summary>
    public IReadOnlyList<ParameterRow> Policies { get; init; } = [];

    /// <summary>The assumptions.</summary>
    public IReadOnlyList<ParameterRow> Assumptions { get; init; } = [];

    /// <summary>The rules: what frames the run and is neither assumed nor decided.</summary>
    public IReadOnlyList<ParameterRow> Rules { get; init; } = [];

    /// <summary>Where the data come from, in paragraphs.</summary>
    public IReadOnlyList<string> Provenance { get; init; } = [];

    /// <summary>The shares of reported, mirrored, estimated and assumed data, say, as a table under <see cref="Provenance"/>.</summary>
    public FigureTable? ProvenanceTable { get; init; }

    /// <summary>The limits of the model, in two paragraphs or so.</summary>
    public IReadOnlyList<string> Limits { get; init; } = [];

    /// <summary>The commands that repeat the run, one each.</summary>
    public IReadOnlyList<string> Repeat { get; init; } = [];

    /// <summary>The last line: engine version, hashes, seed. May be empty.</summary>
    public string Footer { get; init; } = "";

    /// <summary>The report as one HTML page.</summary>
    /// <param name="language">The language of its fixed texts.</param>
    /// <param name="culture">The notation of numbers; the language's where null.</param>
    public string ToHtml(ReportLanguage language, CultureInfo? culture = null)
    {
        ArgumentNullException.ThrowIfNull(language);
        var page = new ReportPage(Title, Subtitle, language, culture);
        page.Section(language[Phrase.Finding], "finding");
        page.Paragraphs(Finding);
        if (FindingTable is { } numbers)
            page.Table(numbers);
        page.EndSection();
        if (Targets.Count > 0)
        {
            page.Section(language[Phrase.Targets]);
            page.Table(TargetTable(language), (row, column) => column == 3 ? (Targets[row].IsMet ? "met" : "missed") : null, cards: true);
            page.EndSection();
        }
        if (Figures.Count > 0)
        {
            page.Section(language[Phrase.Figures]);
            foreach (var figure in Figures)
                page.Figure(figure);
            page.EndSection();
        }
        if (Decisions is { } decisions)
        {
            page.Section(language[Phrase.Decisions]);
            page.Table(decisions, cards: true);
            page.EndSection();
        }
        Parameters(page, Phrase.Policies, Policies, language);
        Parameters(page, Phrase.Assumptions, Assumptions, language);
        Parameters(page, Phrase.Rules, Rules, language);
        if (Provenance.Count > 0 || ProvenanceTable is not null)
        {
            page.Section(language[Phrase.Provenance]);
            page.Paragraphs(Provenance);
            if (ProvenanceTable is { } table)
                page.Table(table);
            page.EndSection();
        }
        page.Prose(language[Phrase.Limits], Limits);
        if (Repeat.Count > 0)
        {
            page.Section(language[Phrase.Repeat]);
            page.Commands(Repeat);
            page.EndSection();
        }
        return page.Finish(Footer);
    }

    private FigureTable TargetTable(ReportLanguage language) =>
        new(
            [language[Phrase.Outcome], language[Phrase.Target], language[Phrase.Result], language[Phrase.Status], language[Phrase.Note]],
            Targets.Select(target =>
                new[]
                {
                    TableCell.Of(target.Outcome),
                    TableCell.Of(target.Target),
                    TableCell.Of(target.Result),
                    // Sign and word show the verdict; the colour only repeats it.
                    TableCell.Of(target.IsMet ? $"✓ {language[Phrase.Met]}" : $"✗ {language[Phrase.Missed]}"),
                    TableCell.Of(target.Remark),
                }
            )
        );

    private static void Parameters(ReportPage page, string heading, IReadOnlyList<ParameterRow> rows, ReportLanguage language)
    {
        if (rows.Count == 0)
            return;
        page.Section(language[heading]);
        page.Table(
            new FigureTable(
                [language[Phrase.Parameter], language[Phrase.Value], language[Phrase.Source], language[Phrase.Note]],
                rows.Select(row =>
                    new[] { TableCell.Of(row.Name), TableCell.Of(row.Value), TableCell.Of(row.Source), TableCell.Of(row.Note) }
                )
            ),
            cards: true
        );
        page.EndSection();
    }
}
