using System.Collections.Immutable;
using TradeSim.Engine.Dynamics;

namespace TradeSim.Studies.Cases;

/// <summary>A reading of many cases, with the cases that have none.</summary>
internal sealed class Readings
{
    public Readings(IReadOnlyList<CaseResult> results, Reading reading, int firstCase = 0)
    {
        Values = [.. results.Select(result => result.Failure is null ? reading.Of(result) : double.NaN)];
        Failed =
        [
            .. results
                .Where(result => result.Failure is not null)
                .Select(result => new FailedCase(firstCase + result.Case, result.Failure!)),
        ];
    }

    /// <summary>The figure by case; NaN where the case failed, which never leaves the study as a result.</summary>
    public double[] Values { get; }

    public ImmutableArray<FailedCase> Failed { get; }
}
