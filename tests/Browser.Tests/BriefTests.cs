using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace TradeSim.Browser.Tests;

/// <summary>The brief as somebody prints it.</summary>
public sealed partial class BriefTests(Browser browser) : IClassFixture<Browser>
{
    [ChromiumFact]
    public async Task A_brief_fills_one_sheet_of_A4()
    {
        using var folder = new TemporaryFolder();
        var brief = Tradesim.Run(
            "brief",
            "scenarios/kyrgyzstan-belarus-500m.yaml",
            "--cases",
            "64",
            "--lang",
            "de",
            "--out",
            folder["brief"]
        ); // German has the longest words
        Assert.True(brief.ExitCode == 0, brief.ToString());
        await using var visit = await browser.Open(new Uri(folder["brief/report.html"]));
        var pdf = Encoding.Latin1.GetString(await visit.Page.PdfAsync(new PagePdfOptions { PreferCSSPageSize = true }));
        Assert.Empty(visit.Errors);
        Assert.Single(Sheet().Matches(pdf));
        Assert.Matches(@"/MediaBox \[0 0 59\d\.?\d* 84\d\.?\d*\]", pdf);
    }

    [GeneratedRegex("/Type /Page\\b")]
    private static partial Regex Sheet();
}
