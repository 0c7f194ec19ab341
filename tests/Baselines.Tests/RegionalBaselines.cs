namespace TradeSim.Baselines.Tests;

/// <summary>Regions add up to their country in the national baseline.</summary>
public sealed class RegionalBaselines
{
    private static readonly BaselineRecipe Recipe = BaselineRecipe.Read(Path.Combine(Repository.Data("kyrgyz-regions"), "sources"));
    private static readonly BaselineTables Regions = BaselineBuilder.Build(Recipe).Tables;
    private static readonly BaselineTables National = BaselineBuilder
        .Build(BaselineRecipe.Read(Path.Combine(Repository.Data("eaeu-2023"), "sources")))
        .Tables;

    [Theory]
    [InlineData("kyrgyz-regions")]
    [InlineData("grodno-kazakhstan")]
    public void The_accounts_of_every_region_close(string name) => Accounts.Close(Build(name));

    [Theory]
    [InlineData("kyrgyz-regions")]
    [InlineData("grodno-kazakhstan")]
    public void Flows_of_the_regions_sum_to_the_country_to_the_dollar(string name)
    {
        var summed = Build(name)
            .Flows.GroupBy(flow => (Country(flow.Exporter), Country(flow.Importer), flow.Sector))
            .ToDictionary(group => group.Key, group => group.Sum(flow => flow.Value));
        Assert.Equal(National.Flows.Count, summed.Count);
        foreach (FlowRow flow in National.Flows)
            Assert.Equal(flow.Value, summed[(flow.Exporter, flow.Importer, flow.Sector)], 5e-6 + 1e-12 * flow.Value);

        static string Country(string code) => code.Split('-')[0];
    }

    [Fact]
    public void Each_region_trades_in_proportion_to_what_the_regional_table_reports()
    {
        double scale = 3384.8561 / Recipe.Regions.Sum(region => region.Exports);
        foreach (RegionEntry region in Recipe.Regions)
        {
            double exports = Regions
                .Flows.Where(flow => flow.Exporter == region.Code && !flow.Importer.StartsWith("KGZ-", StringComparison.Ordinal))
                .Sum(flow => flow.Value);
            Assert.Equal(region.Exports * scale, exports, 1e-3);
        }
    }

    [Fact]
    public void Each_region_has_its_share_of_GDP()
    {
        foreach (RegionEntry region in Recipe.Regions)
            Assert.Equal(region.GdpShare * 15187, Accounts.ValueAdded(Regions, region.Code), 1e-3);
    }

    [Fact]
    public void Gold_leaves_from_Talas_and_through_Bishkek()
    {
        double Metals(string region) =>
            Regions
                .Flows.Where(flow =>
                    flow.Exporter == region && flow.Sector == "metals" && !flow.Importer.StartsWith("KGZ-", StringComparison.Ordinal)
                )
                .Sum(flow => flow.Value);
        Assert.True(Metals("KGZ-T") + Metals("KGZ-GB") > 0.7 * Recipe.Regions.Sum(region => Metals(region.Code)));
    }

    /// <summary>No region gives its imports of other goods up for inputs of one. Against its share of all imports, it imports of each good
    /// no less than a quarter, no more than some times as much.</summary>
    [Theory]
    [InlineData("kyrgyz-regions", "KGZ", 5)] // the smallest use their few imports for what nobody makes at home
    [InlineData("grodno-kazakhstan", "KAZ", 1.6)]
    [InlineData("grodno-kazakhstan", "BLR", 1.6)]
    public void Each_region_imports_some_of_all_that_its_country_imports(string name, string country, double most)
    {
        var imports = Build(name).Flows.Where(flow => IsInside(flow.Importer) && !IsInside(flow.Exporter)).ToList();
        double all = imports.Sum(flow => flow.Value);
        foreach (var sector in imports.GroupBy(flow => flow.Sector))
        {
            foreach (var region in imports.GroupBy(flow => flow.Importer))
            {
                double usual = sector.Sum(flow => flow.Value) * region.Sum(flow => flow.Value) / all;
                double value = sector.Where(flow => flow.Importer == region.Key).Sum(flow => flow.Value);
                Assert.True(value > usual / 4 && value < usual * most, $"{region.Key}, {sector.Key}: {value} of a usual {usual}");
            }
        }

        bool IsInside(string code) => code.StartsWith(country + "-", StringComparison.Ordinal);
    }

    private static BaselineTables Build(string name) =>
        BaselineBuilder.Build(BaselineRecipe.Read(Path.Combine(Repository.Data(name), "sources"))).Tables;
}
