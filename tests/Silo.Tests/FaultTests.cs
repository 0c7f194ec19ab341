using System.Diagnostics;
using System.Globalization;
using TradeSim.Engine.Dynamics;
using TradeSim.Grains;
using TradeSim.Grains.LocalSilos;
using TradeSim.Grains.Messages;

namespace TradeSim.Silo.Tests;

/// <summary>
/// Seeded faults of every kind during short studies, checked as a set in Jepsen is: every result is there exactly once and has the bits of
/// the embedded host, no batch that was known to be finished is run again, no study fails, nothing stays behind, and each study ends in
/// time. Only root can fill a disk: for other users that fault is left out. Ten faults on each store; TRADESIM_FAULTS=150 makes as many,
/// TRADESIM_FAULTS_SEED others, TRADESIM_FAULTS_DETECTION sets FailureDetectionSeconds (4), TRADESIM_FAULTS_KINDS names some kinds, and
/// TRADESIM_FAULTS_LOG a file for a line a fault.
/// </summary>
public abstract class FaultTests(ITestOutputHelper output)
{
    private const int Cases = 3000;
    private const int CasesPerBatch = 10;
    private static readonly int DetectionSeconds = FromEnvironment("TRADESIM_FAULTS_DETECTION", 4);
    private static readonly TimeSpan MostTime = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan SupervisorTime = TimeSpan.FromSeconds(30); // after which most studies have ended

    private static Fault[] AllKinds =>
        Environment.GetEnvironmentVariable("TRADESIM_FAULTS_KINDS") is { } names
            ? [.. names.Split(',').Select(Enum.Parse<Fault>)]
            : [.. Enum.GetValues<Fault>().Where(kind => kind != Fault.FillDisk || SmallDisk.CanBeFilled)];

    private enum Fault
    {
        KillSilo,
        FreezeSilo,
        StopStore,
        CutStore,
        KillAllSilos,
        FreezeSiloBriefly,
        CutClient,
        CutSilo,
        CutOthersFromSilo,
        CutSiloFromStore,
        IsolateSilo,
        CutSilosFromEachOther,
        FillDisk,
        SlowStore,
        KillSiloOfTheStudy,
        FreezeSiloOfTheStudy,
    }

    private static int FromEnvironment(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    /// <summary>Strikes studies of a cluster, one after the other.</summary>
    /// <param name="store">The cluster's store.</param>
    /// <param name="name">How the log names it.</param>
    /// <param name="seed">Of kinds and moments, unless TRADESIM_FAULTS_SEED names another.</param>
    private protected async Task Survives(IStore store, string name, int seed)
    {
        var faults = FromEnvironment("TRADESIM_FAULTS", 10);
        await using var cluster = await FaultyCluster.Start(store, DetectionSeconds, TestContext.Current.CancellationToken);
        var random = new Random(FromEnvironment("TRADESIM_FAULTS_SEED", seed));
        Fault[] kinds = [];
        for (var number = 0; number < faults; number++)
        {
            if (number % AllKinds.Length == 0)
            {
                kinds = [.. AllKinds];
                random.Shuffle(kinds);
            }
            var kind = kinds[number % kinds.Length];
            try
            {
                var line = await Survives(cluster, kind, number, random.NextDouble());
                output.WriteLine(line);
                if (Environment.GetEnvironmentVariable("TRADESIM_FAULTS_LOG") is { } file)
                    await File.AppendAllTextAsync(file, $"{name},{line}\n", TestContext.Current.CancellationToken);
            }
            catch
            {
                output.WriteLine($"{number},{kind}; the silos said:\n{cluster.Logs}");
                throw;
            }
        }
    }

    /// <returns>Number, fault, batches known to be finished before, batches, batches lost, seconds from the fault to all results.</returns>
    private static async Task<string> Survives(FaultyCluster cluster, Fault fault, int number, double moment)
    {
        using var limit = new CancellationTokenSource(MostTime);
        var id = string.Create(CultureInfo.InvariantCulture, $"fault-{number}");
        var table = Worlds.Cases(Worlds.General, Cases, seed: number);
        var expected = EmbeddedHost.NumbersOf(Cases, number);
        var order = new StudyOrder(id, Worlds.General, table, new RunOptions { CasesPerBatch = CasesPerBatch });
        await using var client = await cluster.Connect(limit.Token);
        var study = client.Study(id);
        await study.Start(order, limit.Token);
        var before = await FinishedAfter(moment, study, limit.Token);

        var clock = Stopwatch.StartNew();
        var reading = study.Results(order, null, limit.Token);
        var frozen = await Strike(cluster, fault, id, limit.Token);
        // A supervisor starts silos again that have left, as those without processor time do on a busy machine.
        while (await Task.WhenAny(reading, Task.Delay(SupervisorTime, limit.Token)) != reading)
            await cluster.StartAgain(limit.Token);
        var results = await reading;
        var seconds = clock.Elapsed.TotalSeconds;

        Assert.Equal(Enumerable.Range(0, Cases), results.Select(result => result.Case));
        Worlds.AssertSame(expected, results, $"fault {number} ({fault})");
        foreach (var (batch, run) in before)
            Assert.True(
                run == await study.RunOf(batch, limit.Token),
                $"fault {number} ({fault}): batch {batch} was finished and was run again"
            );
        var last = await study.Describe(limit.Token);
        Assert.Equal(StudyStatus.Finished, last.Status);
        await study.Remove(limit.Token);
        if (frozen is not null)
        {
            frozen.Thaw();
            // The others have declared it dead: it writes nothing and leaves, with its exit code and a line.
            Assert.Equal(FatalExitCode, await frozen.WaitForExit(limit.Token));
            Assert.Contains("The silo left the cluster (exit code 3; start it again)", frozen.Log, StringComparison.Ordinal);
        }
        await cluster.StartAgain(limit.Token);
        Assert.Empty(await cluster.Store.StudyRows());
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{number},{fault},{before.Count},{last.Batches},{last.BatchesLost},{seconds:f1}"
        );
    }

