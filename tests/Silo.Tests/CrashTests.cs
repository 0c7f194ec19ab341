using System.Diagnostics;
using System.Globalization;
using TradeSim.Engine.Dynamics;
using TradeSim.Grains.Connections;
using TradeSim.Grains.LocalSilos;
using TradeSim.Grains.Messages;

namespace TradeSim.Silo.Tests;

/// <summary>
/// Silos and clients in processes of their own, killed (SIGKILL) at seeded random moments: nothing is lost, nothing is counted twice, and
/// the results have the bits of the embedded host. With a database what was finished is not run again, either. TRADESIM_KILLS=100 kills as
/// often, 5 times otherwise, TRADESIM_KILLS_SEED at other moments; TRADESIM_KILLS_LOG names a file for a line a kill, and beside it comes
/// what the silos said when one took long.
/// </summary>
public abstract class CrashTests(ITestOutputHelper output)
{
    private const int Cases = 8000;
    private const int CasesPerBatch = 10;
    private static readonly TimeSpan MostTime = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan LongTime = TimeSpan.FromSeconds(20);

    private static int Kills => FromEnvironment("TRADESIM_KILLS", 5);

    private static int FromEnvironment(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    /// <summary>Kills a silo, all silos, the silo of the study and the client in turn.</summary>
    private protected async Task KillWith(IStore store)
    {
        await using var world = await Killing.Start(store.Connection, detectionSeconds: 6, FromEnvironment("TRADESIM_KILLS_SEED", 2024));
        await KillAgainAndAgain(Kills, kill => (Victim)(kill % 4), world);
    }

    /// <summary>Kills silos and the client without a store: a lost silo takes with it what it stored, and what was lost is run again. The
    /// silo that keeps the list of members must live.</summary>
    private protected async Task KillInMemory()
    {
        await using var world = await Killing.Start(database: null, detectionSeconds: 3, seed: 7);
        await KillAgainAndAgain(5, kill => kill % 3 == 2 ? Victim.Client : Victim.Silo, world);
    }

    private enum Victim
    {
        Silo,
        AllSilos,
        SiloOfTheStudy,
        Client,
    }

    /// <summary>What was known of a study when somebody was killed.</summary>
    /// <param name="IsRunning">Whether it was not over yet.</param>
    /// <param name="Runs">Batches that were finished, and the run that made each.</param>
    private sealed record Moment(bool IsRunning, IReadOnlyDictionary<int, Guid> Runs);

    private async Task KillAgainAndAgain(int kills, Func<int, Victim> victim, Killing world)
    {
        var inTime = 0;
        for (var kill = 0; kill < kills; kill++)
            inTime += await KillDuringAStudy(victim(kill), kill, world) ? 1 : 0;
        Assert.True(inTime >= 0.75 * kills, $"only {inTime} of {kills} kills met a study that still ran");
    }

    /// <returns>Whether the study still ran when somebody was killed.</returns>
    private async Task<bool> KillDuringAStudy(Victim victim, int kill, Killing world)
    {
        try
        {
            return await (victim == Victim.Client ? KillTheClient(kill, world) : KillSilos(victim, kill, world));
        }
        catch
        {
            output.WriteLine($"kill {kill} ({victim}); the silos said:\n{world.Logs}");
            throw;
        }
    }

    private async Task<bool> KillSilos(Victim victim, int kill, Killing world)
    {
        using var limit = new CancellationTokenSource(MostTime);
        var table = Worlds.Cases(Worlds.General, Cases, seed: kill);
        var expected = EmbeddedHost.NumbersOf(Cases, kill);
        // Every fourth time the study chooses its batches, by the silos that it finds when it begins or begins anew.
        var order = new StudyOrder(
            $"kill {kill}",
            Worlds.General,
            table,
            new RunOptions { CasesPerBatch = kill % 4 == 3 ? null : CasesPerBatch }
        );
        var id = $"kill-{kill}";
        await using var client = await world.Connect(limit.Token);
        await client.Study(id).Start(order, limit.Token);
        var before = await FinishedAfter(world.Random.NextDouble(), client, id, limit.Token);

        // Every second time the client already watches and reads.
        var clock = Stopwatch.StartNew();
        var reading = kill % 2 == 1 ? Read() : null;
        await world.Kill(victim, id, limit.Token);
        var results = await (reading ?? Read());

        Task<IReadOnlyList<CaseResult>> Read() => client.Study(id).Results(order, null, limit.Token);

        Worlds.AssertSame(expected, results, $"kill {kill} ({victim}, after {before.Runs.Count} batches)");
        Assert.Equal(Enumerable.Range(0, table.Count), results.Select(result => result.Case));
        await Note(kill, victim, before, client, id, clock.Elapsed, world, limit.Token);
        await client.Study(id).Remove(limit.Token);
        return before.IsRunning;
    }

    /// <summary>The client is a process of its own that goes away without a word; who comes later writes its files.</summary>
    private async Task<bool> KillTheClient(int kill, Killing world)
    {
        using var limit = new CancellationTokenSource(MostTime);
        using var folder = new TemporaryFolder();
        string[] verb =
        [
            "ensemble",
            world.Scenario,
            "--cases",
            Cases.ToString(CultureInfo.InvariantCulture),
            "--uncertain",
            "assumptions.adjustment=uniform(0.2,0.6)",
            "--seed",
            kill.ToString(CultureInfo.InvariantCulture),
        ];
        Done([.. verb, "--out", folder["embedded"]]);
        await using var watcher = await world.Connect(limit.Token);
        string id;
        Moment before;
        Stopwatch clock;
        using (var client = Tradesim.Start([.. verb, "--out", folder["lost"], .. world.Options]))
        {
            while (!(await watcher.Studies(cancellation: limit.Token)).Any(study => study.CasesPerBatch > 0))
                await Task.Delay(10, limit.Token);
            id = (await watcher.Studies(cancellation: limit.Token)).Single().Id;
            before = await FinishedAfter(world.Random.NextDouble(), watcher, id, limit.Token);
            clock = Stopwatch.StartNew();
            client.Kill();
            await client.WaitForExitAsync(limit.Token);
        }
        Done(["attach", id, .. world.Options]);
        Done(["results", id, "--out", folder["found"], .. world.Options]);

        foreach (var table in (string[])["outcomes.csv", "quantiles.csv", "report.html"])
            Assert.True(
                File.ReadAllBytes(folder[$"embedded/{table}"]).AsSpan().SequenceEqual(File.ReadAllBytes(folder[$"found/{table}"])),
                $"kill {kill} (client, after {before.Runs.Count} batches): another {table} than the embedded host's"
            );
        await Note(kill, Victim.Client, before, watcher, id, clock.Elapsed, world, limit.Token);
        await watcher.Study(id).Remove(limit.Token);
        return before.IsRunning;
    }

    /// <summary>Waits until one batch, or up to three quarters of them, are finished. What is finished is noted as it comes, so that the
    /// kill follows at once.</summary>
    private static async Task<Moment> FinishedAfter(double moment, ClusterConnection client, string id, CancellationToken cancellation)
    {
        var runs = new Dictionary<int, Guid>();
        await foreach (var progress in client.Study(id).Watch(cancellation))
        {
            int[] finished = [.. Enumerable.Range(0, progress.Batches).Where(progress.IsFinished)];
            if (progress.IsOver || (runs.Count > 0 && finished.Length >= 1 + (moment * ((progress.Batches * 3 / 4) - 1))))
                return new Moment(!progress.IsOver, runs);
            int[] fresh = [.. finished.Where(batch => !runs.ContainsKey(batch))];
            var made = await Task.WhenAll(fresh.Select(batch => client.Study(id).RunOf(batch, cancellation)));
            foreach (var (batch, run) in fresh.Zip(made))
                runs[batch] = run!.Value;
        }
        throw new InvalidOperationException($"The study {id} is not known.");
    }

    /// <summary>Looks which batches that were finished were run again, which a database excludes, and writes a line.</summary>
    private async Task Note(
        int kill,
        Victim victim,
        Moment before,
        ClusterConnection client,
        string id,
        TimeSpan took,
        Killing world,
        CancellationToken cancellation
    )
    {
        var after = await Task.WhenAll(before.Runs.Keys.Select(batch => client.Study(id).RunOf(batch, cancellation)));
        var again = before.Runs.Keys.Zip(after).Count(pair => before.Runs[pair.First] != pair.Second);
        var last = await client.Study(id).Describe(cancellation);
        var line = string.Create(
            CultureInfo.InvariantCulture,
            $"{kill},{victim},{(before.IsRunning ? "running" : "over")},{before.Runs.Count},{last.Batches},"
                + $"{last.BatchesLost},{again},{took.TotalSeconds:f1}"
        );
        output.WriteLine(line);
        if (Environment.GetEnvironmentVariable("TRADESIM_KILLS_LOG") is { } file)
        {
            await File.AppendAllTextAsync(file, line + "\n", cancellation);
            if (took > LongTime)
                await File.AppendAllTextAsync(file + ".log", $"{line}; the silos said:\n{world.Logs}\n", cancellation);
        }
        Assert.True(!world.Keeps || again == 0, $"kill {kill} ({victim}): {again} batches were finished and were run again");
    }

    private static void Done(string[] arguments)
    {
        var outcome = Tradesim.Run(arguments);
        Assert.True(outcome.ExitCode == 0, outcome.ToString());
    }

    /// <summary>Three silos, and what is needed to kill them.</summary>
    private sealed class Killing : IAsyncDisposable
    {
        private readonly LocalCluster cluster;
        private readonly string[] options;
        private readonly TemporaryFolder folder = new();

        private Killing(LocalCluster cluster, string[] options, bool keeps, int seed)
        {
            (this.cluster, this.options, Keeps, Random) = (cluster, options, keeps, new Random(seed));
            foreach (var file in Worlds.General.Files)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(folder[file.Path])!);
                File.WriteAllBytes(folder[file.Path], file.Bytes.Span);
            }
        }

