using TradeSim.Engine.Dynamics;
using TradeSim.Scenarios;

namespace TradeSim.Grains.Tests;

/// <summary>The embedded host.</summary>
public sealed class EmbeddedConformance : Conformance
{
    protected override ICaseHost HostOf(ScenarioBundle bundle) => new Simulation(Worlds.Read(bundle));
}
