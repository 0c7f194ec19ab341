using System.Collections.Immutable;
using TradeSim.Engine.Dynamics;

namespace TradeSim.Studies.Cases;

/// <summary>Runs a formula as if it were a scenario: parameters in, outcomes by year out.</summary>
/// <param name="space">Parameters, outcomes and years.</param>
/// <param name="formula">The outcomes of a case, [year − baseline year][outcome], from the values of all parameters; a value that is not
/// finite makes the case a failed one.</param>
internal sealed class FunctionRunner(CaseSpace space, Func<IReadOnlyList<double>, double[][]> formula) : ICaseRunner
{
    /// <summary>One figure in one year after the baseline year 0: the usual form of a test function.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="formula">The figure; <see cref="double.NaN"/> is a failed case.</param>
    public FunctionRunner(ImmutableArray<Parameter> parameters, Func<IReadOnlyList<double>, double> formula)
        : this(new CaseSpace(parameters, ["y"], [""], 0, 1), values => [
                [0],
                [formula(values)],
            ]) { }

    /// <inheritdoc/>
    public CaseSpace Space { get; } = space;

    /// <inheritdoc/>
    public Task<IReadOnlyList<CaseResult>> RunAsync(
        CaseTable table,
        RunOptions? options = null,
        IProgress<int>? progress = null,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(table);
        var results = new CaseResult[table.Count];
        for (var index = 0; index < table.Count; index++)
        {
            cancellation.ThrowIfCancellationRequested();
            results[index] = RunOne(index, table);
            progress?.Report(index + 1);
        }
        return Task.FromResult<IReadOnlyList<CaseResult>>(results);
    }

    private CaseResult RunOne(int index, CaseTable table)
    {
        var values = Space.Parameters.Select(parameter => parameter.Default).ToArray();
        var row = table.Row(index);
        for (var column = 0; column < table.Columns.Length; column++)
            values[table.Columns[column]] = row[column];
        var outcomes = formula(values);
        var failure = outcomes.Any(year => year.Any(value => !double.IsFinite(value))) ? "the formula has no value here" : null;
        return new CaseResult
        {
            Case = index,
            Failure = failure,
            Rounds = [],
            Residuals = [],
            Outcomes = failure is null ? [.. outcomes.Select(year => year.ToImmutableArray())] : [],
        };
    }
}
