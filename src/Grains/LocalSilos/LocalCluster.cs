using System.Globalization;
using TradeSim.Grains.Connections;

namespace TradeSim.Grains.LocalSilos;

/// <summary>Silos on this machine, each a separate process, for trials and tests.</summary>
internal sealed class LocalCluster : IAsyncDisposable
{
    private const int Attempts = 10;

    private readonly List<SiloProcess> silos = [];

    private LocalCluster(string? database, string clusterId) => (Database, ClusterId) = (database, clusterId);

    /// <summary>The silos that were started and run.</summary>
    public IReadOnlyList<SiloProcess> Silos => silos;

    /// <summary>Where clients connect.</summary>
    public ClusterAddress Address =>
        new(Database ?? string.Join(',', silos.Select(silo => $"127.0.0.1:{silo.GatewayPort}"))) { ClusterId = ClusterId };

    private string? Database { get; }

    private string ClusterId { get; }

    private bool UsesUsualPorts { get; init; }

    /// <summary>Starts silos and waits until each is a member.</summary>
    /// <param name="count">Number of silos.</param>
    /// <param name="database">PostgreSQL, or Redis with <c>redis:</c> before its configuration, for membership and storage; null:
    /// memory.</param>
    /// <param name="clusterId">Id of the cluster.</param>
    /// <param name="options">Further options of the silos, as <c>--Silo:Key=value</c>.</param>
    /// <param name="usualPorts">Whether to take the ports that clients try first, where they are free.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public static async Task<LocalCluster> Start(
        int count,
        string? database = null,
        string clusterId = "tradesim",
        IEnumerable<string>? options = null,
        bool usualPorts = false,
        CancellationToken cancellation = default
    )
    {
        var cluster = new LocalCluster(database, clusterId) { UsesUsualPorts = usualPorts };
        try
        {
            for (var k = 0; k < count; k++)
                await cluster.Add(options, cancellation);
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts one more silo, at the usual ports where they are free, and waits until it is a member.</summary>
    public Task<SiloProcess> Add(IEnumerable<string>? options = null, CancellationToken cancellation = default)
    {
        int[] usual = [11111 + silos.Count, 30000 + silos.Count, 8080 + silos.Count];
        var ports = UsesUsualPorts && usual.All(FreePorts.IsFree) ? usual : FreePorts.Take(3);
        return Add(ports[0], ports[1], ports[2], options, cancellation);
    }

    /// <summary>Asks all silos to stop, and waits until they have.</summary>
    public async Task Stop(CancellationToken cancellation = default)
    {
        var all = silos.ToArray();
        await Task.WhenAll(all.Select(silo => silo.Stop(cancellation)));
        foreach (var silo in all)
            await Kill(silo);
    }

    /// <summary>Starts a silo that was killed again, at its address, and waits until it is a member.</summary>
    public Task<SiloProcess> Restart(SiloProcess killed, IEnumerable<string>? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(killed);
        return Add(killed.Port, killed.GatewayPort, killed.HealthPort, options, cancellation);
    }

    /// <summary>Starts one more silo at ports of the caller's choice, and waits until it is a member.</summary>
    internal async Task<SiloProcess> Add(
        int port,
        int gatewayPort,
        int healthPort,
        IEnumerable<string>? options,
        CancellationToken cancellation
    )
    {
        string[] primary =
            Database is not null || silos.Count == 0
                ? []
                : [string.Create(CultureInfo.InvariantCulture, $"--Silo:Primary=127.0.0.1:{silos[0].Port}")];
        string[] arguments =
        [
            $"--Silo:ClusterId={ClusterId}",
            string.Create(CultureInfo.InvariantCulture, $"--Silo:Port={port}"),
            string.Create(CultureInfo.InvariantCulture, $"--Silo:GatewayPort={gatewayPort}"),
            string.Create(CultureInfo.InvariantCulture, $"--Silo:HealthPort={healthPort}"),
            .. primary,
            .. options ?? [],
        ];
        for (var attempt = 1; ; attempt++)
        {
            var silo = new SiloProcess(arguments, Database, port, gatewayPort, healthPort);
            silos.Add(silo);
            try
            {
                await silo.WaitUntilMember(cancellation);
                return silo;
            }
            catch (InvalidOperationException) when (attempt < Attempts && !silo.HasInvalidOptions)
            {
                // Taken for dead while it started, on a busy machine, or refused by members that are themselves gone: a
                // supervisor starts it again.
                await Kill(silo);
            }
        }
    }

    /// <summary>Kills a silo (SIGKILL), as a crash would.</summary>
    public async Task Kill(SiloProcess silo)
    {
        ArgumentNullException.ThrowIfNull(silo);
        silos.Remove(silo);
        await silo.Kill();
        silo.Dispose();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var silo in silos.ToArray())
            await Kill(silo);
    }
}
