using TradeSim.Engine.Dynamics;
using TradeSim.Scenarios;

namespace TradeSim.Grains.Tests;

/// <summary>Two silos in this process.</summary>
public sealed class TwoSilosConformance(ClusterFixture fixture) : Conformance, IClassFixture<ClusterFixture>
{
    protected override ICaseHost HostOf(ScenarioBundle bundle) => new ClusterHost(fixture.Cluster.Client, bundle);
}
