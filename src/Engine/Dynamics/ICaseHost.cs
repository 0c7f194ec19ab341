namespace TradeSim.Engine.Dynamics;

/// <summary>
/// Whatever runs the cases of a scenario: this process (<see cref="Simulation"/>) or a cluster. A case's results are the same
/// to the last bit on every host.
/// </summary>
public interface ICaseHost
{
    /// <summary>Runs the cases of a table.</summary>
    /// <param name="table">The cases.</param>
    /// <param name="options">Batches, and what to keep.</param>
    /// <param name="progress">Told the number of finished cases now and then.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <returns>One result a case, in the order of the table; failed cases say why.</returns>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    Task<IReadOnlyList<CaseResult>> RunAsync(
        CaseTable table,
        RunOptions? options = null,
        IProgress<int>? progress = null,
        CancellationToken cancellation = default
    );
}
