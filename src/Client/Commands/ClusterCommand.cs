using System.CommandLine;
using System.Globalization;
using TradeSim.Client.Cluster;
using TradeSim.Client.Commands.Options;
using TradeSim.Client.Printing;
using TradeSim.Grains.Connections;
using TradeSim.Grains.LocalSilos;
using TradeSim.Runs;

namespace TradeSim.Client.Commands;

/// <summary><c>tradesim cluster --silos 3</c>: a cluster on this machine, for trying out.</summary>
internal static class ClusterCommand
{
    private const int MostSilos = 32;

    public static Command Create()
    {
        var silos = new Option<int>("--silos") { Description = "Number of silos, each a process.", DefaultValueFactory = _ => 2 };
        var database = new Option<string?>("--database")
        {
            Description = "Store for membership and studies: PostgreSQL, or Redis as redis:HOST:PORT; memory by default.",
            HelpName = "CONNECTION",
        };
        var id = HostOptions.IdOption();
        var command = new Command("cluster", "Start a trial cluster on this machine. Ctrl+C stops it.") { silos, database, id };
        command.SetAction(
            (parsed, cancellation) =>
                Verbs.Cancellable(() =>
                    Run(parsed.GetValue(silos), parsed.GetValue(database), parsed.GetValue(id)!, cancellation).GetAwaiter().GetResult()
                )
        );
        return command;
    }

    private static async Task<int> Run(int count, string? database, string id, CancellationToken cancellation)
    {
        if (count is < 1 or > MostSilos)
            throw new UserException(string.Create(CultureInfo.InvariantCulture, $"--silos: got {count}, expected 1 to {MostSilos}"));
        await using var cluster = await Start(count, database, id, cancellation);
        Terminal.Line(string.Create(CultureInfo.InvariantCulture, $"{count} silos. In another terminal:"));
        Terminal.Line($"  tradesim explain scenarios/industrial-cooperation.yaml {OptionsFor(cluster.Address)}");
        Terminal.Line("Ctrl+C stops them.");
        await Task.Delay(Timeout.Infinite, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await cluster.Stop(CancellationToken.None);
        return ExitCode.Done;
    }

    /// <summary>How another terminal names the cluster; short if it is the default cluster.</summary>
    private static string OptionsFor(ClusterAddress address)
    {
        var where =
            address.IsDatabase || address.IsRedis ? " (with the connection string in TRADESIM_CLUSTER)"
            : address.ToGateways()[0].ToString() == ClusterAddress.Local ? ""
            : $" {address.Where}";
        return $"{HostOptions.ClusterName}{where}{(address.ClusterId == "tradesim" ? "" : $" {HostOptions.IdName} {address.ClusterId}")}";
    }

    private static async Task<LocalCluster> Start(int count, string? database, string id, CancellationToken cancellation)
    {
        try
        {
            return await LocalCluster.Start(count, database, id, usualPorts: true, cancellation: cancellation);
        }
        catch (Exception error) when (error is InvalidOperationException or TimeoutException)
        {
            throw new ClusterRequestException(error.Message);
        }
    }
}