    private const int FatalExitCode = 3;

    /// <summary>Does the damage, and mends what does not mend itself.</summary>
    /// <returns>A silo that is still frozen.</returns>
    private static async Task<SiloProcess?> Strike(FaultyCluster cluster, Fault fault, string id, CancellationToken cancellation)
    {
        switch (fault)
        {
            case Fault.KillSilo:
                await cluster.Kill(cluster.Silos[^1]);
                return null;
            case Fault.KillSiloOfTheStudy:
                await cluster.Kill(await cluster.SiloOf(id, cancellation));
                return null;
            case Fault.KillAllSilos:
                foreach (var silo in cluster.Silos.ToArray())
                    await cluster.Kill(silo);
                await cluster.StartAgain(cancellation);
                return null;
            case Fault.FreezeSilo:
                cluster.Silos[0].Freeze();
                return cluster.Silos[0];
            case Fault.FreezeSiloOfTheStudy:
                var carrier = await cluster.SiloOf(id, cancellation);
                carrier.Freeze();
                return carrier;
            case Fault.FreezeSiloBriefly:
                cluster.Silos[0].Freeze();
                await Task.Delay(TimeSpan.FromSeconds(1), cancellation); // shorter than any probe
                cluster.Silos[0].Thaw();
                return null;
            case Fault.StopStore:
                await cluster.Store.Stop();
                await Task.Delay(TimeSpan.FromSeconds(12), cancellation);
                await cluster.Store.Start();
                return null;
            case Fault.CutStore:
                await CutFor(5, cluster.ToStore);
                return null;
            case Fault.CutSilo:
                // The others reach it no more, and declare it dead; it still reaches them and the store.
                await CutFor(2 * DetectionSeconds, cluster.ToSilo(cluster.Silos[^1]));
                return null;
            case Fault.CutOthersFromSilo:
                // It reaches the others no more, and declares them dead; they still reach it and the store.
                await CutFromFor(2 * DetectionSeconds, cluster.Silos[^1], cluster.ToSilosOtherThan(cluster.Silos[^1]));
                await cluster.StartAgain(cancellation);
                return null;
            case Fault.CutSiloFromStore:
                await CutFromFor(5, cluster.Silos[^1], [cluster.ToStore]);
                return null;
            case Fault.IsolateSilo:
                var isolated = cluster.Silos[^1];
                cluster.ToSilo(isolated).Cut();
                await CutFromFor(2 * DetectionSeconds, isolated, [.. cluster.ToSilosOtherThan(isolated), cluster.ToStore]);
                cluster.ToSilo(isolated).Mend();
                return null;
            case Fault.FillDisk:
                cluster.Store.Disk.Fill();
                await Task.Delay(TimeSpan.FromSeconds(12), cancellation);
                cluster.Store.Disk.Free();
                // Redis ends when it cannot write, and PostgreSQL may.
                if (!await cluster.Store.IsRunning())
                    await cluster.Store.Start();
                return null;
            case Fault.CutSilosFromEachOther:
                await CutFor(2 * DetectionSeconds, [.. cluster.ToSilos]);
                await cluster.StartAgain(cancellation); // a supervisor does so whenever a silo leaves
                return null;
            case Fault.SlowStore:
                cluster.ToStore.Delay = 200;
                await Task.Delay(TimeSpan.FromSeconds(5), cancellation);
                cluster.ToStore.Delay = 0;
                return null;
            case Fault.CutClient:
                await CutFor(3, [.. cluster.ToGateways]);
                return null;
            default:
                throw new ArgumentOutOfRangeException(nameof(fault), fault, null);
        }

        async Task CutFromFor(int seconds, SiloProcess silo, IEnumerable<TcpProxy> lines)
        {
            TcpProxy[] cut = [.. lines];
            foreach (var line in cut)
                line.CutFrom(silo.ProcessId);
            await Task.Delay(TimeSpan.FromSeconds(seconds), cancellation);
            foreach (var line in cut)
                line.Mend();
        }

        async Task CutFor(int seconds, params TcpProxy[] lines)
        {
            foreach (var line in lines)
                line.Cut();
            await Task.Delay(TimeSpan.FromSeconds(seconds), cancellation);
            foreach (var line in lines)
                line.Mend();
        }
    }

    /// <summary>Waits until one batch, or up to three quarters of them, are finished, and notes the run that made each.</summary>
    private static async Task<Dictionary<int, Guid>> FinishedAfter(double moment, StudyClient study, CancellationToken cancellation)
    {
        var runs = new Dictionary<int, Guid>();
        await foreach (var progress in study.Watch(cancellation))
        {
            int[] finished = [.. Enumerable.Range(0, progress.Batches).Where(progress.IsFinished)];
            if (progress.IsOver || (runs.Count > 0 && finished.Length >= 1 + (moment * ((progress.Batches * 3 / 4) - 1))))
                return runs;
            int[] fresh = [.. finished.Where(batch => !runs.ContainsKey(batch))];
            var made = await Task.WhenAll(fresh.Select(batch => study.RunOf(batch, cancellation)));
            foreach (var (batch, run) in fresh.Zip(made))
                runs[batch] = run!.Value;
        }
        return runs;
    }
}
