using TradeSim.Engine.Dynamics;
using TradeSim.Scenarios;
using TradeSim.Studies.Requests;

namespace TradeSim.Studies.Cases;

/// <summary>Runs cases in this process.</summary>
internal sealed class EmbeddedHosts : ICaseHosts
{
    /// <summary>The name of this process as a host.</summary>
    public const string HostName = "embedded";

    /// <inheritdoc/>
    public string Name => HostName;

    /// <inheritdoc/>
    public int? CasesPerChunk => null;

    /// <inheritdoc/>
    public bool IsEmbedded => true;

    /// <inheritdoc/>
    public ICaseRunner RunnerOf(LoadedScenario loaded, Request request, RunOptions options)
    {
        ArgumentNullException.ThrowIfNull(loaded);
        return new SimulationRunner(loaded.Scenario, options);
    }

    /// <inheritdoc/>
    public void Written() { }

    /// <inheritdoc/>
    public void Dispose() { }
}
