namespace TradeSim.Scenarios.Tests;

/// <summary>A scenario that is written reads back as the same.</summary>
public class YamlTextTests
{
    [Theory]
    [InlineData("plain text")]
    [InlineData("'1e3'")]
    [InlineData("\"quotes \\\" and \\\\ and # and: colons\"")]
    [InlineData("\"a line\\nand another\"")]
    [InlineData("' spaces around '")]
    [InlineData("Кыргызстан – «Беларусь» 🙂")]
    [InlineData("'- a dash'")]
    public void Texts_survive(string about)
    {
        var loaded = ScenarioReader.Read(Small.With($"about: {about}\n"));
        var again = Again(loaded);
        Assert.Equal(loaded.About, again.About);
        Assert.Equal(BodyOf(loaded), BodyOf(again));
    }

    [Fact]
    public void Numbers_stay_as_they_are_written()
    {
        var loaded = ScenarioReader.Read(Small.With("tolerance: 1e-9\nassumptions: { adjustment: 0.380 }\n"));
        var text = BodyOf(loaded);
        Assert.Contains("tolerance: 1e-9\n", text, StringComparison.Ordinal);
        Assert.Contains("adjustment: 0.380\n", text, StringComparison.Ordinal);
        Assert.Equal(text, BodyOf(Again(loaded)));
    }

    private static LoadedScenario Again(LoadedScenario loaded) =>
        ScenarioReader.Read(
            ScenarioBundle.OfTexts(
                loaded.Bundle.Scenario,
                loaded.Bundle.Files.Select(file =>
                    (
                        file.Path,
                        file.Path == loaded.Bundle.Scenario ? loaded.ToYaml() : System.Text.Encoding.UTF8.GetString(file.Bytes.Span)
                    )
                )
            )
        );

    /// <summary>The text below the comments at its head.</summary>
    private static string BodyOf(LoadedScenario loaded) =>
        string.Join('\n', loaded.ToYaml().Split('\n').SkipWhile(line => line.Length == 0 || line[0] == '#'));
}
