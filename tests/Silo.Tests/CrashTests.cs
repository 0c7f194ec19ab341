using System.Diagnostics;
using System.Globalization;
using TradeSim.Client.Cluster;
using TradeSim.Engine.Path;
using TradeSim.Grains.Messages;
using TradeSim.Grains.Tests;

namespace TradeSim.Silo.Tests;

/// <summary>
/// Silos in processes of their own, killed (SIGKILL) at seeded random moments: nothing is lost, nothing is counted twice, what was
/// finished is not run again, and the results have the bits of the embedded host. TRADESIM_KILLS=100 runs as many; 5 otherwise.
/// </summary>
public class CrashTests
{
    private const int CasesPerBatch = 10;
    private static readonly TimeSpan MostTime = TimeSpan.FromMinutes(3);
    private static readonly string[] Detection = ["--Silo:FailureDetectionSeconds=6"];

    private static int Kills => int.Parse(Environment.GetEnvironmentVariable("TRADESIM_KILLS") ?? "5", CultureInfo.InvariantCulture);

    [PostgreSqlFact]
    public async Task Nothing_is_lost_and_nothing_twice_whatever_is_killed()
    {
        using var database = await PostgreSql.Start();
        await using var cluster = await LocalCluster.Start(3, database.Connection, options: Detection);
        var random = new Random(20_24);
        for (var kill = 0; kill < Kills; kill++) await KillDuringAStudy((Victim)(kill % 4), kill, random, cluster);
    }

    private enum Victim
    {
        Silo,
        AllSilos,
        SiloOfTheStudy,
        Client,
    }

    private static async Task KillDuringAStudy(Victim victim, int kill, Random random, LocalCluster cluster)
    {
        using var limit = new CancellationTokenSource(MostTime);
        var table = Worlds.Cases(Worlds.General, 4000, seed: kill);
        var expected = Worlds.Hash(new Simulation(Worlds.Read(Worlds.General)).Run(table, null, null, limit.Token));
        var order = new StudyOrder($"kill {kill}", Worlds.General, table, new RunOptions { CasesPerBatch = CasesPerBatch });
        var id = $"kill-{kill}";
        var when = random.Next(1, order.Cases / CasesPerBatch * 3 / 4); // so many batches are finished when it happens
        var finished = new Dictionary<int, Guid>();

        // The client is a connection that goes away without a word; another one joins the study later.
        var client = await ClusterConnection.Connect(cluster.Address, TimeSpan.FromSeconds(60), limit.Token);
        await client.Study(id).Start(order, limit.Token);
        await foreach (var progress in client.Study(id).Watch(limit.Token))
        {
            if (Enumerable.Range(0, progress.Batches).Count(progress.IsFinished) < when && !progress.IsOver) continue;
            foreach (var batch in Enumerable.Range(0, progress.Batches).Where(progress.IsFinished)) finished[batch] = (await client.Study(id).RunOf(batch, limit.Token))!.Value;
            break;
        }

        var clock = Stopwatch.StartNew();
        await Kill(victim, id, client, random, cluster, limit.Token);
        await client.DisposeAsync();
        await using var other = await ClusterConnection.Connect(cluster.Address, TimeSpan.FromSeconds(60), limit.Token);
        var results = await other.Study(id).Results(null, null, limit.Token);

        Assert.True(expected == Worlds.Hash(results), $"kill {kill} ({victim}, after {when} batches): other results than the embedded host's");
        Assert.Equal(Enumerable.Range(0, table.Count), results.Select(result => result.Case));
        foreach (var (batch, run) in finished)
            Assert.True(run == await other.Study(id).RunOf(batch, limit.Token), $"kill {kill} ({victim}): batch {batch} was finished and was run again");
        Assert.True(clock.Elapsed < MostTime, $"kill {kill} ({victim}) took {clock.Elapsed}");
        await other.Study(id).Remove(limit.Token);
    }

    private static async Task Kill(Victim victim, string id, ClusterConnection client, Random random, LocalCluster cluster, CancellationToken cancellation)
    {
        switch (victim)
        {
            case Victim.Client:
                break; // it goes away right after this
            case Victim.AllSilos:
                var all = cluster.Silos.ToArray();
                foreach (var silo in all) await cluster.Kill(silo);
                await Task.WhenAll(all.Select(silo => cluster.Restart(silo, Detection, cancellation)));
                break;
            case Victim.SiloOfTheStudy:
                var port = await client.Study(id).SiloPort(cancellation);
                await cluster.Kill(cluster.Silos.Single(silo => silo.Port == port));
                await cluster.Add(Detection, cancellation);
                break;
            default:
                await cluster.Kill(cluster.Silos[random.Next(cluster.Silos.Count)]);
                await cluster.Add(Detection, cancellation);
                break;
        }
    }
}
