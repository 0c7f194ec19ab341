using TradeSim.Scenarios;
using TradeSim.Studies.Cases;

namespace TradeSim.Grains.Tests;

/// <summary>Two silos in this process, whose markets exchange messages with country grains on both.</summary>
public sealed class ByMessagesConformance(ClusterFixture fixture) : Conformance, IClassFixture<ClusterFixture>
{
    protected override ICaseRunner HostOf(ScenarioBundle bundle) => new ClusterHost(fixture.Cluster.Client, bundle) { ByMessages = true };
}
