using TradeSim.Scenarios;
using TradeSim.Studies.Cases;

namespace TradeSim.Grains.Tests;

/// <summary>The embedded host.</summary>
public sealed class EmbeddedConformance : Conformance
{
    protected override ICaseRunner HostOf(ScenarioBundle bundle) => new SimulationRunner(Worlds.Read(bundle));
}
