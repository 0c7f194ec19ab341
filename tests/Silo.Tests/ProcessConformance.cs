using System.Reflection;
using TradeSim.Grains.Connections;
using TradeSim.Grains.LocalSilos;
using TradeSim.Grains.Tests;
using TradeSim.Scenarios;
using TradeSim.Studies.Cases;

namespace TradeSim.Silo.Tests;

/// <summary>Three silos in processes of their own, kept in memory.</summary>
[Collection(OnThreeProcesses.Name)]
public sealed class ProcessConformance(ThreeProcesses silos) : Conformance
{
    protected override ICaseRunner HostOf(ScenarioBundle bundle) => silos.Connection.HostOf(bundle, "conformance", keep: false);
}

/// <summary>Three silos in processes of their own, with PostgreSQL or Redis for membership and storage.</summary>
public sealed class DatabaseConformance
{
    [PostgreSqlFact]
    public async Task The_whole_suite_holds_with_PostgreSql()
    {
        using var database = await PostgreSql.StartNew();
        await Holds(database);
    }

    [RedisFact]
    public async Task The_whole_suite_holds_with_Redis()
    {
        using var redis = await RedisServer.StartNew();
        await Holds(redis);
    }

    private static async Task Holds(IStore store)
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
