using TradeSim.Engine.Dynamics;

namespace TradeSim.Studies.Cases;

/// <summary>
/// Runs cases: what all studies are made of. The embedded host (<see cref="SimulationRunner"/>) and a cluster run the cases of a scenario;
/// <see cref="FunctionRunner"/> evaluates a formula, so that methods can be checked against functions with known answers. A case's result
/// is the same to the last bit on every host.
/// </summary>
public interface ICaseRunner
{
    /// <summary>The parameters that a case can change, and its outcomes.</summary>
    CaseSpace Space { get; }

    /// <summary>Runs the cases of a table; the result of a case does not depend on the other cases.</summary>
    /// <param name="table">The cases.</param>
    /// <param name="options">Threads, batches, and whether all flows are kept; null: the runner's own, and outcomes only.</param>
    /// <param name="progress">Receives the number of finished cases of this table from time to time.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <returns>One result per case, in the order of the table; failed cases say why.</returns>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    Task<IReadOnlyList<CaseResult>> RunAsync(
        CaseTable table,
        RunOptions? options = null,
        IProgress<int>? progress = null,
        CancellationToken cancellation = default
    );
}
