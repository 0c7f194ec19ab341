using System.Diagnostics;
using System.Globalization;
using TradeSim.Engine.Dynamics;
using TradeSim.Grains.Connections;
using TradeSim.Grains.LocalSilos;
using TradeSim.Grains.Messages;
using TradeSim.Studies;
using TradeSim.Studies.Cases;

namespace TradeSim.Silo.Tests;

/// <summary>A silo whose engine has one changed constant, built from a copy of the sources: it refuses whatever belongs to this
/// engine.</summary>
public sealed class MixedEngineTests
{
    private const string ClusterId = "engines";

    /// <summary>How often the market's search tightens; any constant of the model would do.</summary>
    private const string ChangedFile = "src/Engine/Dynamics/Scenario.cs";
    private const string Constant = "2e-13";
    private const string Changed = "3e-13";

    private CancellationToken Patience { get; } = new CancellationTokenSource(TimeSpan.FromMinutes(5)).Token;

    [RedisFact]
    public async Task Silos_of_another_engine_refuse_studies_and_stored_results_of_this_one()
    {
        using var folder = new TemporaryFolder();
        var other = await BuildOtherEngine(folder["sources"]);
        using var redis = await RedisServer.StartNew();
        var table = Worlds.Cases(Worlds.General, 40);
        var order = new StudyOrder("old", Worlds.General, table, new RunOptions { CasesPerBatch = 10 });
        var own = await LocalCluster.Start(1, redis.Connection, ClusterId, cancellation: Patience);
        await using var ending = own;
        await using var client = await ClusterConnection.Connect(
            new ClusterAddress(redis.Connection) { ClusterId = ClusterId },
            cancellation: Patience
        );
        var results = await client.Study("old").Run(order, null, Patience);
        Assert.Equal(Worlds.Numbers(new Simulation(Worlds.Read(Worlds.General)).Run(table)), Worlds.Numbers(results));

        // A silo of the other engine in the same cluster: what does not run here is refused, and all that comes has these bits.
        using var upgraded = await StartSilo(other, redis.Connection);
        var refused = 0;
        for (var k = 0; k < 8; k++)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"mixed-{k}");
            try
            {
                Assert.Equal(Worlds.Numbers(results), Worlds.Numbers(await client.Study(id).Run(order, null, Patience)));
            }
            catch (StudyException error)
            {
                IsRefusal(error);
                refused++;
            }
        }
        Assert.True(refused > 0 || own.Silos[0].Log.Contains("it gets no batch", StringComparison.Ordinal));

        // The old engine's last silo leaves during a study. The other engine neither continues it, nor starts another for this client, nor
        // hands out what this engine has stored; and it removes all of that.
        var (interrupted, unfinished) = await Begin(client);
        await own.Stop(Patience);
        IsRefusal(await Assert.ThrowsAsync<StudyException>(() => interrupted));
        IsRefusal(await Assert.ThrowsAsync<StudyException>(() => client.Study("new").Run(order, null, Patience)));
        foreach (var id in new[] { "old", unfinished })
        {
            IsRefusal(await Assert.ThrowsAsync<StudyException>(() => client.Study(id).Results(null, null, Patience)));
            await client.Study(id).Remove(Patience);
        }
        await upgraded.Stop(Patience);

        static void IsRefusal(StudyException error)
        {
            Assert.StartsWith(
                $"The study belongs to engine {EngineIdentity.Current}, but this silo runs engine ",
                error.Message,
                StringComparison.Ordinal
            );
            Assert.DoesNotContain('\n', error.Message);
        }
    }

    /// <summary>A long study on a silo of this engine, of which a batch is finished.</summary>
    private async Task<(Task Reading, string Id)> Begin(ClusterConnection client)
    {
        for (var attempt = 0; ; attempt++)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"unfinished-{attempt}");
            var order = new StudyOrder(id, Worlds.General, Worlds.Cases(Worlds.General, 20_000), new RunOptions { CasesPerBatch = 10 });
            try
            {
                await client.Study(id).Start(order, Patience);
                await foreach (var progress in client.Study(id).Watch(Patience))
                {
                    if (progress.CasesFinished > 0)
                        break;
                }
                return (client.Study(id).Results(order, null, Patience), id);
            }
            catch (StudyException) when (attempt < 20)
            {
                // Placed on the other engine's silo, which refuses it.
            }
        }
    }

    private async Task<string> BuildOtherEngine(string to)
    {
        string[] parts =
        [
            "src/Engine",
            "src/Scenarios",
            "src/Studies",
            "src/Grains",
            "src/Silo",
            "deploy",
            "scenarios/data/history",
            "eng",
        ];
        foreach (var part in parts.Where(part => Directory.Exists(Path.Combine(Repository.Root, part))))
        {
            foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Root, part), "*", SearchOption.AllDirectories))
            {
                var name = Path.GetRelativePath(Repository.Root, file);
                if (!name.Split(Path.DirectorySeparatorChar).Any(piece => piece is "bin" or "obj"))
                    Copy(name);
            }
        }
        foreach (var file in Directory.EnumerateFiles(Repository.Root).Select(file => Path.GetFileName(file)))
        {
            if (
                file.StartsWith("Directory.", StringComparison.Ordinal)
                || file is "global.json" or "README.md" or "LICENSE" or ".editorconfig"
            )
                Copy(file);
        }
        var changed = Path.Combine(to, ChangedFile);
        var source = await File.ReadAllTextAsync(changed, Patience);
        Assert.Contains(Constant, source, StringComparison.Ordinal);
        await File.WriteAllTextAsync(changed, source.Replace(Constant, Changed, StringComparison.Ordinal), Patience);
        using var build = Process.Start(
            new ProcessStartInfo(
                "dotnet",
                [
                    "build",
                    "src/Silo",
                    "-c",
                    "Release",
                    "-v",
                    "q",
                    "-p:RunAnalyzers=false",
                    "-p:UseSharedCompilation=false",
                    "-nodeReuse:false",
                ]
            )
            {
                WorkingDirectory = to,
                RedirectStandardOutput = true,
            }
        )!;
        var said = await build.StandardOutput.ReadToEndAsync(Patience);
        await build.WaitForExitAsync(Patience);
        Assert.True(build.ExitCode == 0, said);
        return Directory.EnumerateFiles(Path.Combine(to, "src/Silo/bin/Release"), "tradesim-silo.dll", SearchOption.AllDirectories).First();

        void Copy(string name)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(to, name))!);
            File.Copy(Path.Combine(Repository.Root, name), Path.Combine(to, name));
        }
    }

    private async Task<SiloProcess> StartSilo(string program, string store)
    {
        var ports = FreePorts.Take(3);
        string[] arguments =
        [
            $"--Silo:ClusterId={ClusterId}",
            string.Create(CultureInfo.InvariantCulture, $"--Silo:Port={ports[0]}"),
            string.Create(CultureInfo.InvariantCulture, $"--Silo:GatewayPort={ports[1]}"),
            string.Create(CultureInfo.InvariantCulture, $"--Silo:HealthPort={ports[2]}"),
        ];
        var silo = new SiloProcess(arguments, store, ports[0], ports[1], ports[2], program);
        await silo.WaitUntilMember(Patience);
        return silo;
    }
}
