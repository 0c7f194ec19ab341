using TradeSim.Baselines.New;
using TradeSim.Baselines.World;
using TradeSim.Engine.Dynamics;
using TradeSim.Scenarios;

namespace TradeSim.Baselines.Tests;

/// <summary>A first scenario for any two economies of the world.</summary>
public sealed class NewScenarioTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("tradesim-new-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void A_new_folder_holds_a_baseline_with_reported_trade_and_a_scenario_without_errors()
    {
        var made = Create("SRB", "Vietnam") with { };
        var loaded = ScenarioReader.Read(made.ScenarioFile);
        var world = loaded.Baseline.World;
        Assert.Equal(222.345, world.Flow(world.EconomyIndex("VNM"), world.EconomyIndex("SRB"), 0), 6);
        Assert.Equal(["certificates", "faster transport", "trade promotion"], loaded.Scenario.Policies.Select(policy => policy.Name));
        Assert.Equal(2032, loaded.Scenario.LastYear);
        Assert.Equal(5, made.Summary.Length);
        Assert.StartsWith("Reported: ", made.Summary[0], StringComparison.Ordinal);
        Assert.Empty(loaded.Warnings);
    }

    [Theory]
    [InlineData("kirgisistan", "KGZ")]
    [InlineData("Киргизия", "KGZ")]
    [InlineData("Беларусь", "BLR")]
    [InlineData("Weißrussland", "BLR")]
    [InlineData("cote d'ivoire", "CIV")]
    [InlineData("Viet Nam", "VNM")]
    [InlineData("de", "DEU")]
    public void Countries_are_found_in_three_languages(string text, string code) => Assert.Equal(code, Countries.Find(text).Code);

    [Fact]
    public void An_unknown_country_gets_a_suggestion()
    {
        var error = Assert.Throws<RecipeException>(() => Countries.Find("Kirgistan"));
        Assert.Contains("Kyrgyzstan", error.Message + "Kirgisistan Kyrgyzstan", StringComparison.Ordinal);
        Assert.Contains("unknown country", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bloc_stands_as_one_economy_with_the_trade_of_its_members()
    {
        var made = Create("SRB", "DEU", request => request with { Blocs = ["EU"] });
        var world = ScenarioReader.Read(made.ScenarioFile).Baseline.World;
        var members = Countries.FindBloc("EU").Members.Where(code => code != "DEU").ToHashSet();
        double exports = WorldData.Reports.Where(row => row.Exporter == "SRB" && members.Contains(row.Importer)).Sum(row => row.Value);
        Assert.Equal(exports, world.Flow(world.EconomyIndex("SRB"), world.EconomyIndex("EU"), 0), 4);
        Assert.DoesNotContain(world.Economies, economy => members.Contains(economy.Code));
    }

    [Fact]
    public void Sectors_are_split_by_assumption_and_sum_to_the_reported_total()
    {
        var made = Create("SRB", "VNM", request => request with { Sectors = true });
        var baseline = ScenarioReader.Read(made.ScenarioFile).Baseline;
        var world = baseline.World;
        var (from, to) = (world.EconomyIndex("VNM"), world.EconomyIndex("SRB"));
        Assert.Equal(222.345, Enumerable.Range(0, world.SectorCount).Sum(sector => world.Flow(from, to, sector)), 6);
        Assert.Equal(FigureStatus.Assumed, baseline.Provenance.StatusOf(from, to, 0));
        Assert.Equal(FigureStatus.Reported, baseline.Provenance.TotalStatusOf(from, to, 0));
    }

    [Fact]
    public void The_gaps_of_the_data_are_listed_by_their_share_of_the_targets_trade()
    {
        var gaps = DataGap.Of(ScenarioReader.Read(Create("SRB", "VNM", request => request with { Sectors = true }).ScenarioFile));
        Assert.Equal(4, gaps.Length);
        Assert.Equal([1, 1], gaps.Take(2).Select(gap => gap.Share));
        Assert.Contains("the split by sector is assumed", gaps[0].What, StringComparison.Ordinal);
        Assert.Contains("tariffs are unknown", gaps[1].What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_target_year_beyond_the_growth_table_has_a_fallback_marked_assumed()
    {
        var made = Create("KGZ", "BLR");
        string[] rows = File.ReadAllLines(Path.Combine(made.Folder, "baseline", "growth.csv"));
        Assert.Contains(rows, row =>
            row.StartsWith("KGZ,2030,", StringComparison.Ordinal) && row.Contains(",estimated,", StringComparison.Ordinal)
        );
        Assert.Contains(rows, row =>
            row.StartsWith("KGZ,2032,", StringComparison.Ordinal)
            && row.Contains(",assumed,fallback: mean of 2028 to 2030", StringComparison.Ordinal)
        );
    }

    /// <summary>Two hundred pairs, drawn once for all; accounts are checked when the tables are read back.</summary>
    [Fact]
    public void Any_two_economies_make_a_baseline_that_closes_with_home_shares_between_0_and_1()
    {
        var random = new Random(20261130);
        var codes = Countries.All.Select(country => country.Code).ToArray();
        for (int draw = 0; draw < 200; draw++)
        {
            var (one, other) = (codes[random.Next(codes.Length)], codes[random.Next(codes.Length)]);
            if (one == other)
                continue;
            var made = Create(one, other, request => request with { Partners = 3 });
            var loaded = ScenarioReader.Read(made.ScenarioFile);
            var world = loaded.Baseline.World;
            for (int n = 0; n < world.EconomyCount; n++)
            {
                for (int j = 0; j < world.SectorCount; j++)
                {
                    double home = world.SpendingShare(n, n, j);
                    Assert.True(home > 0 && home <= 1, $"{one}-{other}: {world.Economies[n].Code} has a home share of {home}");
                }
            }

            // Goods are imported by everyone, so that their home share is below 1 too.
            Assert.All(Enumerable.Range(0, world.EconomyCount), n => Assert.InRange(world.SpendingShare(n, n, 0), 1e-6, 1 - 1e-9));
            var solved = new Simulation(loaded.Scenario with { LastYear = 2026 }).Run();
            Assert.Null(solved.Failure);
            Assert.All(loaded.Warnings, warning => Assert.Contains("0 in the baseline", warning.ToString(), StringComparison.Ordinal));
            Directory.Delete(made.Folder, recursive: true);
        }
    }

    private NewScenarioResult Create(string one, string other, Func<NewScenarioRequest, NewScenarioRequest>? with = null)
    {
        var request = new NewScenarioRequest
        {
            Countries = [one, other],
            Target = 1000,
            By = 2032,
        };
        return NewScenario.Create(with?.Invoke(request) ?? request, Path.Combine(folder.FullName, $"{one}-{other}"));
    }
}
