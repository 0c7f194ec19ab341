namespace TradeSim.Baselines.Tests;

/// <summary>
/// The baselines in the repository are what their recipes give. To write them anew after a change of a recipe: <c>TRADESIM_REBUILD=1 dotnet
/// test --project tests/Baselines.Tests -- --filter-class "*CommittedBaselines"</c>.
/// </summary>
public sealed class CommittedBaselines
{
    public static TheoryData<string> Names =>
        new("eaeu-2023", "eaeu-2023-belarus-basis", "kyrgyz-regions", "grodno-kazakhstan", "world-2023", "trade-war-2023");

    [Theory]
    [MemberData(nameof(Names))]
    public void A_committed_baseline_is_byte_for_byte_what_its_recipe_gives(string name)
    {
        string folder = Repository.Data(name);
        string recipe = Path.Combine(folder, "sources");
        Recorded.Rebuild(() => BaselineBuilder.Make(recipe, folder));
        var (tables, report) = BaselineBuilder.Build(BaselineRecipe.Read(recipe));
        foreach (var (file, text) in tables.Files().Append(("report.md", report.ToMarkdown())))
            Assert.Equal(text, File.ReadAllText(Path.Combine(folder, file)));
    }
}
