using System.Globalization;
using System.Text;

namespace TradeSim.Scenarios.Tests;

/// <summary>
/// The catalogue of errors is complete, and docs/reference/errors.md shows it. To write the page anew: <c>TRADESIM_REBUILD=1 dotnet test
/// --project tests/Scenarios.Tests -- --filter-class "*ErrorCatalogueTests"</c>.
/// </summary>
public partial class ErrorCatalogueTests
{
    private static string Page => Path.Combine(Repository.Root, "docs", "reference", "errors.md");

    [Fact]
    public void Codes_are_unique_and_well_formed()
    {
        Assert.All(ErrorCatalogue.All, entry => Assert.Matches("^TS[1-4][0-9]{3}$", entry.Code));
        Assert.Equal(ErrorCatalogue.All.Length, ErrorCatalogue.All.Select(entry => entry.Code).Distinct().Count());
        Assert.All(ErrorCatalogue.All, entry => Assert.Equal(entry.IsWarning, entry.Code.StartsWith("TS3", StringComparison.Ordinal)));
        Assert.All(ErrorCatalogue.All, entry => Assert.Same(entry, ErrorCatalogue.Find(entry.Code.ToLowerInvariant())));
        Assert.Null(ErrorCatalogue.Find("TS9999"));
    }

    [Theory]
    [InlineData("TS1101", "polices: []")]
    [InlineData("TS1102", "policies: [{ name: a, kind: tariff, rate: 0, exporter: all, importer: KGZ }]")]
    [InlineData("TS1104", "closure: generale")]
    [InlineData("TS1201", "policies: [{ name: a, kind: tariff, from: 2025, rate: 0, exporter: all, importer: KYR }]")]
    [InlineData("TS1601", "policies: [{ name: a, kind: tariff, from: 2024, rate: 0, exporter: all, importer: KGZ }]")]
    [InlineData("TS1801", "policies: [{ name: a, kind: tariff, by: ROW, from: 2025, rate: 0, exporter: ROW, importer: KGZ }]")]
    public void A_message_ends_with_its_code(string code, string line)
    {
        var error = Assert.Single(Assert.Throws<ScenarioException>(() => ScenarioReader.Read(Small.With(line + "\n"))).Errors);
        Assert.Equal(code, error.Code);
        Assert.EndsWith($" [{code}]", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_shows_the_catalogue()
    {
        var page = PageOf();
        Recorded.Rebuild(() => File.WriteAllText(Page, page));
        Assert.Equal(page, File.ReadAllText(Page).ReplaceLineEndings("\n"));
    }

    private static string PageOf()
    {
        var page = new StringBuilder(
            """
            # Errors and warnings

            Every message ends with a code in brackets. `tradesim help CODE` prints its entry on this page. Codes are stable: they are never
            reused for something else. Errors keep a scenario from running; warnings do not. All errors of a file are reported at once, with
            file, line and column.

            | code | meaning |
            | --- | --- |

            """.ReplaceLineEndings("\n")
        );
        foreach (var entry in ErrorCatalogue.All)
            page.Append(CultureInfo.InvariantCulture, $"| [{entry.Code}](#{entry.Code.ToLowerInvariant()}) | {entry.Title} |\n");
        foreach (var entry in ErrorCatalogue.All)
        {
            page.Append(
                CultureInfo.InvariantCulture,
                $"\n## {entry.Code}\n\n**{entry.Title}{(entry.IsWarning ? " (warning)" : "")}.** {entry.Cause}\n\n*What to do.* "
                    + $"{entry.Fix}\n"
            );
            if (entry.Example.Length > 0)
                page.Append(CultureInfo.InvariantCulture, $"\n```text\n{entry.Example.ReplaceLineEndings("\n")}\n```\n");
        }
        return string.Join('\n', page.ToString().Split('\n').SelectMany(Wrapped));
    }

    /// <summary>A line of a paragraph in lines of at most 140 characters; tables and examples stay as they are.</summary>
    private static IEnumerable<string> Wrapped(string line)
    {
        while (line.Length > 140 && !line.StartsWith('|'))
        {
            var end = line.LastIndexOf(' ', 140);
            yield return line[..end];
            line = line[(end + 1)..];
        }
        yield return line;
    }
}
