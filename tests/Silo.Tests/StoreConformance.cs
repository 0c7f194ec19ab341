using System.Reflection;
using TradeSim.Grains.Connections;
using TradeSim.Grains.LocalSilos;
using TradeSim.Scenarios;
using TradeSim.Studies.Cases;

namespace TradeSim.Silo.Tests;

/// <summary>The whole suite on three silos in processes of their own, with a store for membership and results.</summary>
public abstract class StoreConformance
{
    private protected static async Task Holds(IStore store)
    {
        await using var cluster = await LocalCluster.Start(3, store.Connection, "conformance");
        await using var connection = await ClusterConnection.Connect(cluster.Address);
        var suite = new Suite(connection);
        foreach (var test in typeof(Conformance).GetMethods().Where(method => method.GetCustomAttribute<FactAttribute>() is { Skip: null }))
        {
            foreach (var row in test.GetCustomAttributes<InlineDataAttribute>().Select(data => data.Data).DefaultIfEmpty([]))
                await (Task)test.Invoke(suite, row)!;
        }
    }

    private sealed class Suite(ClusterConnection connection) : Conformance
    {
        protected override ICaseRunner HostOf(ScenarioBundle bundle) => connection.HostOf(bundle, "conformance", keep: false);
    }
}
