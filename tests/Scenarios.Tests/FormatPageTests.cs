using System.Text.RegularExpressions;

namespace TradeSim.Scenarios.Tests;

/// <summary>
/// docs/reference/scenario-format.md and scenario-keys.md say what the reader does. To write the tables anew after a change of keys:
/// <c>TRADESIM_REBUILD=1 dotnet test --project tests/Scenarios.Tests -- --filter-class "*FormatPageTests"</c>.
/// </summary>
public class FormatPageTests
{
    private static string Page => Path.Combine(Repository.Root, "docs", "reference", "scenario-format.md");

    private static string KeysPage => Path.Combine(Repository.Root, "docs", "reference", "scenario-keys.md");

    private static string Text => File.ReadAllText(Page).ReplaceLineEndings("\n");

    private static string Keys => File.ReadAllText(KeysPage).ReplaceLineEndings("\n");

    [Fact]
    public void Its_tables_are_what_the_code_says()
    {
        var tables = FormatPage.Tables();
        Recorded.Rebuild(() => File.WriteAllText(KeysPage, Keys[..Keys.IndexOf(FormatPage.Begin, StringComparison.Ordinal)] + tables));

        Assert.Equal(tables, Keys[Keys.IndexOf(FormatPage.Begin, StringComparison.Ordinal)..]);
    }

    /// <summary>The examples of the page, put together, are a scenario that reads and uses every key of the format.</summary>
    [Fact]
    public void Its_examples_are_a_scenario_that_reads_and_shows_every_key()
    {
        var examples = string.Concat(
            Regex.Matches(Text, "```yaml\n(.*?)```", RegexOptions.Singleline).Select(match => match.Groups[1].Value)
        );
        var tables = Regex
            .Matches(Text, "`([a-z-]+\\.csv)`:\n\n```csv\n(.*?)```", RegexOptions.Singleline)
            .Select(match => (match.Groups[1].Value, match.Groups[2].Value))
            .ToArray();

        var loaded = ScenarioReader.Read(Small.Of(examples, [.. tables, ("data/potential.csv", Small.Potential)]));
        Assert.Empty(loaded.Warnings.Select(warning => warning.ToString()));

        var used = Regex
            .Matches(examples + "pass-through:", "([a-z_-]+):") // which needs closure: partial, where the example is general
            .Select(match => match.Groups[1].Value)
            .ToHashSet();
        Assert.All(ScenarioSchema.Keys().Select(key => key.Path.Split('.')[^1]).Where(key => !key.StartsWith('<')), key =>
            Assert.Contains(key, used)
        );
    }
}
