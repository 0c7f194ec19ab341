using TradeSim.Engine.Baseline;
using TradeSim.Engine.Dynamics;
using TradeSim.Engine.Policies;
using TradeSim.Scenarios;

namespace TradeSim.Runs.Tests;

/// <summary>The library: scenarios in, results by code, year and sector out.</summary>
public sealed class ScenarioTests
{
    private static readonly Scenario Usual = Scenario.Load(Path.Combine(Repository.Root, "scenarios", "business-as-usual.yaml"));

    private static readonly Scenario Measures = Scenario.Load(Path.Combine(Repository.Root, "scenarios", "kyrgyzstan-belarus-500m.yaml"));

    [Fact]
    public void A_run_gives_flows_by_code_and_year_that_add_up_to_its_outcomes()
    {
        var run = Measures.Run();
        Assert.Equal(run.Outcome("turnover KGZ-BLR", 2030), run.Flow("KGZ", "BLR", 2030) + run.Flow("BLR", "KGZ", 2030), precision: 9);
        Assert.Equal(run.Flow("BLR", "KGZ", 2027), run.Sectors.Sum(sector => run.Flow("BLR", "KGZ", sector, 2027)), precision: 9);
        Assert.Equal("million USD", run.UnitOf("turnover KGZ-BLR"));
    }

    [Fact]
    public void In_the_baseline_year_flows_are_as_observed_and_prices_wages_and_incomes_are_one()
    {
        var run = Usual.Run();
        var world = Usual.World;
        Assert.Equal(world.Flow(world.EconomyIndex("BLR"), world.EconomyIndex("KGZ"), 0), run.Flow("BLR", "KGZ", run.Sectors[0], 2023));
        Assert.All(run.Sectors, sector => Assert.Equal(1, run.Price("KGZ", sector, 2023)));
        Assert.Equal((1, 1, 1), (run.Wage("KGZ", 2023), run.PriceIndex("KGZ", 2023), run.RealIncome("KGZ", 2023)));
        Assert.Equal(world.Income(world.EconomyIndex("KGZ")), run.Income("KGZ", 2023));
    }

    [Fact]
    public void Sectoral_prices_make_the_price_index_of_final_demand()
    {
        var (run, world) = (Measures.Run(), Measures.World);
        var n = world.EconomyIndex("KGZ");
        var log = Enumerable
            .Range(0, world.SectorCount)
            .Sum(j => world.DemandShare(n, j) * Math.Log(run.Price("KGZ", run.Sectors[j], 2030)));
        Assert.Equal(run.PriceIndex("KGZ", 2030), Math.Exp(log), precision: 12);
        Assert.NotEqual(1, run.Price("KGZ", "machinery", 2030));
    }

    [Fact]
    public void A_duty_raises_the_price_of_what_it_is_on()
    {
        const string Duty = "[{ name: duty, kind: tariff, from: 2026, exporter: CHN, importer: KGZ, sector: machinery, rate: 0.15 }]";
        var (before, after) = (Usual.Run(), Usual.With("policies", Duty).Run());
        Assert.True(after.Price("KGZ", "machinery", 2030) > before.Price("KGZ", "machinery", 2030));
        Assert.True(after.Flow("CHN", "KGZ", "machinery", 2030) < before.Flow("CHN", "KGZ", "machinery", 2030));
    }

    [Fact]
    public void A_number_that_is_set_gives_the_same_bytes_as_the_file_with_that_number()
    {
        const string Path = "policies.corridor.intensity";
        var read = Scenario.Of(
            ScenarioReader.Read(System.IO.Path.Combine(Repository.Root, "scenarios", "kyrgyzstan-belarus-500m.yaml"), [$"{Path}=2"]),
            ReaderLimits.Default
        );
        var (typed, text) = (Measures.With(Path, 2).Run(), read.Run());
        Assert.Equal(text.ToFlowsCsv(), typed.ToFlowsCsv());
        Assert.Equal(text.ToEconomiesCsv(), typed.ToEconomiesCsv());
        Assert.Equal(text.ToHtml(), typed.ToHtml());
    }

