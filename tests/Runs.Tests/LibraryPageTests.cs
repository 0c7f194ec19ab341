using TradeSim.Engine.Baseline;

namespace TradeSim.Runs.Tests;

/// <summary>The code of docs/how-to/library.md, word for word; a test of the docs compares it.</summary>
[Collection(nameof(ExampleTests))]
public sealed class LibraryPageTests : IDisposable
{
    private readonly string before = Directory.GetCurrentDirectory();
    private readonly string folder = Directory.CreateTempSubdirectory("tradesim-library-").FullName;

    public LibraryPageTests()
    {
        Directory.CreateSymbolicLink(Path.Combine(folder, "scenarios"), Repository.Scenarios);
        Directory.SetCurrentDirectory(folder);
    }

    public void Dispose()
    {
        Directory.SetCurrentDirectory(before);
        Directory.Delete(Path.Combine(folder, "scenarios"));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Load_change_and_run()
    {
        var scenario = Scenario.Load("scenarios/kyrgyzstan-belarus-500m.yaml");
        var run = scenario.With("policies.corridor.intensity", 2).Run();
        double machinery = run.Flow("BLR", "KGZ", "machinery", 2030);
        run.WriteReport("report.html");

        Assert.True(machinery > 0);
        Assert.True(File.Exists("report.html"));
    }

    [Fact]
    public void Study()
    {
        var scenario = Scenario.Load("scenarios/kyrgyzstan-belarus-500m.yaml");
        var ensemble = Ensemble.Of(scenario).Cases(1_000).Run();
        double probability = ensemble.Probability("turnover KGZ-BLR");

        var mix = CheapestMix.Of(scenario).AtLeast("turnover KGZ-BLR", 2030, 170).Run();

        Assert.InRange(probability, 0, 1);
        Assert.NotNull(mix.Answer);
    }

    [Fact]
    public void Builders()
    {
        var scenario = Scenario.Load("scenarios/kyrgyzstan-belarus-500m.yaml");

        var found = Solve.Of(scenario, "policies.corridor.intensity").AtLeast("turnover KGZ-BLR", 2030, 215).Run();
        var sweep = Sweep.Of(scenario, "policies.corridor.intensity", 0, 0.5, 1).Run();
        var explanation = Explain.Of(scenario).About("turnover KGZ-BLR", 2030).Run();
        var difference = Explain.Between(scenario, scenario.Without("corridor")).Run();

        Assert.NotNull(found);
        Assert.NotNull(sweep);
        Assert.NotNull(explanation);
        Assert.NotNull(difference);
    }

    [Fact]
    public void Build()
    {
        var world = World.Create(
            new WorldTables
            {
                Economies = [new("A", "A", EconomyKind.Country, null), new("B", "B", EconomyKind.Country, null)],
                Sectors = [new("goods", "Goods", 3, null)],
                Flows = [80, 20, 30, 70],
                Tariffs = [0, 0, 0, 0],
            }
        );
        var scenario = Scenario
            .Create(world, "two economies", baselineYear: 2020, lastYear: 2025)
            .With("policies", "[{ name: road, kind: trade-cost, from: 2021, exporter: A, importer: B, factor: 0.9 }]")
            .With("outcomes", "[{ kind: turnover, of: A, with: B, name: turnover }]");

        var run = scenario.Run();
        Assert.True(run.Outcome("turnover", 2025) > run.Outcome("turnover", 2020));
    }
}
