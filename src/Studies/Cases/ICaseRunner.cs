using TradeSim.Engine.Dynamics;

namespace TradeSim.Studies.Cases;

/// <summary>
/// The one primitive of all studies: <em>run these cases</em>. The embedded host and the cluster run scenarios;
/// <see cref="FunctionRunner"/>
/// runs a formula, so that methods can be checked against functions whose answers are known.
/// </summary>
public interface ICaseRunner
{
    /// <summary>What a case may set and what comes out.</summary>
    CaseSpace Space { get; }

    /// <summary>Runs the cases of a table; the result of a case does not depend on the other cases.</summary>
    /// <param name="table">The cases.</param>
    /// <param name="progress">Told the number of finished cases of this table.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <returns>One result a case, in the order of the table.</returns>
    IReadOnlyList<CaseResult> Run(CaseTable table, IProgress<int>? progress, CancellationToken cancellation);
}