    [Fact]
    public void Setting_a_number_leaves_the_scenario_as_it_was()
    {
        var turned = Measures.With("policies.corridor.intensity", 3);
        Assert.NotEqual(Measures.Run().Outcome("turnover KGZ-BLR", 2030), turned.Run().Outcome("turnover KGZ-BLR", 2030));
        Assert.Equal(
            Measures.Run().Outcome("turnover KGZ-BLR", 2030),
            turned.With("policies.corridor.intensity", 1).Run().Outcome("turnover KGZ-BLR", 2030)
        );
    }

    [Fact]
    public void Decisions_of_governments_are_results_with_a_table_and_a_timeline()
    {
        var reacting = Scenario.Load(Path.Combine(Repository.Root, "scenarios", "kazakh-food-safeguard.yaml"));
        var run = reacting.Run();
        var first = run.Decisions[0];
        Assert.Equal(
            (2028, "BLR", "flour safeguard", 0.0, 0.2),
            (first.Year, Assert.Single(first.By.Select(Country).Distinct()), first.Rule, first.Before, first.After)
        );
        Assert.StartsWith(
            "year,government,rule,measure,unit,before,after,reason\n2028,BLR,flour safeguard,",
            run.ToDecisionsCsv(),
            StringComparison.Ordinal
        );
        Assert.Contains("Decisions of governments", run.ToHtml(), StringComparison.Ordinal);
        Assert.Contains("3 decisions of governments: Belarus", run.ToHtml(), StringComparison.Ordinal);
        var folder = Directory.CreateTempSubdirectory("tradesim-").FullName;
        try
        {
            var (with, without) = (Path.Combine(folder, "with"), Path.Combine(folder, "without"));
            run.WriteTo(with);
            Assert.Equal(run.ToDecisionsCsv(), File.ReadAllText(Path.Combine(with, "decisions.csv")));
            Assert.True(File.Exists(Path.Combine(with, "figures", "decisions.svg")));
            Usual.Run().WriteTo(without);
            Assert.False(File.Exists(Path.Combine(without, "decisions.csv")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        string Country(string code) => reacting.World.Economies[reacting.World.EconomyIndex(code)].PartOf ?? code;
    }

    [Fact]
    public void Unknown_names_are_refused_with_the_nearest_one()
    {
        var run = Usual.Run();
        Assert.Contains("BLR", Assert.Throws<UnknownNameException>(() => run.Flow("BLX", "KGZ", 2030)).Message, StringComparison.Ordinal);
        Assert.Contains(
            "machinery",
            Assert.Throws<UnknownNameException>(() => run.Price("KGZ", "machines", 2030)).Message,
            StringComparison.Ordinal
        );
        Assert.Contains("2030", Assert.Throws<UnknownNameException>(() => run.Wage("KGZ", 2031)).Message, StringComparison.Ordinal);
        Assert.Contains(
            "turnover KGZ-BLR",
            Assert.Throws<UnknownNameException>(() => run.Outcome("turnover KGZ BLR", 2030)).Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "corridor",
            Assert.Throws<UnknownNameException>(() => Measures.Without("coridor")).Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "corridor",
            Assert.Throws<ScenarioException>(() => Measures.With("policies.coridor.intensity", 2)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_value_out_of_range_is_refused() =>
        Assert.Contains(
            "expected a value from 0",
            Assert.Throws<ArgumentOutOfRangeException>(() => Measures.With("policies.corridor.intensity", -1)).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void A_scenario_built_in_code_is_validated_like_a_file_and_runs()
    {
        var scenario = Scenario
            .Create(TwoEconomies(), "two: 'economies'", 2020, 2022)
            .With("policies", "[{ name: road, kind: trade-cost, from: 2021, exporter: A, importer: B, factor: 0.9 }]")
            .With("outcomes", "[{ kind: turnover, of: A, with: B, name: turnover }]");
        var run = scenario.Run();
        Assert.Equal("two: 'economies'", run.Name);
        Assert.Equal(20, run.Outcome("turnover", 2020), precision: 12);
        Assert.True(run.Flow("A", "B", "goods", 2022) > run.Flow("A", "B", "goods", 2020));
        var refused = Assert.Throws<ScenarioException>(() => scenario.With("policies", "[{ name: road, kind: rail }]"));
        Assert.Contains("rail", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_world_survives_the_way_through_its_tables()
    {
        var (world, again) = (Usual.World, Scenario.Create(Usual.World, "again", 2023, 2024).World);
        for (var j = 0; j < world.SectorCount; j++)
        {
            for (var n = 0; n < world.EconomyCount; n++)
            {
                Assert.Equal(world.ValueAddedShare(n, j), again.ValueAddedShare(n, j));
                for (var i = 0; i < world.EconomyCount; i++)
                    Assert.Equal((world.Flow(i, n, j), world.Tariff(i, n, j)), (again.Flow(i, n, j), again.Tariff(i, n, j)));
            }
        }
    }

    [Fact]
    public void A_measure_of_the_program_acts_by_its_intensity_and_stays_in_this_process()
    {
        var labels = new Labels { Name = "labels", From = 2026 };
        var scenario = Usual.With(labels);
        Assert.Equal(
            Usual.Run().Outcome("turnover KGZ-BLR", 2030),
            scenario.With("policies.labels.intensity", 0).Run().Outcome("turnover KGZ-BLR", 2030)
        );
        Assert.True(scenario.Run().Outcome("turnover KGZ-BLR", 2030) > Usual.Run().Outcome("turnover KGZ-BLR", 2030));
        var refused = Assert.Throws<InvalidOperationException>(() => scenario.On(_ => throw new NotSupportedException()).Run());
        Assert.Contains("'labels' is code of this program", refused.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => scenario.With(labels));
    }

    [Fact]
    public async Task A_run_is_cancelled()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Usual.RunAsync(cancellation: cancelled.Token));
    }

    [Fact]
    public void An_ensemble_gives_the_same_numbers_again_and_says_what_they_include()
    {
        var ensemble = Ensemble.Of(Measures).Cases(64);
        var (model, whole) = (ensemble.WithoutHistory().Run(), ensemble.Run());
        Assert.False(model.IncludesForecastErrors);
        Assert.True(whole.IncludesForecastErrors);
        Assert.Equal(model.Values("turnover KGZ-BLR", 2030), ensemble.WithoutHistory().Run().Values("turnover KGZ-BLR", 2030));
        Assert.Equal(
            model.Values("turnover KGZ-BLR", 2030).Count(value => value >= 150) / 64.0,
            model.ProbabilityOfAtLeast("turnover KGZ-BLR", 2030, 150)
        );
        Assert.InRange(whole.Probability("turnover KGZ-BLR"), 0, 1);
        double Width(EnsembleRun run) => run.Percentiles("turnover KGZ-BLR", 2030)[4] - run.Percentiles("turnover KGZ-BLR", 2030)[0];
        Assert.True(Width(whole) > Width(model));
        Assert.Throws<UnknownNameException>(() => model.Probability("turnover"));
    }

    [Fact]
    public void A_cheapest_mix_reaches_its_target_and_says_so()
    {
        var result = CheapestMix.Of(Measures).AtLeast("turnover KGZ-BLR", 2030, 170).Run();
        Assert.InRange(result.Answer!.Value, 170, 171);
        var run = result
            .Levers.Zip(result.Answer.Positions)
            .Aggregate(Measures, (scenario, item) => scenario.With(item.First.Lever.Name, item.Second))
            .Run();
        Assert.Equal(result.Answer.Value, run.Outcome("turnover KGZ-BLR", 2030), precision: 6);
    }

    [Fact]
    public void Results_do_not_change_when_a_caller_tries()
    {
        var run = Usual.Run();
        Assert.Throws<NotSupportedException>(() => ((IList<int>)run.Years)[0] = 0);
    }

    private static World TwoEconomies() =>
        World.Create(
            new WorldTables
            {
                Economies = [new("A", "Avaria"), new("B", "Bordonia")],
                Sectors = [new("goods", "Goods", 3)],
                Flows = [60, 10, 10, 20],
                Tariffs = [0, 0, 0, 0],
                ValueAddedShares = [1, 1],
                InputShares = [0, 0],
            }
        );

    private sealed record Labels : Policy
    {
        public override void Apply(double strength, int year, ReadOnlySpan<double> values, Shocks shocks)
        {
            ArgumentNullException.ThrowIfNull(shocks);
            var (exporter, importer) = (shocks.World.EconomyIndex("KGZ"), shocks.World.EconomyIndex("BLR"));
            for (var sector = 0; sector < shocks.World.SectorCount; sector++)
                shocks.AddTradeCost(exporter, importer, sector, strength * Math.Log(0.97));
        }
    }
}
