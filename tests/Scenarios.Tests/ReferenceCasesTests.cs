namespace TradeSim.Scenarios.Tests;

public class ReferenceCasesTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("china-tariffs2001/china-zero.yaml", 36, 1, 36)]
    [InlineData("eu-enlargement/additive.yaml", 44, 1, 572)]
    [InlineData("nafta1993/only-nafta.yaml", 31, 40, 115)]
    [InlineData("us-food2017/borders.yaml", 48, 1, 94)]
    [InlineData("us-food2017/productivity.yaml", 48, 1, 2)]
    public void Reference_cases_read_as_they_are(string file, int economies, int sectors, int numbers)
    {
        var loaded = ScenarioReader.Read(Path.Combine(Repository.ReferenceCases, file));
        foreach (var warning in loaded.Warnings)
            output.WriteLine(warning.ToString());

        Assert.Equal(economies, loaded.Scenario.World.EconomyCount);
        Assert.Equal(sectors, loaded.Scenario.World.SectorCount);
        Assert.Equal((1, 2), (loaded.Scenario.BaselineYear, loaded.Scenario.LastYear));
        Assert.Contains($"({numbers} ", loaded.Policies[1].Value, StringComparison.Ordinal);
        Assert.Equal($"policies.{loaded.Scenario.Policies[0].Name}.intensity", Assert.Single(loaded.Scenario.Parameters).Path);
    }

    [Fact]
    public void The_shipped_scenarios_read()
    {
        foreach (var file in Directory.GetFiles(Repository.Scenarios, "*.yaml", SearchOption.TopDirectoryOnly))
        {
            foreach (var warning in ScenarioReader.Read(file).Warnings)
                output.WriteLine(warning.ToString());
        }
    }

    [Fact]
    public void The_shipped_baselines_read()
    {
        var data = Path.Combine(Repository.Scenarios, "data");
        foreach (var baseline in Directory.Exists(data) ? Directory.GetDirectories(data) : [])
        {
            if (File.Exists(Path.Combine(baseline, "economies.csv")))
                Assert.True(BaselineReader.Read(baseline).World.HasProduction, baseline);
        }
    }
}