        /// <summary>Whether what is finished outlives its silo.</summary>
        public bool Keeps { get; }

        public Random Random { get; }

        /// <summary>What the silos that live wrote.</summary>
        public string Logs => string.Join('\n', cluster.Silos.Select(silo => $"silo {silo.Port}:\n{silo.Log}"));

        /// <summary>The scenario as a file.</summary>
        public string Scenario => folder[Worlds.General.Scenario];

        /// <summary>How the command line reaches the cluster.</summary>
        public string[] Options => ["--cluster", cluster.Address.Where, "--cluster-id", cluster.Address.ClusterId, "--cluster-wait", "60"];

        public static async Task<Killing> Start(string? database, int detectionSeconds, int seed)
        {
            string[] options = [string.Create(CultureInfo.InvariantCulture, $"--Silo:FailureDetectionSeconds={detectionSeconds}")];
            return new(await LocalCluster.Start(3, database, "crashes", options), options, keeps: database is not null, seed);
        }

        public Task<ClusterConnection> Connect(CancellationToken cancellation) =>
            ClusterConnection.Connect(cluster.Address, TimeSpan.FromSeconds(60), cancellation);

        public async Task Kill(Victim victim, string id, CancellationToken cancellation)
        {
            switch (victim)
            {
                case Victim.AllSilos:
                    var all = cluster.Silos.ToArray();
                    foreach (var silo in all)
                        await cluster.Kill(silo);
                    await Task.WhenAll(all.Select(silo => cluster.Restart(silo, options, cancellation)));
                    break;
                case Victim.SiloOfTheStudy:
                    await Replace(await SiloOf(id, cancellation), cancellation);
                    break;
                default:
                    // In memory the first silo keeps the list of members.
                    await Replace(cluster.Silos[Random.Next(Keeps ? 0 : 1, cluster.Silos.Count)], cancellation);
                    break;
            }
        }

        public async ValueTask DisposeAsync()
        {
            await cluster.DisposeAsync();
            folder.Dispose();
        }

        /// <summary>The silo that wrote that the study begins.</summary>
        private async Task<SiloProcess> SiloOf(string id, CancellationToken cancellation)
        {
            while (true)
            {
                if (cluster.Silos.FirstOrDefault(silo => silo.Log.Contains($"Study {id} (", StringComparison.Ordinal)) is { } found)
                    return found;
                await Task.Delay(10, cancellation);
            }
        }

        private async Task Replace(SiloProcess silo, CancellationToken cancellation)
        {
            await cluster.Kill(silo);
            await cluster.Add(options, cancellation);
        }
    }
}
