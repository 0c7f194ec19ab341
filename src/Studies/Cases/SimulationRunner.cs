using TradeSim.Engine.Dynamics;

namespace TradeSim.Studies.Cases;

/// <summary>The embedded host: runs the cases of a scenario in this process.</summary>
public sealed class SimulationRunner : ICaseRunner
{
    private readonly Simulation simulation;
    private readonly RunOptions options;

    /// <summary>Makes a scenario ready for studies.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="options">Threads and batches; results are bit-identical for any value.</param>
    public SimulationRunner(Scenario scenario, RunOptions? options = null)
        : this(new Simulation(scenario), CaseSpace.Of(scenario), options) { }

    /// <summary>Runs a scenario that has been made ready.</summary>
    /// <param name="simulation">The scenario, made ready.</param>
    /// <param name="space">Its parameters and outcomes.</param>
    /// <param name="options">Threads and batches; results are bit-identical for any value.</param>
    public SimulationRunner(Simulation simulation, CaseSpace space, RunOptions? options = null)
    {
        this.simulation = simulation;
        this.options = (options ?? new RunOptions()) with { KeepTables = false };
        Space = space;
    }

    /// <inheritdoc/>
    public CaseSpace Space { get; }

    /// <inheritdoc/>
    public Task<IReadOnlyList<CaseResult>> RunAsync(
        CaseTable table,
        RunOptions? options = null,
        IProgress<int>? progress = null,
        CancellationToken cancellation = default
    ) => simulation.RunAsync(table, options ?? this.options, progress, cancellation);
}
