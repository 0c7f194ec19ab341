namespace TradeSim.Baselines.Tests;

/// <summary>What an economist would check first in the two baselines of the Kyrgyz-Belarusian question.</summary>
public sealed class EaeuBaselines
{
    private static readonly BaselineRecipe Recipe = BaselineRecipe.Read(Path.Combine(Repository.Data("eaeu-2023"), "sources"));
    private static readonly (BaselineTables Tables, BuildReport Report) Kyrgyz = BaselineBuilder.Build(Recipe);
    private static readonly (BaselineTables Tables, BuildReport Report) Belarusian = BaselineBuilder.Build(
        BaselineRecipe.Read(Path.Combine(Repository.Data("eaeu-2023-belarus-basis"), "sources"))
    );

    [Fact]
    public void The_accounts_close_on_both_bases()
    {
        Accounts.Close(Kyrgyz.Tables);
        Accounts.Close(Belarusian.Tables);
    }

    [Fact]
    public void Value_added_is_the_gross_domestic_product_of_the_IMF()
    {
        foreach (EconomyEntry economy in Recipe.Economies.Where(economy => economy.Kind != "rest"))
            Assert.Equal(
                Recipe.Gdp.Single(row => row.Economy == economy.Code && row.Year == 2023).Value,
                Accounts.ValueAdded(Kyrgyz.Tables, economy.Code),
                4
            );
    }

    [Fact]
    public void Kyrgyz_trade_with_Belarus_is_what_the_Kyrgyz_statistics_say()
    {
        Assert.Equal(33.9658, Accounts.Total(Kyrgyz.Tables, "KGZ", "BLR"), 6);
        Assert.Equal(76.1702, Accounts.Total(Kyrgyz.Tables, "BLR", "KGZ"), 6);
    }

    [Fact]
    public void Kyrgyz_trade_with_the_world_is_what_the_Kyrgyz_statistics_say()
    {
        Assert.Equal(
            3384.8561,
            Kyrgyz.Tables.Flows.Where(flow => flow.Exporter == "KGZ" && flow.Importer != "KGZ").Sum(flow => flow.Value),
            4
        );
        Assert.Equal(
            12351.9681,
            Kyrgyz.Tables.Flows.Where(flow => flow.Importer == "KGZ" && flow.Exporter != "KGZ").Sum(flow => flow.Value),
            4
        );
    }

    [Fact]
    public void Kyrgyz_sector_totals_follow_the_commodity_table()
    {
        double gold = Recipe.Commodities.Single(item => item.Item == "Gold" && item.Flow == "exports").Value;
        double metals = Kyrgyz
            .Tables.Flows.Where(flow => flow.Exporter == "KGZ" && flow.Importer != "KGZ" && flow.Sector == "metals")
            .Sum(flow => flow.Value);
        Assert.InRange(metals, gold, 1.2 * gold);
        Assert.True(Kyrgyz.Report.SectorTotalsMissedBy < 1e-9);
    }

    [Fact]
    public void On_the_Belarusian_basis_turnover_is_160_million_and_nothing_else_abroad_differs()
    {
        Assert.Equal(160, Accounts.Total(Belarusian.Tables, "KGZ", "BLR") + Accounts.Total(Belarusian.Tables, "BLR", "KGZ"), 4);
        var other = Belarusian.Tables.Flows.ToDictionary(flow => (flow.Exporter, flow.Importer, flow.Sector));
        foreach (FlowRow flow in Kyrgyz.Tables.Flows.Where(flow => flow.Exporter != flow.Importer))
        {
            if ((flow.Exporter, flow.Importer) is not (("KGZ", "BLR") or ("BLR", "KGZ")))
                Assert.Equal(flow, other[(flow.Exporter, flow.Importer, flow.Sector)]);
        }
    }

