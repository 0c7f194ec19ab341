using TradeSim.Client.Cluster;

namespace TradeSim.Silo.Tests;

/// <summary>Two silos in processes of their own, kept in memory.</summary>
public sealed class TwoSilos : IAsyncLifetime
{
    private LocalCluster? cluster;

    internal LocalCluster Cluster => cluster ?? throw new InvalidOperationException("The cluster is not up yet.");

    public async Task InitializeAsync() => cluster = await LocalCluster.Start(2, clusterId: "command-line");

    public async Task DisposeAsync() => await Cluster.DisposeAsync();
}
