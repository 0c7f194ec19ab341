using TradeSim.Grains.Connections;
using TradeSim.Grains.LocalSilos;

namespace TradeSim.Silo.Tests;

/// <summary>Three silos in processes of their own over TCP, which keep everything in memory; this process is a client.</summary>
public sealed class ThreeProcesses : IAsyncLifetime
{
    internal LocalCluster Cluster { get; private set; } = null!; // both are there once it is initialised

    internal ClusterConnection Connection { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Cluster = await LocalCluster.Start(3, clusterId: "three-processes");
        Connection = await ClusterConnection.Connect(Cluster.Address);
    }

    public async ValueTask DisposeAsync()
    {
        await Connection.DisposeAsync();
        await Cluster.DisposeAsync();
    }
}

/// <summary>Tests that share the three silos.</summary>
[CollectionDefinition(Name)]
public sealed class OnThreeProcesses : ICollectionFixture<ThreeProcesses>
{
    public const string Name = "three processes";
}