    [Fact]
    public void Every_sector_split_between_Kyrgyzstan_Belarus_and_Kazakhstan_with_Belarus_is_an_assumption()
    {
        foreach (
            FlowRow flow in Kyrgyz.Tables.Flows.Where(flow =>
                (flow.Exporter, flow.Importer) is ("KGZ", "BLR") or ("BLR", "KGZ") or ("KAZ", "BLR") or ("BLR", "KAZ")
            )
        )
        {
            Assert.Equal(BuildStatus.Assumed, flow.Status);
            Assert.NotEqual(BuildStatus.Assumed, flow.TotalStatus);
            Assert.Contains("split assumed", flow.Note, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_split_has_the_structure_the_two_governments_describe()
    {
        Assert.True(Share("KGZ", "BLR", "agri-food") + Share("KGZ", "BLR", "textiles") > 0.75);
        Assert.True(Share("BLR", "KGZ", "machinery") + Share("BLR", "KGZ", "electrical") + Share("BLR", "KGZ", "pharmaceuticals") > 0.5);
        Assert.True(Share("KGZ", "BLR", "metals") < 0.02, "Kyrgyz gold does not go to Belarus");
        Assert.True(Share("KAZ", "BLR", "fuels-minerals") > 0.4);

        static double Share(string exporter, string importer, string sector) =>
            Kyrgyz.Tables.Flows.Single(flow => flow.Exporter == exporter && flow.Importer == importer && flow.Sector == sector).Value
            / Accounts.Total(Kyrgyz.Tables, exporter, importer);
    }

    [Fact]
    public void There_are_no_duties_inside_the_Eurasian_Economic_Union()
    {
        string[] union = ["ARM", "BLR", "KAZ", "KGZ", "RUS"];
        Assert.All(Kyrgyz.Tables.Flows.Where(flow => union.Contains(flow.Exporter) && union.Contains(flow.Importer)), flow =>
            Assert.Equal(0, flow.Tariff)
        );
        Assert.Contains(Kyrgyz.Tables.Flows, flow => flow is { Exporter: "CHN", Importer: "KGZ", Sector: "textiles", Tariff: > 0 });
    }

    [Fact]
    public void The_Belarusian_and_the_Kyrgyz_turnover_are_listed_as_a_conflict()
    {
        Conflict conflict = Assert.Single(Kyrgyz.Report.Conflicts, conflict => conflict.Where == "BLR and KGZ, turnover");
        Assert.Equal(160, conflict.One);
        Assert.Equal(110.136, conflict.Other, 3);
        Assert.Equal(110.136, conflict.Chosen, 3);
        Assert.Equal(160, Belarusian.Report.Conflicts.Single(row => row.Where == conflict.Where).Chosen);
    }

    [Fact]
    public void Kyrgyz_machinery_is_nearly_all_imported_but_not_all()
    {
        Assert.InRange(Kyrgyz.Report.Homes.Single(home => home is { Economy: "KGZ", Sector: "machinery" }).Share, 0.01, 0.15);
        Assert.All(Kyrgyz.Report.Homes, home => Assert.InRange(home.Share, 0.02, 1));
    }

    [Fact]
    public void Every_figure_says_where_it_comes_from()
    {
        Assert.All(Kyrgyz.Tables.Flows, flow =>
            Assert.False(string.IsNullOrWhiteSpace(flow.Source) || string.IsNullOrWhiteSpace(flow.Note))
        );
        Assert.All(Kyrgyz.Tables.Growth, row => Assert.False(string.IsNullOrWhiteSpace(row.Source)));
        Assert.Equal(7 * Recipe.Economies.Count, Kyrgyz.Tables.Growth.Count);
    }

    [Fact]
    public void Trade_elasticities_have_the_mean_of_the_long_run_estimate_and_the_order_of_the_product_estimates()
    {
        var traded = Kyrgyz.Tables.Sectors.Where(row => row.Sector.Traded).ToList();
        Assert.Equal(2, Math.Exp(traded.Average(row => Math.Log(row.Elasticity.Value))), 2);
        Assert.Equal(
            traded.OrderBy(row => row.Sector.RelativeElasticity).Select(row => row.Sector.Code),
            traded.OrderBy(row => row.Elasticity.Value).Select(row => row.Sector.Code)
        );
    }
}
