using TradeSim.Baselines.World;
using TradeSim.Engine.Dynamics;
using TradeSim.Scenarios;

namespace TradeSim.Baselines.Tests;

/// <summary>The baseline of all economies.</summary>
public sealed class WorldBaselineTests
{
    private static readonly string Folder = Repository.Data("world-2023");
    private static readonly Scenarios.Baseline Baseline = BaselineReader.Read(Folder);

    [Fact]
    public void It_covers_all_economies_with_a_source_in_every_flow()
    {
        var world = Baseline.World;
        Assert.Equal(Countries.All.Select(country => country.Code), world.Economies.Select(economy => economy.Code));
        for (int i = 0; i < world.EconomyCount; i++)
        {
            for (int n = 0; n < world.EconomyCount; n++)
            {
                if (world.Flow(i, n, 0) > 0)
                    Assert.NotEmpty(Baseline.Provenance.SourceOf(i, n, 0));
            }
        }
    }

    [Fact]
    public void Trade_is_as_BACI_has_it_but_for_the_stated_cuts()
    {
        var world = Baseline.World;
        double Flow(string exporter, string importer) => world.Flow(world.EconomyIndex(exporter), world.EconomyIndex(importer), 0);
        Assert.Equal(76.2, Flow("BLR", "KGZ"), 0.1);
        Assert.Equal(22600, Flow("RUS", "BLR"), 9);
        Assert.Equal(FigureStatus.Mirror, Baseline.Provenance.StatusOf(world.EconomyIndex("RUS"), world.EconomyIndex("KGZ"), 0));
        int different = WorldData.Reports.Count(row => Math.Abs(Flow(row.Exporter, row.Importer) - row.Value) > 1e-6);
        Assert.Equal(47, different);
    }

    [Fact]
    public void No_economy_trades_more_than_its_GDP()
    {
        var world = Baseline.World;
        for (int n = 0; n < world.EconomyCount; n++)
        {
            double imports = Enumerable.Range(0, world.EconomyCount).Where(i => i != n).Sum(i => world.Flow(i, n, 0));
            double exports = Enumerable.Range(0, world.EconomyCount).Where(i => i != n).Sum(i => world.Flow(n, i, 0));
            double gdp = world.ValueAdded(n) * (1 + 1e-6);
            Assert.True(imports <= gdp && exports <= gdp, $"{world.Economies[n].Code}: {imports} and {exports} of {gdp}");
        }
    }

    [Fact]
    public void It_solves()
    {
        using var copy = new TemporaryCopy();
        foreach (string file in Directory.EnumerateFiles(Folder, "*.csv"))
            File.Copy(file, Path.Combine(copy.Path, Path.GetFileName(file)));
        string scenario = Path.Combine(copy.Path, "world.yaml");
        File.WriteAllText(
            scenario,
            """
            name: The world
            baseline: .
            years: { from: 2023, to: 2025 }
            assumptions: { growth: { file: growth.csv } }
            policies:
              - { name: freer trade, kind: trade-cost, from: 2024, exporter: SRB, importer: VNM, both-ways: true, factor: 0.9 }
            outcomes:
              - { name: turnover, kind: turnover, of: SRB, with: VNM }
            """
        );
        var result = new Simulation(ScenarioReader.Read(scenario).Scenario).Run();
        Assert.Null(result.Failure);
        Assert.True(result.Outcomes[^1][0] > result.Outcomes[0][0], "cheaper trade is more trade");
    }

    private sealed class TemporaryCopy : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("tradesim-world-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
