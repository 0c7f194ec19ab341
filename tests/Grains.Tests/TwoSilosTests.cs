using System.Reflection;
using TradeSim.Engine.Dynamics;
using TradeSim.Grains.Messages;
using TradeSim.Scenarios;
using StudyException = TradeSim.Studies.Cases.StudyException;

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
        var expected = Worlds.Numbers(await host.RunAsync(table, new RunOptions { CasesPerBatch = 5, KeepTables = true }, null, Patience));

        // What no grain holds in memory any more is read from the storage.
        await fixture.Cluster.Client.GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.Zero);
        var study = new StudyClient(fixture.Cluster.Client, "stored");
        var runs = await Runs();
        var again = await study.Results(cancellation: Patience);

        Assert.Equal(expected, Worlds.Numbers(again));
        Assert.Equal(runs, await Runs()); // and not run again
        Assert.DoesNotContain(null, runs);

        Task<Guid?[]> Runs() => Task.WhenAll(Enumerable.Range(0, 4).Select(batch => study.RunOf(batch, Patience)));
    }

    [Fact]
    public async Task Results_that_were_lost_are_run_again_for_all_who_read_them_at_once()
    {
        const int Batches = 8,
            Readers = 4,
            Losses = 40;
        var table = Worlds.Cases(Worlds.General, 5 * Batches);
        var order = new StudyOrder("lost", Worlds.General, table, new RunOptions { CasesPerBatch = 5 });
        var expected = Worlds.Numbers(await Client("lost").Run(order, null, Patience));
        var random = new Random(2024);
        for (var loss = 0; loss < Losses; loss++)
        {
            // Now and then one is lost while the others are being run again, or while the study ends.
            var reading = Enumerable
                .Range(0, Readers)
                .Select(reader =>
                    Task.Run(async () =>
                    {
                        if (reader > 0)
                            await Lose(batch: (loss + (3 * reader)) % Batches);
                        return await Client("lost").Results(cancellation: Patience);
                    })
                );
            await Lose(random.Next(Batches));
            foreach (var results in await Task.WhenAll(reading))
                Assert.Equal(expected, Worlds.Numbers(results));
        }
        Assert.Equal(StudyStatus.Finished, (await Client("lost").Describe(Patience)).Status);
        await Client("lost").Remove(Patience);

        Task Lose(int batch) => fixture.Cluster.Client.GetGrain<IMarketGrain>(MarketKey.Of("lost", 5, batch)).Forget();
    }

    [Fact]
    public async Task A_batch_of_a_removed_study_is_neither_run_nor_stored()
    {
        var table = Worlds.Cases(Worlds.General, 10);
        var order = new StudyOrder("removed", Worlds.General, table, new RunOptions { CasesPerBatch = 5 });
        await Client("removed").Run(order, null, Patience);
        await Client("removed").Remove(Patience);
        var market = fixture.Cluster.Client.GetGrain<IMarketGrain>(MarketKey.Of("removed", 5, 1));

        // A silo that carried the study, was frozen and thaws, repeats this request.
        var refused = await Assert.ThrowsAsync<OrleansException>(() =>
            market.Run(
                new BatchOrder
                {
                    Study = "removed",
                    Scenario = order.Scenario,
                    Cases = 5,
                    Columns = [.. table.Columns],
                    Values = TableCoder.Encode(table, 5, 5),
                    Engine = order.Engine,
                }
            )
        );

        Assert.Equal("Batch removed/5/1 is not due: its study has ended or was removed.", refused.Message);
        Assert.Null(await market.Results());
    }

    [Fact]
    public async Task Starting_cancelling_and_removing_at_once_leaves_nothing_behind()
    {
        var order = new StudyOrder("restless", Worlds.General, Worlds.Cases(Worlds.General, 400), new RunOptions { CasesPerBatch = 5 });
        for (var turn = 0; turn < 20; turn++)
        {
            await Task.WhenAll(
                Client("restless").Start(order, Patience),
                Client("restless").Cancel(Patience),
                Client("restless").Remove(Patience),
                Client("restless").Start(order, Patience),
                Client("restless").Remove(Patience)
            );
            await Client("restless").Remove(Patience);

            Assert.Equal(StudyStatus.Unknown, (await Client("restless").Describe(Patience)).Status);
            Assert.DoesNotContain("restless", await fixture.Cluster.Client.GetGrain<IStudiesGrain>(0).All());
        }
        Assert.Equal(
            Worlds.Numbers(new Simulation(Worlds.Read(Worlds.General)).Run(order.ToTable(), null, null, Patience)),
            Worlds.Numbers(await Client("restless").Run(order, null, Patience))
        );
        await Client("restless").Remove(Patience);
    }

    [Fact]
    public async Task A_study_that_is_cancelled_as_it_starts_stays_cancelled()
    {
        var order = new StudyOrder("hasty", Worlds.General, Worlds.Cases(Worlds.General, 400), new RunOptions { CasesPerBatch = 5 });
        for (var turn = 0; turn < 20; turn++)
        {
            var study = Client("hasty");
            await Task.WhenAll(study.Start(order, Patience), Client("hasty").Cancel(Patience));
            await study.Cancel(Patience);
            await study.Cancel(Patience);
            Assert.Equal(StudyStatus.Cancelled, (await study.Describe(Patience)).Status);
        }
        await Client("hasty").Remove(Patience);
    }

    [Fact]
    public async Task An_id_that_another_study_has_is_refused()
    {
        await Client("taken")
            .Start(new StudyOrder("one", Worlds.General, Worlds.Cases(Worlds.General, 10), new RunOptions { CasesPerBatch = 5 }), Patience);
        await Client("taken")
            .Start(
                new StudyOrder("the same in other batches", Worlds.General, Worlds.Cases(Worlds.General, 10), new RunOptions()),
                Patience
            );

        var error = await Assert.ThrowsAsync<StudyException>(() =>
            Client("taken").Start(new StudyOrder("another", Worlds.General, Worlds.Cases(Worlds.General, 11), new RunOptions()), Patience)
        );

        Assert.Matches(
            @"The study taken: got an order of study-[0-9a-f]+ \(another\), expected that of study-[0-9a-f]+ \(one\)",
            error.Message
        );
        await Client("taken").Remove(Patience);
    }

    [Fact]
    public async Task A_study_of_another_engine_is_refused()
    {
        var order = new StudyOrder("old", Worlds.General, Worlds.Cases(Worlds.General, 10), new RunOptions());
        typeof(StudyOrder).GetProperty(nameof(StudyOrder.Engine), BindingFlags.Instance | BindingFlags.NonPublic)!.SetValue(order, "0.0.1");

        var error = await Assert.ThrowsAsync<StudyException>(() => Client("old").Run(order, null, Patience));

        Assert.Contains("The study belongs to engine 0.0.1, but this silo runs engine ", error.Message, StringComparison.Ordinal);
        await Client("old").Remove(Patience);
    }

    /// <summary>A silo trusts no client to have checked its limits: each field of an order is checked again.</summary>
    [Theory]
    [InlineData(nameof(StudyOrder.Cases), 1_000_000_000, "Cases: got 1000000000, expected 1 to 100000000")]
    [InlineData(nameof(StudyOrder.Cases), 0, "Cases: got 0, expected 1 to 100000000")]
    [InlineData(nameof(StudyOrder.Cases), 11, "Values: got ")]
    [InlineData("CasesPerBatch", -1, "CasesPerBatch: got -1, expected 1 to 100000000")]
    [InlineData("Columns", new[] { 0, 0 }, "Columns: got a column twice")]
    [InlineData("Bundle", new byte[0], "Bundle: got 0")]
    [InlineData("Values", null, "message: got a field without a value")]
    public async Task An_order_beyond_the_limits_is_refused_and_leaves_nothing(string field, object? value, string says)
    {
        var order = new StudyOrder("hostile", Worlds.General, Worlds.Cases(Worlds.General, 10), new RunOptions());
        typeof(StudyOrder).GetProperty(field, BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public)!.SetValue(order, value);

        var error = await Assert.ThrowsAsync<StudyException>(() => Client("hostile").Start(order, Patience));

        Assert.Contains(says, error.Message, StringComparison.Ordinal);
        Assert.Equal(StudyStatus.Unknown, (await Client("hostile").Describe(Patience)).Status);
    }

    [Fact]
    public async Task A_cluster_keeps_only_as_much_as_it_may()
    {
        var studies = fixture.Cluster.Client.GetGrain<IStudiesGrain>(0);

        var error = await Assert.ThrowsAsync<StudyException>(() => studies.Opened("huge", long.MaxValue / 2));

        Assert.Contains("The cluster keeps at most 102400 MiB of studies", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("huge", await studies.All());
    }

    /// <summary>Larger than Orleans' messages are unless it is told otherwise.</summary>
    [Fact]
    public async Task A_large_order_arrives()
    {
        ScenarioBundle large = new(
            Worlds.General.Scenario,
            [.. Worlds.General.Files, new BundledFile("data/large.csv", new byte[105 << 20])],
            []
        );

        var results = await Host(large).RunAsync(Worlds.Cases(Worlds.General, 3), null, null, Patience);

        Assert.Equal(3, results.Count);
    }

    [Fact]
    public void What_is_too_large_to_travel_is_refused()
    {
        PayloadLimit.Check(1000L << 20, "a", "b");

        var error = Assert.Throws<StudyException>(() => PayloadLimit.Check(2000L << 20, "the table of cases", "fewer cases"));

        Assert.Equal(
            "A cluster transfers at most 1000 MiB at a time: got 2000 MiB for the table of cases, expected fewer cases.",
            error.Message
        );
    }

    [Fact]
    public async Task A_broken_scenario_is_refused_with_its_errors()
    {
        var error = await Assert.ThrowsAsync<StudyException>(() => Host(Worlds.Broken).RunAsync(CaseTable.Defaults, null, null, Patience));

        Assert.Contains("none-of-these", error.Message, StringComparison.Ordinal);
    }

    private StudyClient Client(string id) => new(fixture.Cluster.Client, id);

    private ClusterHost Host(ScenarioBundle bundle) => new(fixture.Cluster.Client, bundle);
}

/// <summary>Passes progress on at once, in order.</summary>
internal sealed class Listener<T>(Action<T> hear) : IProgress<T>
{
    public void Report(T value) => hear(value);
}
