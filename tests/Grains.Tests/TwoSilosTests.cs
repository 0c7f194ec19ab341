using TradeSim.Engine.Path;
using TradeSim.Scenarios;

namespace TradeSim.Grains.Tests;

/// <summary>What two silos do beside what every host must do (<see cref="Conformance"/>).</summary>
public class TwoSilosTests(ClusterFixture fixture) : IClassFixture<ClusterFixture>
{
    private CancellationToken Patience { get; } = new CancellationTokenSource(TimeSpan.FromMinutes(3)).Token;

    [Fact]
    public async Task Progress_ends_with_all_cases()
    {
        var seen = new List<int>();
        var table = Worlds.Cases(Worlds.General, 40);

        await Host(Worlds.General).RunAsync(table, new RunOptions { CasesPerBatch = 5 }, new Listener<int>(seen.Add), Patience);

        Assert.Equal(40, seen[^1]);
        Assert.Equal(seen.Order(), seen);
    }

    [Fact]
    public async Task Results_are_stored_whole()
    {
        var table = Worlds.Cases(Worlds.General, 20);
        var host = new ClusterHost(fixture.Cluster.Client, Worlds.General) { StudyId = "stored", Keep = true };
        var expected = Worlds.Hash(await host.RunAsync(table, new RunOptions { CasesPerBatch = 5, KeepTables = true }, null, Patience));

        // What no grain holds in memory any more is read from the storage.
        await fixture.Cluster.Client.GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.Zero);
        var study = new StudyClient(fixture.Cluster.Client, "stored");
        var runs = await Runs();
        var again = await study.Results(cancellation: Patience);

        Assert.Equal(expected, Worlds.Hash(again));
        Assert.Equal(runs, await Runs()); // and not run again
        Assert.DoesNotContain(null, runs);

        Task<Guid?[]> Runs() => Task.WhenAll(Enumerable.Range(0, 4).Select(batch => study.RunOf(batch, Patience)));
    }

    [Fact]
    public async Task A_broken_scenario_is_refused_with_its_errors()
    {
        var error = await Assert.ThrowsAsync<StudyException>(() => Host(Worlds.Broken).RunAsync(CaseTable.Defaults, null, null, Patience));

        Assert.Contains("none-of-these", error.Message, StringComparison.Ordinal);
    }

    private ClusterHost Host(ScenarioBundle bundle) => new(fixture.Cluster.Client, bundle);
}

/// <summary>Passes progress on at once, in order.</summary>
internal sealed class Listener<T>(Action<T> hear) : IProgress<T>
{
    public void Report(T value) => hear(value);
}
