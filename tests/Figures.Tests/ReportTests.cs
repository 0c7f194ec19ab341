using System.Xml.Linq;
using TradeSim.Figures.Report;

namespace TradeSim.Figures.Tests;

public sealed class ReportTests
{
    [Fact]
    public void A_report_is_well_formed_and_small_and_asks_nobody_for_anything()
    {
        foreach (var language in ReportLanguage.All)
        foreach (
            var html in new[]
            {
                SampleReports.Report().ToHtml(language),
                SampleReports.Brief().ToHtml(language),
                SampleReports.Compare().ToHtml(language),
                SampleReports.Compare(2).ToHtml(language),
                SampleReports.Compare(50).ToHtml(language),
            }
        )
        {
            var page = new HtmlPage(html);
            Assert.Equal(language.Code, page.Root.Attribute("lang")!.Value);
            Assert.Empty(page.Faults());
            Assert.Empty(page.Drawings.SelectMany(drawing => drawing.Collisions()));
        }
    }

    [Fact]
    public void The_finding_comes_first_and_everything_follows_in_order() =>
        Assert.Equal(
            ["Finding", "Targets", "Figures", "Policies", "Assumptions", "Data sources", "Limits of the model", "How to repeat this run"],
            Headings(SampleReports.Report().ToHtml(ReportLanguage.English))
        );

    [Fact]
    public void A_table_of_a_brief_is_called_as_the_heading_above_it() =>
        Assert.Equal(
            ["Finding", "Drivers of the result", "Highest intensity of all measures"],
            new HtmlPage(SampleReports.Brief().ToHtml(ReportLanguage.English))
                .Root.Descendants("div")
                .Attributes("aria-label")
                .Select(label => label.Value)
        );

    [Fact]
    public void A_comparison_shows_inputs_before_outcomes() =>
        Assert.Equal(
            ["Inputs that differ", "Outcomes side by side", "Comparison", "Contribution of each difference"],
            Headings(SampleReports.Compare().ToHtml(ReportLanguage.English))
        );

    [Fact]
    public void Sections_without_content_are_left_out() =>
        Assert.Equal(["Вывод"], Headings(new ReportDocument { Title = "t", Finding = ["f"] }.ToHtml(ReportLanguage.Russian)));

    [Fact]
    public void Whether_a_target_is_met_is_said_in_words_not_only_in_colour()
    {
        var page = Parse(SampleReports.Report().ToHtml(ReportLanguage.German));
        Assert.Equal("✗ verfehlt", Assert.Single(page.Descendants("td"), cell => cell.Attribute("class")?.Value == "missed").Value);
        Assert.Equal("✓ erreicht", Assert.Single(page.Descendants("td"), cell => cell.Attribute("class")?.Value == "met").Value);
    }

    [Fact]
    public void Every_figure_stands_there_for_pages_and_for_phones_with_its_table()
    {
        var report = SampleReports.Report();
        var figures = Parse(report.ToHtml(ReportLanguage.English)).Descendants("figure").ToArray();
        Assert.Equal(report.Figures.Count, figures.Length);
        foreach (var figure in figures)
        {
            Assert.Equal(
                ["0 0 720", "0 0 360"],
                figure
                    .Descendants(SvgDrawing.Namespace + "svg")
                    .Select(svg => string.Join(' ', svg.Attribute("viewBox")!.Value.Split(' ').Take(3)))
            );
            Assert.Single(figure.Descendants("details").Descendants("table"));
        }
    }

    [Fact]
    public void Hostile_texts_stay_texts()
    {
        const string Hostile = "</style><script>alert(1)</script><img src=x onerror=alert(1)> =cmd() \u001b]0;x\u0007";
        var report = new ReportDocument
        {
            Title = Hostile,
            Subtitle = Hostile,
            Finding = [Hostile],
            Targets = [new TargetResult(Hostile, Hostile, Hostile, true, Hostile)],
            Figures = [new LineChart(new FigureText(Hostile), Axis.Years, new Axis(Hostile), [1, 2], [new LineSeries(Hostile, [1, 2])])],
            Policies = [new ParameterRow(Hostile, Hostile, Hostile, Hostile)],
            Provenance = [Hostile],
            Limits = [Hostile],
            Repeat = [Hostile],
            Footer = Hostile,
        };
        var html = report.ToHtml(ReportLanguage.English);
        var page = Parse(html);
        Assert.Empty(page.Descendants("img"));
        Assert.Single(page.Descendants("script"));
        Assert.DoesNotContain('\u001b', html);
        Assert.DoesNotContain('\u0007', html);
    }

