using TradeSim.Scenarios;
using TradeSim.Studies.Cases;

namespace TradeSim.Grains.Tests;

/// <summary>Two silos in this process.</summary>
public sealed class TwoSilosConformance(ClusterFixture fixture) : Conformance, IClassFixture<ClusterFixture>
{
    protected override ICaseRunner HostOf(ScenarioBundle bundle) => new ClusterHost(fixture.Cluster.Client, bundle);
}
