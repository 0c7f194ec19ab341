using TradeSim.Engine.Dynamics;

namespace TradeSim.Studies.Cases;

/// <summary>Runs cases and waits for them.</summary>
internal static class CaseRunners
{
    /// <summary>Runs the cases of a table and waits for their results.</summary>
    /// <param name="runner">Runs the cases.</param>
    /// <param name="table">The cases.</param>
    /// <param name="progress">Receives the number of finished cases of this table from time to time.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <returns>One result per case, in the order of the table; failed cases say why.</returns>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static IReadOnlyList<CaseResult> Run(
        this ICaseRunner runner,
        CaseTable table,
        IProgress<int>? progress = null,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(runner);
        return runner.RunAsync(table, null, progress, cancellation).GetAwaiter().GetResult();
    }
}
