using TradeSim.Engine.Path;
using TradeSim.Scenarios;

namespace TradeSim.Grains.Tests;

/// <summary>What holds on one host holds on the other, to the last bit.</summary>
public class BothHostsTests(ClusterFixture fixture) : IClassFixture<ClusterFixture>
{
    private CancellationToken Patience { get; } = new CancellationTokenSource(TimeSpan.FromMinutes(3)).Token;

    public static TheoryData<string> Scenarios => ["general", "proportional", "closed", "partial", "levers", "hopeless"];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task Results_are_the_same_bits(string name)
    {
        var bundle = Named(name);
        var table = Worlds.Cases(bundle, name == "hopeless" ? 3 : 30);
        var options = new RunOptions { KeepTables = true, CasesPerBatch = 11 };

        var embedded = await new Simulation(Worlds.Read(bundle)).RunAsync(table, options, null, Patience);
        var clustered = await Host(bundle).RunAsync(table, options, null, Patience);

        Assert.Equal(name == "hopeless", embedded[0].Failure is not null);
        Assert.Equal(embedded[0].Failure, clustered[0].Failure);
        Assert.Equal(Worlds.Hash(embedded), Worlds.Hash(clustered));
    }

    [Fact]
    public async Task Two_thousand_cases_have_one_hash_on_every_width()
    {
        var table = Worlds.Cases(Worlds.General, 2000);
        var expected = Worlds.Hash(await new Simulation(Worlds.Read(Worlds.General)).RunAsync(table, null, null, Patience));

        foreach (var width in new int?[] { 1, 7, 64, 2000, null })
            Assert.Equal(expected, Worlds.Hash(await Host(Worlds.General).RunAsync(table, new RunOptions { CasesPerBatch = width }, null, Patience)));
    }

    [Fact]
    public async Task A_steady_state_stays()
    {
        var bundle = Worlds.General;
        var table = new CaseTable([.. Enumerable.Range(0, Worlds.Read(bundle).Parameters.Length)], Steady(bundle), 1);

        foreach (var host in new ICaseHost[] { new Simulation(Worlds.Read(bundle)), Host(bundle) })
        {
            var result = (await host.RunAsync(table, null, null, Patience))[0];
            Assert.Null(result.Failure);
            Assert.All(result.Outcomes, year => Assert.All(year.Zip(result.Outcomes[0]), pair => Assert.Equal(pair.Second, pair.First, 1e-9)));
        }
    }

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
        var again = await new StudyClient(fixture.Cluster.Client, "stored").Results(cancellation: Patience);

        Assert.Equal(expected, Worlds.Hash(again));
    }

    [Fact]
    public async Task A_broken_scenario_is_refused_with_its_errors()
    {
        var error = await Assert.ThrowsAsync<StudyException>(() => Host(Worlds.Broken).RunAsync(CaseTable.Defaults, null, null, Patience));

        Assert.Contains("none-of-these", error.Message, StringComparison.Ordinal);
    }

    private static double[] Steady(ScenarioBundle bundle) => [.. Worlds.Read(bundle).Parameters.Select(parameter =>
        parameter.Path.Contains("growth", StringComparison.Ordinal) || parameter.Path.EndsWith("intensity", StringComparison.Ordinal) ? 0 : parameter.Default)];

    private static ScenarioBundle Named(string name) => name switch
    {
        "proportional" => Worlds.Proportional,
        "closed" => Worlds.Closed,
        "partial" => Worlds.Partial,
        "levers" => Worlds.Levers,
        "hopeless" => Worlds.Hopeless,
        _ => Worlds.General,
    };

    private ClusterHost Host(ScenarioBundle bundle) => new(fixture.Cluster.Client, bundle);
}

/// <summary>Passes progress on at once, in order.</summary>
internal sealed class Listener<T>(Action<T> hear) : IProgress<T>
{
    public void Report(T value) => hear(value);
}
