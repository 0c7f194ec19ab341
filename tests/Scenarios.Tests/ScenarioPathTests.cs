namespace TradeSim.Scenarios.Tests;

/// <summary>A file has one path, and messages show one that can be clicked.</summary>
public class ScenarioPathTests
{
    [Theory]
    [InlineData("../data/eu", "flows.csv", "../data/eu/flows.csv")]
    [InlineData(".", "flows.csv", "flows.csv")]
    [InlineData("a/./b/..", "flows.csv", "a/flows.csv")]
    [InlineData("../..", "x", "../../x")]
    [InlineData("a", ".", "a")]
    public void Paths_are_combined(string folder, string name, string path) => Assert.Equal(path, ScenarioPath.Combine(folder, name));

    [Theory]
    [InlineData("scenarios/s.yaml", "../data/flows.csv", "data/flows.csv")]
    [InlineData("s.yaml", "../data/flows.csv", "../data/flows.csv")]
    [InlineData("../other/s.yaml", "../data/flows.csv", "../data/flows.csv")]
    [InlineData("/srv/scenarios/s.yaml", "../data/flows.csv", "/srv/data/flows.csv")]
    public void Messages_show_paths_from_where_the_user_is(string scenario, string path, string shown) =>
        Assert.Equal(shown, DiskFiles.ForScenario(scenario).Show(path));

    [Theory]
    [InlineData("costs.csv")]
    [InlineData("data/eaeu-2023/growth.csv")]
    [InlineData("Türkiye 2023.csv")]
    [InlineData("a..b.csv")]
    public void Plain_names_are_accepted(string path) => Assert.Null(ScenarioPath.Refuse(path, mayLeaveFolder: false));
}
