using TradeSim.Scenarios;

namespace TradeSim.Baselines.Tests;

/// <summary>Each rule of the builder on a recipe small enough to follow by hand.</summary>
public sealed class BuildingRules : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("tradesim-recipe-");

    public BuildingRules()
    {
        Table("recipe.csv", "setting,value", "name,Three countries", "year,2023");
        Table("economies.csv", "code,name,kind", "AAA,Alphaland,country", "BBB,Betaland,country", "CCC,Gammaland,country");
        Table(
            "gdp.csv",
            "economy,year,value,status,source",
            "AAA,2023,1000,reported,x",
            "BBB,2023,2000,reported,x",
            "CCC,2023,500,reported,x",
            "WORLD,2023,4000,reported,x",
            "AAA,2020,800,reported,x",
            "BBB,2020,1600,reported,x",
            "CCC,2020,500,reported,x",
            "WORLD,2020,3200,reported,x"
        );
        Reports(
            "AAA,AAA,BBB,2023,100,reported,x",
            "BBB,BBB,AAA,2023,80,reported,x",
            "AAA,AAA,CCC,2023,20,reported,x",
            "CCC,CCC,AAA,2023,10,reported,x",
            "BBB,BBB,CCC,2023,30,reported,x",
            "CCC,CCC,BBB,2023,40,reported,x"
        );
    }

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Bilateral_flows_and_GDP_alone_make_a_baseline_that_closes()
    {
        var (tables, _) = Build();
        Accounts.Close(tables);
        Assert.Equal(["goods", "services"], tables.Sectors.Select(row => row.Sector.Code));
        Assert.Equal(100, Accounts.Total(tables, "AAA", "BBB"), 9);
        Assert.Equal(2000, Accounts.ValueAdded(tables, "BBB"), 4);
        Assert.Empty(tables.Growth);
    }

    [Fact]
    public void Of_two_reports_the_baseline_takes_the_geometric_mean_and_lists_a_conflict()
    {
        Reports(
            "AAA,AAA,BBB,2023,100,reported,x",
            "BBB,AAA,BBB,2023,400,reported,y",
            "BBB,BBB,AAA,2023,80,reported,x",
            "AAA,AAA,CCC,2023,20,reported,x",
            "CCC,CCC,AAA,2023,10,reported,x",
            "BBB,BBB,CCC,2023,30,reported,x",
            "CCC,CCC,BBB,2023,40,reported,x"
        );
        var (tables, report) = Build();
        Assert.Equal(200, Accounts.Total(tables, "AAA", "BBB"), 9);
        Assert.Equal(
            new Conflict("AAA to BBB", "AAA says", 100, "BBB says", 400, 200, "geometric mean of both reports (100 and 400)"),
            Assert.Single(report.Conflicts)
        );
        Assert.Equal(BuildStatus.Reported, tables.Flows.First(flow => flow is { Exporter: "AAA", Importer: "BBB" }).TotalStatus);
    }

    [Fact]
    public void A_preferred_reporter_wins_over_its_partner()
    {
        Table("recipe.csv", "setting,value", "year,2023", "preferred_reporters,BBB");
        Reports(
            "AAA,AAA,BBB,2023,100,reported,x",
            "BBB,AAA,BBB,2023,400,reported,y",
            "BBB,BBB,AAA,2023,80,reported,x",
            "AAA,AAA,CCC,2023,20,reported,x",
            "CCC,CCC,AAA,2023,10,reported,x",
            "BBB,BBB,CCC,2023,30,reported,x",
            "CCC,CCC,BBB,2023,40,reported,x"
        );
        Assert.Equal(400, Accounts.Total(Build().Tables, "AAA", "BBB"), 9);
    }

    [Fact]
    public void A_flow_that_only_the_importer_reports_is_mirrored()
    {
        Reports(
            "BBB,AAA,BBB,2023,100,reported,x",
            "BBB,BBB,AAA,2023,80,reported,x",
            "AAA,AAA,CCC,2023,20,reported,x",
            "CCC,CCC,AAA,2023,10,reported,x",
            "BBB,BBB,CCC,2023,30,reported,x",
            "CCC,CCC,BBB,2023,40,reported,x"
        );
        Assert.Equal(BuildStatus.Mirror, Build().Tables.Flows.First(flow => flow is { Exporter: "AAA", Importer: "BBB" }).TotalStatus);
    }

    [Fact]
    public void A_missing_year_is_the_nearest_one_grown_with_both_GDPs_over_the_worlds()
    {
        Reports(
            "AAA,AAA,BBB,2020,100,reported,x",
            "BBB,BBB,AAA,2023,80,reported,x",
            "AAA,AAA,CCC,2023,20,reported,x",
            "CCC,CCC,AAA,2023,10,reported,x",
            "BBB,BBB,CCC,2023,30,reported,x",
            "CCC,CCC,BBB,2023,40,reported,x"
        );
        var (tables, _) = Build();
        // 1000 · 2000 / 4000 over 800 · 1600 / 3200
        Assert.Equal(125, Accounts.Total(tables, "AAA", "BBB"), 9);
        Assert.Equal(BuildStatus.Estimated, tables.Flows.First(flow => flow is { Exporter: "AAA", Importer: "BBB" }).TotalStatus);
    }

    [Fact]
    public void An_empty_pair_is_filled_by_gravity_and_marked_as_estimated()
    {
        Table("distances.csv", "one,other,km", "AAA,BBB,1000", "AAA,CCC,1000", "BBB,CCC,1000");
        Reports("AAA,AAA,BBB,2023,100,reported,x");
        var (tables, report) = Build();
        // Too few pairs for an equation: unit elasticities, and the level of the one known pair.
        Assert.Equal(100 * 500.0 / 2000, Accounts.Total(tables, "AAA", "CCC"), 3);
        Assert.Equal(BuildStatus.Estimated, tables.Flows.First(flow => flow is { Exporter: "AAA", Importer: "CCC" }).TotalStatus);
        Assert.Equal(6, report.Potential.Count);
        Accounts.Close(tables);
    }

    [Fact]
    public void Gravity_finds_the_equation_that_made_the_data()
    {
        string[] codes = ["AAA", "BBB", "CCC", "DDD", "EEE"];
        double[] gdp = [1000, 2000, 500, 4000, 300];
        Table("economies.csv", ["code,name,kind", .. codes.Select(code => $"{code},{code},country")]);
        Table(
            "gdp.csv",
            [
                "economy,year,value,status,source",
                .. codes.Select((code, at) => FormattableString.Invariant($"{code},2023,{gdp[at]},reported,x")),
            ]
        );
        Table(
            "distances.csv",
            [
                "one,other,km",
                .. Pairs()
                    .Where(pair => pair.I < pair.N)
                    .Select(pair => FormattableString.Invariant($"{codes[pair.I]},{codes[pair.N]},{Km(pair.I, pair.N)}")),
            ]
        );
        Reports([
            .. Pairs()
                .Where(pair => pair != (0, 4))
                .Select(pair =>
                    FormattableString.Invariant(
                        $"{codes[pair.I]},{codes[pair.I]},{codes[pair.N]},2023,{Trade(pair.I, pair.N):R},reported,x"
                    )
                ),
        ]);
        Assert.Equal(Trade(0, 4), Accounts.Total(Build().Tables, "AAA", "EEE"), 4);

        double Trade(int i, int n) => 0.5 * Math.Pow(gdp[i], 0.9) * Math.Pow(gdp[n], 0.7) / Math.Pow(Km(i, n), 1.2);
        static double Km(int i, int n) => 700 + 130 * (i * i + n * n) + 90 * i * n;
        static IEnumerable<(int I, int N)> Pairs() =>
            Enumerable.Range(0, 25).Select(at => (I: at / 5, N: at % 5)).Where(pair => pair.I != pair.N);
    }

    [Fact]
    public void The_rest_of_the_world_is_what_world_totals_leave()
    {
        Table("economies.csv", "code,name,kind", "AAA,Alphaland,country", "BBB,Betaland,country", "CCC,Elsewhere,rest");
        Table(
            "gdp.csv",
            "economy,year,value,status,source",
            "AAA,2023,1000,reported,x",
            "BBB,2023,2000,reported,x",
            "WORLD,2023,4000,reported,x"
        );
        Reports(
            "AAA,AAA,BBB,2023,100,reported,x",
            "BBB,BBB,AAA,2023,80,reported,x",
            "AAA,AAA,WORLD,2023,130,reported,x",
            "AAA,WORLD,AAA,2023,95,reported,x",
            "BBB,BBB,WORLD,2023,180,reported,x",
            "BBB,WORLD,BBB,2023,160,reported,x"
        );
        var (tables, _) = Build();
        Assert.Equal(30, Accounts.Total(tables, "AAA", "CCC"), 9);
        Assert.Equal(15, Accounts.Total(tables, "CCC", "AAA"), 9);
        Assert.Equal(1000, Accounts.ValueAdded(tables, "CCC"), 4);
        Accounts.Close(tables);
    }

    [Fact]
    public void Imports_beyond_usual_demand_leave_domestic_goods_their_least_share()
    {
        Reports(
            "AAA,AAA,BBB,2023,100,reported,x",
            "BBB,BBB,AAA,2023,900,reported,x",
            "AAA,AAA,CCC,2023,20,reported,x",
            "CCC,CCC,AAA,2023,400,reported,x",
            "BBB,BBB,CCC,2023,30,reported,x",
            "CCC,CCC,BBB,2023,40,reported,x"
        );
        var (tables, report) = Build();
        Assert.Equal(0.05, report.Homes.Single(home => home is { Economy: "AAA", Sector: "goods" }).Share, 6);
        Assert.Contains(report.Changes, change =>
            change is { What: "final demand share", Where: "AAA, goods" } && change.After > change.Before
        );
        Accounts.Close(tables);
    }

    [Fact]
    public void Imports_beyond_all_spending_are_an_error_not_a_baseline()
    {
        Reports(
            "AAA,AAA,BBB,2023,3000,reported,x",
            "BBB,BBB,AAA,2023,80,reported,x",
            "AAA,AAA,CCC,2023,20,reported,x",
            "CCC,CCC,AAA,2023,3000,reported,x",
            "BBB,BBB,CCC,2023,30,reported,x",
            "CCC,CCC,BBB,2023,3000,reported,x"
        );
        Assert.Throws<RecipeException>(() => Build());
    }

    [Fact]
    public void A_commodity_table_sets_the_sector_totals_and_keeps_the_pair_totals()
    {
        Table(
            "sectors.csv",
            "code,name,group,traded,relative_elasticity,value_added_share,status,source",
            "food,Food,a,yes,5,0.4,assumed,x",
            "steel,Steel,b,yes,5,0.3,assumed,x",
            "services,Services,c,no,,0.6,assumed,x"
        );
        Table(
            "inputs.csv",
            "sector,input,share,status,source",
            "food,services,1,assumed,x",
            "steel,services,1,assumed,x",
            "services,services,1,assumed,x"
        );
        Table(
            "demand.csv",
            "pattern,sector,share,status,source",
            "any,food,0.2,assumed,x",
            "any,steel,0.1,assumed,x",
            "any,services,0.7,assumed,x"
        );
        Table("commodities.csv", "economy,flow,item,sector,value", "AAA,exports,Wheat,food,90");
        var (tables, _) = Build();
        double food = tables
            .Flows.Where(flow => flow is { Exporter: "AAA", Sector: "food" } && flow.Importer != "AAA")
            .Sum(flow => flow.Value);
        // 90 listed, and the remaining 30 by the final demand for goods, since no structure is known: two thirds food.
        Assert.Equal(110, food, 4);
        Assert.Equal(100, Accounts.Total(tables, "AAA", "BBB"), 9);
        Accounts.Close(tables);
    }

    [Fact]
    public void Everything_wrong_with_a_recipe_is_said_at_once()
    {
        Table("recipe.csv", "setting,value", "yeer,2023", "year,2023");
        Reports("AAA,AAA,XXX,2023,100,reported,x", "BBB,AAA,CCC,2023,-5,guessed,x");
        var error = Assert.Throws<RecipeException>(() => BaselineRecipe.Read(folder.FullName));
        Assert.Equal(
            [
                $"{folder.FullName}/recipe.csv:2:1: setting: got \"yeer\", expected one of name, year, tables, basis, "
                    + $"preferred_reporters, conflict_factor, minimum_home_share, elasticity_level, region_home_bias, "
                    + $"largest_trade_share, missing_pairs, unknown_tariff [TS1406]",
                $"{folder.FullName}/reports.csv:2:9: importer: got \"XXX\", expected one of AAA, BBB, CCC, WORLD [TS1406]",
                $"{folder.FullName}/reports.csv:3:1: reporter: got \"BBB\", expected the exporter or the importer [TS1406]",
                $"{folder.FullName}/reports.csv:3:18: value: got \"-5\", expected a number from 0 to 1000000000000 [TS1406]",
                $"{folder.FullName}/reports.csv:3:21: status: got \"guessed\", expected reported, mirror, estimated or assumed [TS1406]",
            ],
            error.Errors
        );
    }

    [Theory]
    [InlineData("recipe.csv: year: got '2023.7', expected a whole number from 1900 to 2200", "recipe.csv", "setting,value", "year,2023.7")]
    [InlineData(
        "{0}/turnovers.csv:2:13: year: got \"2023.7\", expected a year from 1900 to 2200 [TS1406]",
        "turnovers.csv",
        "basis,one,other,year,value,status,source",
        "any,AAA,BBB,2023.7,10,reported,x"
    )]
    [InlineData(
        "growth.csv: duplicate (AAA, 2024), expected each key once",
        "growth.csv",
        "economy,year,growth,status,source",
        "AAA,2024,0.02,reported,x",
        "AAA,2024,0.03,reported,x"
    )]
    [InlineData(
        "gdp.csv: duplicate (AAA, 2023), expected each key once",
        "gdp.csv",
        "economy,year,value,status,source",
        "AAA,2023,1000,reported,x",
        "AAA,2023,1100,reported,x",
        "BBB,2023,2000,reported,x",
        "CCC,2023,500,reported,x"
    )]
    [InlineData(
        "distances.csv: duplicate (AAA, BBB), expected each key once",
        "distances.csv",
        "one,other,km",
        "AAA,BBB,1000",
        "BBB,AAA,1200"
    )]
    public void A_figure_is_of_one_year_and_stands_once(string said, string file, params string[] lines)
    {
        Table(file, lines);
        Assert.Equal(
            said.Replace("{0}", folder.FullName, StringComparison.Ordinal),
            Assert.Single(Assert.Throws<RecipeException>(() => BaselineRecipe.Read(folder.FullName)).Errors)
        );
    }

    [Fact]
    public void A_baseline_does_not_overwrite_the_tables_that_it_is_made_of()
    {
        string other = Path.Combine(folder.FullName, "other");
        Directory.CreateDirectory(other);
        File.WriteAllLines(Path.Combine(other, "recipe.csv"), ["setting,value", "year,2023", "tables,.."]);
        foreach (string own in (string[])[other, folder.FullName, Path.Combine(other, "..", "other") + Path.DirectorySeparatorChar])
            Assert.Equal(
                $"{own}: got the folder of the recipe's own tables, expected another: the baseline's tables have the same names",
                Assert.Single(Assert.Throws<RecipeException>(() => BaselineBuilder.Make(other, own)).Errors)
            );
        Assert.Equal(4, File.ReadAllLines(Path.Combine(folder.FullName, "economies.csv")).Length);
    }

    [Fact]
    public void A_baseline_that_is_made_again_keeps_no_table_of_the_last_one()
    {
        string made = Path.Combine(folder.FullName, "made");
        Table("growth.csv", "economy,year,growth,status,source", "AAA,2024,0.02,reported,x");
        BaselineBuilder.Make(folder.FullName, made);
        Assert.True(File.Exists(Path.Combine(made, "growth.csv")));
        File.Delete(Path.Combine(folder.FullName, "growth.csv"));
        File.WriteAllText(Path.Combine(made, "mine.csv"), "precious");
        BaselineBuilder.Make(folder.FullName, made);
        Assert.False(File.Exists(Path.Combine(made, "growth.csv")));
        Assert.True(File.Exists(Path.Combine(made, "mine.csv")));
    }

    [Theory]
    [InlineData(
        "A.A",
        "country",
        "baseline/economies.csv:2:1: code: got \"A.A\", expected a name of up to 64 letters, digits, blanks, - and _ [TS1502]"
    )]
    [InlineData(
        "all",
        "country",
        "baseline/economies.csv:2:1: code: got \"all\", expected a name of up to 64 letters, digits, blanks, - and _ [TS1502]"
    )]
    [InlineData(
        "AAA",
        "region",
        "baseline/economies.csv:2:22: part_of: got nothing, expected the code of the country that the region is part of [TS1503]"
    )]
    public void A_baseline_that_could_not_be_read_is_not_written(string code, string kind, string said)
    {
        foreach (string file in (string[])["gdp.csv", "reports.csv"])
            File.WriteAllText(
                Path.Combine(folder.FullName, file),
                File.ReadAllText(Path.Combine(folder.FullName, file)).Replace("AAA", code, StringComparison.Ordinal)
            );
        Table("economies.csv", "code,name,kind", $"{code},Alphaland,{kind}", "BBB,Betaland,country", "CCC,Gammaland,country");
        string made = Path.Combine(folder.FullName, "made");
        Assert.Equal(
            $"the recipe gives tables that cannot be read: {said}",
            Assert.Throws<RecipeException>(() => BaselineBuilder.Make(folder.FullName, made)).Errors[0]
        );
        Assert.False(Directory.Exists(made));
    }

    [Fact]
    public void A_recipes_tables_are_read_as_strictly_as_a_baselines()
    {
        Table("economies.csv", "code,name,kind,part_off", "AAA,Alphaland,country,", "BBB,Betaland,country,", "CCC,Gammaland,country,");
        Table("distances.csv", "one,other,km,km", "AAA,BBB,1000,2000");
        Reports("AAA,AAA,BBB,2023,100,reported", "BBB,BBB,AAA,2023,80,reported,\"x");
        string[] errors = [.. Assert.Throws<RecipeException>(() => BaselineRecipe.Read(folder.FullName)).Errors];
        Assert.Equal(4, errors.Length);
        Assert.Equal($"{folder.FullName}/economies.csv:1:16: part_off: unknown column. Did you mean `part_of`? [TS1405]", errors[0]);
        Assert.Contains(errors, error => error == $"{folder.FullName}/reports.csv:2:1: got 6 fields, expected 7 as in the header [TS1403]");
        Assert.Contains(errors, error =>
            error.EndsWith("got a quote that is never closed, expected quotes around whole fields [TS1402]", StringComparison.Ordinal)
        );
        Assert.Contains(errors, error => error == $"{folder.FullName}/distances.csv:1:14: km: duplicate column [TS1405]");
    }

    [Fact]
    public void Economies_without_a_common_sector_trade_the_exporters_goods()
    {
        Table(
            "sectors.csv",
            "code,name,group,traded,relative_elasticity,value_added_share,status,source",
            "food,Food,a,yes,5,0.4,assumed,x",
            "steel,Steel,b,yes,5,0.3,assumed,x"
        );
        Table("inputs.csv", "sector,input,share,status,source", "food,food,1,assumed,x", "steel,steel,1,assumed,x");
        Table("demand.csv", "pattern,sector,share,status,source", "any,food,0.5,assumed,x", "any,steel,0.5,assumed,x");
        Table(
            "structure.csv",
            "economy,flow,sector,share,status,source",
            "AAA,exports,food,1,reported,x",
            "BBB,imports,steel,1,reported,x"
        );
        var (tables, _) = Build();
        Assert.Equal(100, tables.Flows.Single(flow => flow is { Exporter: "AAA", Importer: "BBB", Sector: "food" }).Value, 6);
        Accounts.Close(tables);
    }

    [Fact]
    public void A_region_split_keeps_the_countrys_flows_and_closes()
    {
        Table(
            "regions.csv",
            "code,name,part_of,gdp_share,exports,imports,status,source",
            "AAA-1,North,AAA,0.3,10,50,assumed,x",
            "AAA-2,South,AAA,0.7,90,20,assumed,x"
        );
        var (tables, _) = Build();
        Assert.Equal(100, Accounts.Total(tables, "AAA-1", "BBB") + Accounts.Total(tables, "AAA-2", "BBB"), 6);
        Assert.Equal(0.1, Accounts.Total(tables, "AAA-1", "BBB") / 100, 6);
        Assert.Equal(300, Accounts.ValueAdded(tables, "AAA-1"), 3);
        Assert.Equal(["AAA-1", "AAA-2", "BBB", "CCC"], tables.Economies.Select(economy => economy.Code));
        Accounts.Close(tables);
    }

    [Fact]
    public void A_sector_without_final_demand_does_not_change_a_regions_imports()
    {
        OreForSteel();
        Table(
            "regions.csv",
            "code,name,part_of,gdp_share,exports,imports,status,source",
            "AAA-1,North,AAA,0.3,30,27,assumed,x",
            "AAA-2,South,AAA,0.7,90,63,assumed,x"
        );
        string made = Path.Combine(folder.FullName, "made");
        BaselineBuilder.Make(folder.FullName, made);
        BaselineReader.Read(made);
        var (tables, _) = Build();
        // Both regions make and buy much the same, and have about their share of GDP in imports: so they import much the same.
        Assert.InRange(
            Imports("AAA-1", "ore") / Imports("AAA-1", "steel") / (Imports("AAA-2", "ore") / Imports("AAA-2", "steel")),
            0.7,
            1.4
        );

        double Imports(string region, string sector) =>
            tables
                .Flows.Where(flow =>
                    flow.Importer == region && flow.Sector == sector && !flow.Exporter.StartsWith("AAA", StringComparison.Ordinal)
                )
                .Sum(flow => flow.Value);
    }

    [Fact]
    public void A_region_that_needs_more_than_is_imported_and_made_is_an_error()
    {
        OreForSteel();
        Table("home_shares.csv", "economy,sector,share,status,source", "AAA,ore,0.001,assumed,x");
        Reports(
            "AAA,AAA,BBB,2023,100,reported,x",
            "BBB,BBB,AAA,2023,300,reported,x",
            "AAA,AAA,CCC,2023,20,reported,x",
            "CCC,CCC,AAA,2023,10,reported,x",
            "BBB,BBB,CCC,2023,30,reported,x",
            "CCC,CCC,BBB,2023,40,reported,x"
        );
        Table(
            "structure.csv",
            "economy,flow,sector,share,status,source",
            "BBB,exports,ore,0.5,reported,x",
            "BBB,exports,steel,0.5,reported,x",
            "AAA,exports,steel,1,reported,x",
            "AAA,imports,ore,0.5,reported,x",
            "AAA,imports,steel,0.5,reported,x"
        );
        Table(
            "regions.csv",
            "code,name,part_of,gdp_share,exports,imports,status,source",
            "AAA-1,North,AAA,0.9,90,1,assumed,x",
            "AAA-2,South,AAA,0.1,10,99,assumed,x"
        );
        Assert.Equal(
            "regions.csv: AAA, ore: regions that import little need more inputs than the country's producers sell at home; check the "
                + "regions' imports",
            Assert.Single(Assert.Throws<RecipeException>(() => Build()).Errors)
        );
    }

    [Theory]
    [InlineData(987.654321)]
    [InlineData(1234.567891)]
    [InlineData(1777.123457)]
    [InlineData(2222.333447)]
    [InlineData(3141.592654)]
    public void A_sector_without_final_demand_has_no_negative_demand(double gdp)
    {
        OreForSteel();
        Table(
            "gdp.csv",
            "economy,year,value,status,source",
            FormattableString.Invariant($"AAA,2023,{gdp},reported,x"),
            "BBB,2023,2000,reported,x",
            "CCC,2023,500,reported,x"
        );
        string made = Path.Combine(folder.FullName, "made");
        BaselineBuilder.Make(folder.FullName, made);
        Assert.Equal(0, Build().Tables.Demand.Single(row => row is { Owner: "AAA", Sector: "ore" }).Value);
        Assert.Equal(3, BaselineReader.Read(made).World.EconomyCount);
    }

    [Fact]
    public void A_tariff_on_what_is_not_traded_yet_is_kept()
    {
        OreForSteel();
        Table("tariffs.csv", "importer,exporter,sector,rate,status,source", "BBB,AAA,ore,0.15,assumed,x", "CCC,AAA,ore,0,assumed,x");
        Table(
            "regions.csv",
            "code,name,part_of,gdp_share,exports,imports,status,source",
            "AAA-1,North,AAA,0.3,30,27,assumed,x",
            "AAA-2,South,AAA,0.7,90,63,assumed,x"
        );
        string made = Path.Combine(folder.FullName, "made");
        BaselineBuilder.Make(folder.FullName, made);
        var world = BaselineReader.Read(made).World;
        var ore = world.SectorIndex("ore");
        foreach (string region in (string[])["AAA-1", "AAA-2"])
        {
            Assert.Equal(
                (0, 0.15),
                (
                    world.Flow(world.EconomyIndex(region), world.EconomyIndex("BBB"), ore),
                    world.Tariff(world.EconomyIndex(region), world.EconomyIndex("BBB"), ore)
                )
            );
            Assert.DoesNotContain(Build().Tables.Flows, flow => flow.Exporter == region && flow is { Importer: "CCC", Sector: "ore" });
        }
    }

    [Fact]
    public void Reported_sectors_stay_as_they_are_and_the_others_share_the_rest_of_the_total()
    {
        OreForSteel();
        Table(
            "reports.csv",
            "reporter,exporter,importer,year,value,status,source,sector",
            "AAA,AAA,BBB,2023,100,reported,x,",
            "BBB,BBB,AAA,2023,80,reported,x,",
            "AAA,BBB,AAA,2023,37.25,reported,customs,ore",
            "AAA,AAA,CCC,2023,20,reported,x,",
            "CCC,CCC,AAA,2023,10,reported,x,",
            "BBB,BBB,CCC,2023,1,reported,customs,ore",
            "BBB,BBB,CCC,2023,4.5,reported,customs,steel",
            "CCC,CCC,BBB,2023,40,reported,x,"
        );
        var (tables, _) = Build();
        FlowRow Cell(string exporter, string importer, string sector) =>
            tables.Flows.Single(flow => flow.Exporter == exporter && flow.Importer == importer && flow.Sector == sector);
        Assert.Equal(37.25, Cell("BBB", "AAA", "ore").Value, 9);
        Assert.Equal(BuildStatus.Mirror, Cell("BBB", "AAA", "ore").Status);
        Assert.Equal(42.75, Cell("BBB", "AAA", "steel").Value, 9);
        Assert.Equal("customs", Cell("BBB", "AAA", "ore").Source);
        Assert.Equal(5.5, Accounts.Total(tables, "BBB", "CCC"), 9); // all sectors are reported: their sum is the total
        Accounts.Close(tables);
    }

    [Fact]
    public void An_economy_may_have_inputs_and_value_added_of_its_own()
    {
        OreForSteel();
        Table(
            "inputs.csv",
            "sector,input,share,status,source,economy",
            "ore,services,1,assumed,x,",
            "steel,ore,0.4,assumed,x,",
            "steel,services,0.6,assumed,x,",
            "services,services,1,assumed,x,",
            "steel,ore,0.1,estimated,table,BBB",
            "steel,services,0.9,estimated,table,BBB"
        );
        Table("value_added.csv", "economy,sector,share,status,source", "BBB,steel,0.45,estimated,table");
        var (tables, _) = Build();
        Assert.Equal(0.1, tables.Inputs.Single(row => row is { Owner: "BBB", Sector: "steel", Input: "ore" }).Value);
        Assert.Equal(0.4, tables.Inputs.Single(row => row is { Owner: "AAA", Sector: "steel", Input: "ore" }).Value);
        Assert.Equal(0.45, tables.Production.Single(row => row is { Owner: "BBB", Sector: "steel" }).Value);
        Accounts.Close(tables);
    }

    [Fact]
    public void Imports_above_GDP_are_cut_from_the_largest_flows()
    {
        Table("recipe.csv", "setting,value", "year,2023", "largest_trade_share,0.5");
        Reports(
            "AAA,AAA,BBB,2023,100,reported,x",
            "BBB,BBB,AAA,2023,700,reported,x",
            "AAA,AAA,CCC,2023,20,reported,x",
            "CCC,CCC,AAA,2023,110,reported,x",
            "BBB,BBB,CCC,2023,30,reported,x",
            "CCC,CCC,BBB,2023,40,reported,x"
        );
        var (tables, report) = Build();
        Assert.Equal(110, Accounts.Total(tables, "CCC", "AAA"), 9);
        Assert.Equal(390, Accounts.Total(tables, "BBB", "AAA"), 9); // half of AAA's GDP of 1000 in all
        Assert.Equal(BuildStatus.Estimated, tables.Flows.First(flow => flow is { Exporter: "BBB", Importer: "AAA" }).TotalStatus);
        Assert.Contains(report.Changes, change => change is { What: "goods that only pass through", Where: "BBB to AAA", Before: 700 });
        Accounts.Close(tables);
    }

    [Fact]
    public void A_pair_without_report_may_mean_no_trade_and_an_unknown_tariff_is_marked()
    {
        Table("recipe.csv", "setting,value", "year,2023", "missing_pairs,zero", "unknown_tariff,0.03");
        Reports("AAA,AAA,BBB,2023,100,reported,x");
        Table("tariffs.csv", "importer,exporter,sector,rate,status,source", "CCC,*,*,0.1,reported,x");
        var (tables, _) = Build();
        Assert.Equal(0, Accounts.Total(tables, "BBB", "AAA"));
        FlowRow flow = tables.Flows.Single(row => row is { Exporter: "AAA", Importer: "BBB" });
        Assert.Equal((0.03, (BuildStatus?)null), (flow.Tariff, flow.TariffStatus));
        Assert.Contains(tables.Files(), table =>
            table.File == "flows.csv" && table.Text.Contains(",0.03,reported,reported,unknown,", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Building_can_be_cancelled() =>
        Assert.Throws<OperationCanceledException>(() =>
            BaselineBuilder.Build(BaselineRecipe.Read(folder.FullName), new CancellationToken(canceled: true))
        );

    [Fact]
    public void Made_tables_read_back_as_written()
    {
        string made = Path.Combine(folder.FullName, "made");
        BaselineBuilder.Make(folder.FullName, made);
        var (tables, report) = Build();
        foreach (var (file, text) in tables.Files().Append(("report.md", report.ToMarkdown())))
            Assert.Equal(text, File.ReadAllText(Path.Combine(made, file)));
    }

    [Fact]
    public void A_pair_without_report_and_without_distance_says_what_is_missing()
    {
        Reports("AAA,AAA,BBB,2023,100,reported,x");
        var error = Assert.Throws<RecipeException>(() => Build());
        Assert.Equal(
            "distances.csv: no report of AAA to CCC, and no distance or no reported pair to estimate it from",
            Assert.Single(error.Errors)
        );
    }

    private (BaselineTables Tables, BuildReport Report) Build() => BaselineBuilder.Build(BaselineRecipe.Read(folder.FullName));

    /// <summary>Ore that nobody but makers of steel buys; Alphaland exports none of it.</summary>
    private void OreForSteel()
    {
        Table(
            "sectors.csv",
            "code,name,group,traded,relative_elasticity,value_added_share,status,source",
            "ore,Ore,a,yes,5,0.4,assumed,x",
            "steel,Steel,b,yes,5,0.3,assumed,x",
            "services,Services,c,no,,0.6,assumed,x"
        );
        Table(
            "inputs.csv",
            "sector,input,share,status,source",
            "ore,services,1,assumed,x",
            "steel,ore,0.4,assumed,x",
            "steel,services,0.6,assumed,x",
            "services,services,1,assumed,x"
        );
        Table("demand.csv", "pattern,sector,share,status,source", "any,steel,0.3,assumed,x", "any,services,0.7,assumed,x");
        Table(
            "structure.csv",
            "economy,flow,sector,share,status,source",
            "BBB,exports,ore,0.3,reported,x",
            "BBB,exports,steel,0.7,reported,x",
            "AAA,exports,steel,1,reported,x",
            "AAA,imports,ore,0.2,reported,x",
            "AAA,imports,steel,0.8,reported,x"
        );
    }

    private void Reports(params string[] rows) => Table("reports.csv", ["reporter,exporter,importer,year,value,status,source", .. rows]);

    private void Table(string file, params string[] lines) => File.WriteAllLines(Path.Combine(folder.FullName, file), lines);
}
