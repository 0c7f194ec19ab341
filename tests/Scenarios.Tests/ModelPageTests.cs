using System.Text.RegularExpressions;

namespace TradeSim.Scenarios.Tests;

/// <summary>docs/explanation/model.md names files, which must be there.</summary>
public class ModelPageTests
{
    private static string Text => Read("docs", "explanation", "model.md");

    [Fact]
    public void Every_file_that_it_names_is_there() =>
        Assert.All(Regex.Matches(Text, "`((?:src|tests|scenarios)/[^`]+)`").Select(match => match.Groups[1].Value).Distinct(), file =>
            Assert.True(Path.Exists(Path.Combine(Repository.Root, file)), file)
        );

    private static string Read(params string[] path) => File.ReadAllText(Path.Combine([Repository.Root, .. path])).ReplaceLineEndings("\n");
}
