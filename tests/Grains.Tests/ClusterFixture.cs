using Orleans.TestingHost;
using TradeSim.Grains.Hosting;
using TradeSim.Grains.Storage;

namespace TradeSim.Grains.Tests;

/// <summary>Two silos in this process, and a client.</summary>
public sealed class ClusterFixture : IAsyncLifetime
{
    private InProcessTestCluster? cluster;

    public InProcessTestCluster Cluster => cluster ?? throw new InvalidOperationException("The cluster is not up yet.");

    public async ValueTask InitializeAsync()
    {
        var builder = new InProcessTestClusterBuilder(2);
        builder.ConfigureSilo(
            (_, silo) =>
            {
                silo.AddMemoryGrainStorage(TradeSimStorage.Name);
                silo.AddTradeSim();
            }
        );
        builder.ConfigureClient(client => client.AddTradeSim());
        cluster = builder.Build();
        await cluster.DeployAsync();
    }

    public async ValueTask DisposeAsync() => await Cluster.DisposeAsync();
}
