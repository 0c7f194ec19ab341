using TradeSim.Engine.Dynamics;

namespace TradeSim.Studies.Cases;

/// <summary>The embedded host: runs the cases of a scenario in this process.</summary>
public sealed class SimulationRunner : ICaseRunner
{
    private readonly Simulation simulation;
    private readonly RunOptions options;

    /// <summary>Makes a scenario ready for studies.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="options">Threads and batches; none of it changes a bit of a result.</param>
    public SimulationRunner(Scenario scenario, RunOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        simulation = new Simulation(scenario);
        this.options = (options ?? new RunOptions()) with { KeepTables = false };
        Space = CaseSpace.Of(scenario);
    }

    /// <inheritdoc/>
    public CaseSpace Space { get; }

    /// <inheritdoc/>
    public IReadOnlyList<CaseResult> Run(CaseTable table, IProgress<int>? progress, CancellationToken cancellation) =>
        simulation.Run(table, options, progress, cancellation);
}
