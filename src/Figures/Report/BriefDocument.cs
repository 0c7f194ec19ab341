using System.Globalization;

namespace TradeSim.Figures.Report;

/// <summary>A brief for those who decide: one page of A4 that needs no network, the answer first.</summary>
/// <remarks>It takes texts, figures and tables and knows nothing of what made them. Every text is escaped. That it fits the page is up to
/// who fills it.</remarks>
internal sealed record BriefDocument
{
    /// <summary>The title.</summary>
    public required string Title { get; init; }

    /// <summary>Under the title: the question. May be empty.</summary>
    public string Subtitle { get; init; } = "";

    /// <summary>The answer, in one or a few paragraphs; the first is set large.</summary>
    public required IReadOnlyList<string> Finding { get; init; }

    /// <summary>The numbers behind it.</summary>
    public required FigureTable Facts { get; init; }

    /// <summary>The figure on the left.</summary>
    public required Figure Left { get; init; }

    /// <summary>The table under it; null: none.</summary>
    public BriefSection? UnderLeft { get; init; }

    /// <summary>The figure on the right, which may be the taller one; null: none.</summary>
    public Figure? Right { get; init; }

    /// <summary>Tables under both, over the width of the page.</summary>
    public IReadOnlyList<BriefSection> Sections { get; init; } = [];

    /// <summary>What to know before believing it, in small print.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The last line: the command, engine version, hashes, seed.</summary>
    public string Footer { get; init; } = "";

    /// <summary>The brief as one HTML page.</summary>
    /// <param name="language">The language of its fixed texts.</param>
    /// <param name="culture">The notation of numbers; the language's where null.</param>
    public string ToHtml(ReportLanguage language, CultureInfo? culture = null)
    {
        ArgumentNullException.ThrowIfNull(language);
        var page = new ReportPage(Title, Subtitle, language, culture);
        page.Part("brief");
        page.Section(language[Phrase.Finding], "finding");
        page.Paragraphs(Finding);
        page.Table(Facts);
        page.EndSection();
        page.Part("columns");
        page.Part("left");
        page.SmallFigure(Left);
        if (UnderLeft is { } under)
            Table(page, under);
        page.EndPart();
        if (Right is not null)
            page.SmallFigure(Right);
        page.EndPart();
        foreach (var section in Sections)
            Table(page, section);
        page.Part("notes");
        page.Paragraphs(Notes);
        page.EndPart();
        page.EndPart();
        return page.Finish(Footer);
    }

    private static void Table(ReportPage page, BriefSection section)
    {
        page.Section(section.Heading);
        page.Table(section.Table);
        if (section.Note.Length > 0)
            page.Paragraphs([section.Note], "quiet");
        page.EndSection();
    }
}
