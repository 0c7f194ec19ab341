using System.Globalization;
using TradeSim.Grains.Connections;
using TradeSim.Grains.LocalSilos;

namespace TradeSim.Silo.Tests;

/// <summary>Three silos, with proxies between them, between them and their store, and between them and their clients.</summary>
internal sealed class FaultyCluster : IAsyncDisposable
{
    private const int Count = 3;

    private readonly LocalCluster cluster;
    private readonly Place[] places;

    private FaultyCluster(IStore store, TcpProxy toStore, LocalCluster cluster, Place[] places) =>
        (Store, ToStore, this.cluster, this.places) = (store, toStore, cluster, places);

    public IStore Store { get; }

    public TcpProxy ToStore { get; }

    /// <summary>What lies before the port for clients of each silo.</summary>
    public IEnumerable<TcpProxy> ToGateways => places.Select(place => place.ToGateway);

    /// <summary>What lies before the port for other silos of each silo.</summary>
    public IEnumerable<TcpProxy> ToSilos => places.Select(place => place.ToSilo);

    public IReadOnlyList<SiloProcess> Silos => cluster.Silos;

    public string Logs => string.Join('\n', cluster.Silos.Select(silo => $"silo {silo.Port}:\n{silo.Log}"));

    public static async Task<FaultyCluster> Start(IStore store, int detectionSeconds, CancellationToken cancellation)
    {
        var toStore = new TcpProxy(store.Port);
        var cluster = await LocalCluster.Start(0, store.Through(toStore.Port), "faults", cancellation: cancellation);
        var faulty = new FaultyCluster(store, toStore, cluster, [.. Enumerable.Range(0, Count).Select(_ => Place.New(detectionSeconds))]);
        try
        {
            foreach (var place in faulty.places)
                await faulty.StartAt(place, cancellation);
            return faulty;
        }
        catch
        {
            await faulty.DisposeAsync();
            throw;
        }
    }

    public Task<ClusterConnection> Connect(CancellationToken cancellation) =>
        ClusterConnection.Connect(
            new ClusterAddress(
                string.Join(',', ToGateways.Select(gateway => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{gateway.Port}")))
            )
            {
                ClusterId = "faults",
            },
            TimeSpan.FromSeconds(60),
            cancellation
        );

    public Task Kill(SiloProcess silo) => cluster.Kill(silo);

    /// <summary>What lies before the port for other silos of a silo.</summary>
    public TcpProxy ToSilo(SiloProcess silo) => places.Single(place => place.ToSilo.Port == silo.Port).ToSilo;

    /// <summary>What lies between a silo and the other silos, seen from it.</summary>
    public IEnumerable<TcpProxy> ToSilosOtherThan(SiloProcess silo) => ToSilos.Where(line => line.Port != silo.Port);

    /// <summary>The silo that wrote that the study begins.</summary>
    public async Task<SiloProcess> SiloOf(string id, CancellationToken cancellation)
    {
        while (true)
        {
            if (cluster.Silos.FirstOrDefault(silo => silo.Log.Contains($"Study {id} (", StringComparison.Ordinal)) is { } found)
                return found;
            await Task.Delay(10, cancellation);
        }
    }

    /// <summary>Starts all silos that have ended, at their addresses, as a supervisor would.</summary>
    public async Task StartAgain(CancellationToken cancellation)
    {
        foreach (var silo in cluster.Silos.Where(silo => silo.HasExited).ToArray())
            await cluster.Kill(silo);
        await Task.WhenAll(
            places.Where(place => cluster.Silos.All(silo => silo.Port != place.ToSilo.Port)).Select(place => StartAt(place, cancellation))
        );
    }

    private Task<SiloProcess> StartAt(Place place, CancellationToken cancellation) =>
        cluster.Add(place.ToSilo.Port, place.ToGateway.Port, place.HealthPort, place.Options, cancellation);

    public async ValueTask DisposeAsync()
    {
        await cluster.DisposeAsync();
        foreach (var place in places)
        {
            await place.ToSilo.DisposeAsync();
            await place.ToGateway.DisposeAsync();
        }
        await ToStore.DisposeAsync();
    }

    /// <summary>Where a silo runs: it is known by the ports of its proxies, and listens at others.</summary>
    private sealed record Place(TcpProxy ToSilo, TcpProxy ToGateway, int HealthPort, string[] Options)
    {
        public static Place New(int detectionSeconds)
        {
            var ports = FreePorts.Take(3);
            return new(
                new TcpProxy(ports[0]),
                new TcpProxy(ports[1]),
                ports[2],
                [
                    string.Create(CultureInfo.InvariantCulture, $"--Silo:ListenPort={ports[0]}"),
                    string.Create(CultureInfo.InvariantCulture, $"--Silo:GatewayListenPort={ports[1]}"),
                    string.Create(CultureInfo.InvariantCulture, $"--Silo:FailureDetectionSeconds={detectionSeconds}"),
                ]
            );
        }
    }
}
