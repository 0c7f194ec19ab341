using System.Text.RegularExpressions;

namespace TradeSim.Scenarios.Tests;

/// <summary>docs/explanation/model.md names files and repeats what reports say; both must stay true.</summary>
public class ModelPageTests
{
    private static string Text => Read("docs", "explanation", "model.md");

    [Fact]
    public void Every_file_that_it_names_is_there() =>
        Assert.All(Regex.Matches(Text, "`((?:src|tests|scenarios)/[^`]+)`").Select(match => match.Groups[1].Value).Distinct(), file =>
            Assert.True(Path.Exists(Path.Combine(Repository.Root, file)), file)
        );

    [Fact]
    public void Its_limits_are_those_that_reports_print()
    {
        var limits = Regex.Match(Text, "## Limits of the model\n\n(.*?)\n\n(.*?)\n\n## ", RegexOptions.Singleline);
        // Long sentences run over several literals.
        var sentences = Regex.Replace(Read("src", "Runs", "Reports", "Sentences.cs"), "\"\\s+\\+ \"", "");

        Assert.True(limits.Success);
        Assert.Contains($"\"{limits.Groups[1].Value.Replace('\n', ' ')}\"", sentences, StringComparison.Ordinal);
        Assert.Contains($"\"{limits.Groups[2].Value.Replace('\n', ' ')}\"", sentences, StringComparison.Ordinal);
    }

    private static string Read(params string[] path) => File.ReadAllText(Path.Combine([Repository.Root, .. path])).ReplaceLineEndings("\n");
}
