using TradeSim.Engine.Dynamics;
using TradeSim.Grains.Connections;
using TradeSim.Grains.LocalSilos;
using TradeSim.Grains.Messages;

namespace TradeSim.Silo.Tests;

/// <summary>Runs whose countries are grains on three silos in processes of their own.</summary>
public sealed class ByMessagesTests
{
    private CancellationToken Patience { get; } = new CancellationTokenSource(TimeSpan.FromMinutes(3)).Token;

    [Theory]
    [InlineData("kyrgyzstan-belarus-500m")]
    [InlineData("kazakh-food-safeguard")]
    public async Task A_run_has_the_bytes_of_the_embedded_host_and_shows_its_messages(string scenario)
    {
        using var folder = new TemporaryFolder();
        await using var cluster = await LocalCluster.Start(3, clusterId: "countries", cancellation: Patience);
        string[] run = ["run", $"scenarios/{scenario}.yaml", "--figures", "none"];
        string[] there = ["--cluster", cluster.Address.Where, "--cluster-id", "countries", "--cluster-wait", "60"];

        var embedded = Tradesim.Run([.. run, "--out", folder["embedded"]]);
        var traced = Tradesim.Run([.. run, "--out", folder["cluster"], .. there, "--trace", "2028"]);

        Assert.True(embedded.ExitCode == 0 && traced.ExitCode == 0, traced.ToString());
        foreach (var table in Directory.GetFiles(folder["embedded"], "*.csv"))
            Assert.Equal(File.ReadAllBytes(table), File.ReadAllBytes(Path.Combine(folder["cluster"], Path.GetFileName(table))));
        Assert.Contains("Messages of 2028, round ", traced.Output, StringComparison.Ordinal);
        Assert.Contains("market -> KGZ", traced.Output, StringComparison.Ordinal);
        Assert.Contains(" -> market  orders: ", traced.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_killed_silo_changes_no_bit_with_rules_and_without()
    {
        const int Cases = 60;
        await using var cluster = await LocalCluster.Start(
            3,
            clusterId: "killed-countries",
            options: ["--Silo:FailureDetectionSeconds=3"],
            cancellation: Patience
        );
        await using var connection = await ClusterConnection.Connect(cluster.Address, cancellation: Patience);
        foreach (var world in new[] { Worlds.Governed, Worlds.General })
        {
            var table = Worlds.Cases(world, Cases);
            var order = new StudyOrder("countries", world, table, new RunOptions { CasesPerBatch = 5 }, byMessages: true);
            var study = connection.Study(order.Key);
            await study.Start(order, Patience);
            await foreach (var progress in study.Watch(Patience))
            {
                if (progress.CasesFinished > 0)
                    break;
            }
            if (cluster.Silos.Count == 3)
                await cluster.Kill(cluster.Silos[2]); // not the one that keeps the list of members

            var results = await study.Results(order, null, Patience);

            var expected = new Simulation(Worlds.Read(world)).Run(table, null, null, Patience);
            Assert.Equal(Worlds.Numbers(expected), Worlds.Numbers(results));
        }
    }
}
