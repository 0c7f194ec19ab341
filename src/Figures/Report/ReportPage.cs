using System.Globalization;
using TradeSim.Figures.Svg;

namespace TradeSim.Figures.Report;

/// <summary>The page that reports and comparisons share: one file that loads nothing, for screens, phones, the dark and A4.</summary>
internal sealed class ReportPage
{
    /// <summary>A longer table would slow the page down without helping readers.</summary>
    private const int MostRows = 400;

    private readonly HtmlWriter html = new();
    private readonly ReportLanguage language;
    private readonly CultureInfo culture;
    private string heading = "";
    private int figures;

    public ReportPage(string title, string subtitle, ReportLanguage language, CultureInfo? culture, bool wide = false)
    {
        this.language = language;
        this.culture = culture ?? language.Culture;
        html.Raw("<!DOCTYPE html>\n");
        html.Open("html", ("lang", language.Code), ("class", "ts-scope"));
        html.Open("head");
        html.Void("meta", ("charset", "utf-8"));
        html.Void("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
        html.Void("meta", ("name", "color-scheme"), ("content", "light dark"));
        // Whatever a name in a scenario tries: the page can load nothing and send nothing.
        html.Void(
            "meta",
            ("http-equiv", "Content-Security-Policy"),
            (
                "content",
                "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; font-src data:; base-uri 'none'; "
                    + "form-action 'none'"
            )
        );
        html.Element("title", title);
        html.Raw($"<style>\n{FigureScript.Css}{FigureScript.Resource("report.css")}</style>\n");
        html.Close();
        html.Open("body", ("class", wide ? "wide" : null));
        html.Open("header");
        html.Element("h1", title);
        if (subtitle.Length > 0)
            html.Element("p", subtitle, ("class", "subtitle"));
        html.Close();
        html.Open("main");
    }

    /// <summary>Opens a section under a heading.</summary>
    public void Section(string heading, string? name = null)
    {
        html.Open("section", ("class", name));
        html.Element("h2", this.heading = heading);
    }

    public void EndSection() => html.Close();

    /// <summary>Opens a part of the page that the style sheet knows by name.</summary>
    public void Part(string name) => html.Open("div", ("class", name));

    public void EndPart() => html.Close();

    /// <summary>A figure in half the width of the page, without the table behind it.</summary>
    public void SmallFigure(Figure figure)
    {
        html.Open("figure", ("id", string.Create(CultureInfo.InvariantCulture, $"figure-{++figures}")), ("class", "ts-chart"));
        html.Raw(
            SvgRenderer.Render(
                figure,
                new FigureStyle
                {
                    Width = FigureStyle.Narrow,
                    Language = language,
                    Culture = culture,
                    Embedded = true,
                }
            )
        );
        html.Close();
    }

    public void Paragraphs(IEnumerable<string> paragraphs, string? name = null)
    {
        foreach (var paragraph in paragraphs)
            html.Element("p", paragraph, ("class", name));
    }

    /// <summary>A section of paragraphs, left out where there are none.</summary>
    public void Prose(string heading, IReadOnlyCollection<string> paragraphs)
    {
        if (paragraphs.Count == 0)
            return;
        Section(heading);
        Paragraphs(paragraphs);
        EndSection();
    }

    /// <summary>Commands, one a line.</summary>
    public void Commands(IEnumerable<string> commands)
    {
        // In pre a line break is a blank line; the code elements are blocks, so there must be none between them.
        html.Raw($"<pre>{string.Concat(commands.Select(command => $"<code>{Markup.Escape(command)}</code>"))}</pre>\n");
    }

    /// <summary>A table whose wide rows scroll, so that the page does not.</summary>
    /// <param name="table">The table.</param>
    /// <param name="mark">From row and column (-1 for the row itself) to the class.</param>
    /// <param name="cards">True for tables of words: a phone shows each row as a card.</param>
    /// <param name="name">What it is called for those who do not see it; the section's heading where null.</param>
    public void Table(FigureTable table, Func<int, int, string?>? mark = null, bool cards = false, string? name = null)
    {
        var isNumber = Enumerable
            .Range(0, table.Headers.Length)
            .Select(i => i > 0 && table.Rows.Any(row => row[i].Number.HasValue))
            .ToArray();
        html.Open("div", ("class", "scroll"), ("role", "region"), ("aria-label", name ?? heading), ("tabindex", "0"));
        html.Open("table", ("class", cards ? "cards" : null));
        html.Open("thead");
        html.Open("tr");
        for (var i = 0; i < table.Headers.Length; i++)
            html.Element("th", table.Headers[i], ("scope", "col"), ("class", isNumber[i] ? "number" : null));
        html.Close();
        html.Close();
        html.Open("tbody");
        for (var row = 0; row < Math.Min(table.Rows.Length, MostRows); row++)
        {
            html.Open("tr", ("class", mark?.Invoke(row, -1)));
            for (var i = 0; i < table.Headers.Length; i++)
            {
                var cell = table.Rows[row][i];
                var look = string.Join(' ', new[] { mark?.Invoke(row, i), isNumber[i] ? "number" : null }.OfType<string>());
                if (i == 0)
                    html.Element("th", cell.Display(culture), ("scope", "row"), ("class", look.Length > 0 ? look : null));
                else
                    html.Element(
                        "td",
                        cell.Display(culture),
                        ("class", look.Length > 0 ? look : null),
                        ("data-label", cards ? table.Headers[i] : null)
                    );
            }
            html.Close();
        }
        html.Close();
        html.Close();
        html.Close();
        if (table.Rows.Length - MostRows is > 0 and var more)
            html.Element(
                "p",
                language.Plural(more, $"{more} more row: the CSV file contains all", $"{more} more rows: the CSV file contains all"),
                ("class", "quiet")
            );
    }

    /// <summary>A figure for pages and one for phones, of which the page shows the one that fits, and the table behind it.</summary>
    public void Figure(Figure figure)
    {
        html.Open("figure", ("id", string.Create(CultureInfo.InvariantCulture, $"figure-{++figures}")));
        foreach (var (name, width) in new[] { ("wide", FigureStyle.Wide), ("narrow", FigureStyle.Narrow) })
        {
            html.Open("div", ("class", $"ts-chart {name}"));
            html.Raw(
                SvgRenderer.Render(
                    figure,
                    new FigureStyle
                    {
                        Width = width,
                        Language = language,
                        Culture = culture,
                        Embedded = true,
                    }
                )
            );
            html.Close();
        }
        html.Open("details");
        html.Element("summary", language[Phrase.TableBehind]);
        html.Element("button", language[Phrase.Copy], ("type", "button"), ("class", "copy"), ("data-copied", language[Phrase.Copied]));
        Table(figure.Table(language), name: figure.Text.Title);
        html.Close();
        html.Close();
    }

    /// <summary>The whole page.</summary>
    public string Finish(string footer)
    {
        html.Close();
        if (footer.Length > 0)
            html.Element("footer", footer);
        html.Raw($"<script>\n{FigureScript.JavaScript}{FigureScript.Resource("report.js")}</script>\n");
        html.Close();
        html.Close();
        return html.ToString();
    }
}
