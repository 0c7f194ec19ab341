using TradeSim.Engine.Dynamics;
using TradeSim.Grains.Connections;
using TradeSim.Grains.LocalSilos;
using TradeSim.Grains.Messages;

// Two clusters at a time: most tests wait, for an outage to end or for a failure to be detected.
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.Collections, MaxThreads = 2)]

namespace TradeSim.Silo.Tests;

/// <summary>Silos in processes of their own over TCP, and a client in this one.</summary>
public class ProcessTests
{
    private CancellationToken Patience { get; } = new CancellationTokenSource(TimeSpan.FromMinutes(3)).Token;

    [Fact]
    public async Task Same_numbers_on_one_two_and_three_silos()
    {
        var table = Worlds.Cases(Worlds.General, 2000);
        var simulation = new Simulation(Worlds.Read(Worlds.General));
        var expected = Worlds.Numbers(simulation.Run(table, new RunOptions { CasesPerBatch = 1 }, null, Patience));
        foreach (var width in new[] { 7, 64, 2000 })
            Worlds.AssertSame(
                expected,
                simulation.Run(table, new RunOptions { CasesPerBatch = width }, null, Patience),
                $"embedded, {width} cases in a batch"
            );
        await using var cluster = await LocalCluster.Start(1, clusterId: "one-two-three", cancellation: Patience);
        for (var silos = 1; silos <= 3; silos++)
        {
            if (silos > 1)
                await cluster.Add(cancellation: Patience);
            await using var connection = await ClusterConnection.Connect(cluster.Address, cancellation: Patience);
            foreach (var width in new[] { 1, 7, 64, 2000 })
            {
                var results = await connection
                    .HostOf(Worlds.General, "hash", keep: false)
                    .RunAsync(table, new RunOptions { CasesPerBatch = width }, null, Patience);
                Worlds.AssertSame(expected, results, $"{silos} silos, {width} cases in a batch");
            }
        }
    }

    [Fact]
    public async Task A_study_is_listed_watched_by_two_rejoined_and_removed()
    {
        var table = Worlds.Cases(Worlds.General, 200);
        await using var cluster = await LocalCluster.Start(2, clusterId: "listed", cancellation: Patience);
        await using var first = await ClusterConnection.Connect(cluster.Address, cancellation: Patience);
        await using var second = await ClusterConnection.Connect(cluster.Address, cancellation: Patience);
        await first.Study("a").Start(new StudyOrder("study A", Worlds.General, table, new RunOptions { CasesPerBatch = 10 }), Patience);

        var seen = await Task.WhenAll(Last(first), Last(second));

        Assert.All(seen, last => Assert.Equal((StudyStatus.Finished, 200), (last.Status, last.CasesFinished)));
        Assert.Equal(["study A"], (await second.Studies(cancellation: Patience)).Select(study => study.Name));
        Assert.Equal(200, (await second.Study("a").Results(cancellation: Patience)).Count);
        await second.Study("a").Remove(Patience);
        Assert.Empty(await first.Studies(cancellation: Patience));
        await Assert.ThrowsAsync<Studies.Cases.StudyException>(() => first.Study("a").Results(cancellation: Patience));

        async Task<StudyProgress> Last(ClusterConnection connection)
        {
            var last = StudyProgress.Unknown;
            await foreach (var progress in connection.Study("a").Watch(Patience))
                last = progress;
            return last;
        }
    }

    [Fact]
    public async Task A_cancelled_study_stops_and_resumes_when_it_is_requested_again()
    {
        var table = Worlds.Cases(Worlds.General, 20_000);
        await using var cluster = await LocalCluster.Start(1, clusterId: "cancelled", cancellation: Patience);
        await using var connection = await ClusterConnection.Connect(cluster.Address, cancellation: Patience);
        var study = connection.Study("long");
        var order = new StudyOrder("long", Worlds.General, table, new RunOptions { CasesPerBatch = 20 });
        await study.Start(order, Patience);
        await foreach (var progress in study.Watch(Patience))
        {
            if (progress.CasesFinished > 0)
                await study.Cancel(Patience);
        }

        var last = await study.Describe(Patience);

        Assert.Equal(StudyStatus.Cancelled, last.Status);
        Assert.InRange(last.CasesFinished, 1, 19_999);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => study.Results(cancellation: Patience));

        var finished = Enumerable.Range(0, last.Batches).Where(last.IsFinished).ToArray();
        var runs = await Task.WhenAll(finished.Select(batch => study.RunOf(batch, Patience)));
        var results = await study.Run(order, null, Patience);
        Assert.Equal(Worlds.Numbers(new Simulation(Worlds.Read(Worlds.General)).Run(table, null, null, Patience)), Worlds.Numbers(results));
        Assert.Equal(runs, await Task.WhenAll(finished.Select(batch => study.RunOf(batch, Patience)))); // not run again
    }

    [Fact]
    public async Task The_batches_of_a_silo_that_stops_run_elsewhere()
    {
        var table = Worlds.Cases(Worlds.General, 6000);
        var expected = Worlds.Numbers(new Simulation(Worlds.Read(Worlds.General)).Run(table, null, null, Patience));
        await using var cluster = await LocalCluster.Start(2, clusterId: "stopped", cancellation: Patience);
        await using var connection = await ClusterConnection.Connect(cluster.Address, cancellation: Patience);
        var order = new StudyOrder("stop", Worlds.General, table, new RunOptions { CasesPerBatch = 20 });
        await connection.Study("s").Start(order, Patience);
        await foreach (var progress in connection.Study("s").Watch(Patience))
        {
            if (progress.CasesFinished > 200 && progress.Silos == 2)
                break;
        }

        await cluster.Silos[1].Stop(Patience);

        Assert.Equal(expected, Worlds.Numbers(await connection.Study("s").Results(order, cancellation: Patience)));
    }

    [Fact]
    public async Task A_client_that_finds_no_silo_reports_it()
    {
        var error = await Assert.ThrowsAsync<TimeoutException>(() =>
            ClusterConnection.Connect(new ClusterAddress("127.0.0.1:9"), TimeSpan.FromSeconds(1), Patience)
        );

        Assert.Equal("no silo answers at 127.0.0.1:9", error.Message);
    }
}
