using TradeSim.Scenarios;
using TradeSim.Studies.Cases;

namespace TradeSim.Silo.Tests;

/// <summary>Three silos in processes of their own, kept in memory.</summary>
[Collection(OnThreeProcesses.Name)]
public sealed class ProcessConformance(ThreeProcesses silos) : Conformance
{
    protected override ICaseRunner HostOf(ScenarioBundle bundle) => silos.Connection.HostOf(bundle, "conformance", keep: false);
}