    [Fact]
    public void The_outcome_that_changed_most_is_named_and_marked()
    {
        var page = Parse(SampleReports.Compare().ToHtml(ReportLanguage.English));
        var row = Assert.Single(page.Descendants("tr"), row => row.Attribute("class")?.Value == "most");
        Assert.StartsWith("Turnover in 2030", row.Elements().First().Value, StringComparison.Ordinal);
        Assert.StartsWith(
            "Turnover in 2030 changed most: 197",
            Assert.Single(page.Descendants("p"), p => p.Attribute("class")?.Value == "most").Value,
            StringComparison.Ordinal
        );
        Assert.Single(page.Descendants("p"), p => p.Attribute("class")?.Value == "warning");
    }

    [Theory]
    [InlineData(0, 5)] // nothing in the first run
    [InlineData(1e-12, 5)] // nothing but rounding
    [InlineData(0, -5)]
    public void An_outcome_that_starts_from_0_has_no_percentage_change(double first, double second)
    {
        var compare = new CompareDocument
        {
            Title = "t",
            Runs = ["a", "b"],
            Outcomes =
            [
                new("cost", new Axis("", "million USD"), [first, second]),
                new("turnover", new Axis("", "million USD"), [100, 101]),
            ],
        };
        Assert.Equal("turnover", compare.ChangedMost!.Outcome);
        var rows = Parse(compare.ToHtml(ReportLanguage.English)).Descendants("tbody").Last().Elements("tr").ToArray();
        Assert.Equal(["–", "1\u00A0%"], rows.Select(row => row.Elements().Last().Value));
        // Where nothing else changed, it did.
        Assert.StartsWith(
            "cost changed most: 0 → ",
            (
                compare with
                {
                    Outcomes = [compare.Outcomes[0] with { Values = [0, second] }, compare.Outcomes[1] with { Values = [100, 100] }],
                }
            ).Headline(ReportLanguage.English),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Many_runs_are_rows_so_that_a_page_holds_them()
    {
        var page = Parse(SampleReports.Compare(50).ToHtml(ReportLanguage.English));
        var tables = page.Descendants("table").Take(2).ToArray();
        Assert.Equal(
            ["Parameter", "policies.corridor.intensity", "policies.joint-plants.intensity", "assumptions.growth.KG"],
            tables[0].Element("thead")!.Descendants("th").Select(header => header.Value)
        );
        Assert.Equal(1 + 50, tables[0].Element("tbody")!.Elements("tr").Count());
        Assert.Equal(
            50 + 1,
            tables[1].Descendants("td").Count(cell => cell.Attribute("class")!.Value.StartsWith("most", StringComparison.Ordinal))
        );
    }

    [Fact]
    public void Of_many_runs_the_first_the_highest_and_the_lowest_have_a_colour()
    {
        var compare = SampleReports.Compare(50);
        Assert.Equal(3, compare.Overlaid(compare.Paths[0]).Series.Count(line => line.Style == LineStyle.Solid));
        Assert.Equal(50, compare.RunByRun(compare.Paths[0], ReportLanguage.English).Panels.Length);
    }

    [Fact]
    public void A_run_that_failed_has_no_number_and_no_line()
    {
        var compare = SampleReports.Compare();
        var paths = compare.Paths[0] with { Paths = [compare.Paths[0].Paths[0], null, compare.Paths[0].Paths[2]] };
        Assert.Equal(["Business as usual", "Corridor and plants"], compare.Overlaid(paths).Series.Select(line => line.Name));
        Assert.Contains("–", (compare with { Paths = [paths] }).ToHtml(ReportLanguage.English), StringComparison.Ordinal);
    }

    [Fact]
    public void A_comparison_that_does_not_fit_is_refused()
    {
        Assert.Equal(
            "A comparison shows 2 to 50 runs, and there are 1. (Parameter 'Runs')",
            Assert.Throws<ArgumentException>(() => SampleReports.Compare(1)).Message
        );
        Assert.Equal(
            "Two runs are called 'a'. (Parameter 'Runs')",
            Assert.Throws<ArgumentException>(() => new CompareDocument { Title = "t", Runs = ["a", "a"] }).Message
        );
        Assert.Equal(
            "Input 'x' has 1 values, and there are 2 runs.",
            Assert
                .Throws<ArgumentException>(() =>
                    new CompareDocument
                    {
                        Title = "t",
                        Runs = ["a", "b"],
                        Inputs = [new InputDifference("x", InputKind.Policy, ["1"])],
                    }.ToHtml(ReportLanguage.English)
                )
                .Message
        );
    }

    private static string[] Headings(string html) => [.. Parse(html).Descendants("h2").Select(heading => heading.Value)];

    private static XElement Parse(string html) => new HtmlPage(html).Root;
}
