using System.Collections.Immutable;
using TradeSim.Engine.Dynamics;
using TradeSim.Studies.Cases;

namespace TradeSim.Studies.Explaining;

/// <summary>
/// Runs mixtures of two scenarios: each difference is a parameter, 0 as in the first and 1 as in the second. What moves parameters goes
/// side by side in one table of cases; cases of another mixture have a separate table.
/// </summary>
internal sealed class MixedScenarioRunner : ICaseRunner
{
    private readonly ImmutableArray<Difference> differences;
    private readonly Func<IReadOnlyCollection<string>, ICaseRunner> mixed;
    private readonly Dictionary<string, ICaseRunner> runners = new(StringComparer.Ordinal);

    /// <summary>Makes two scenarios ready to be mixed.</summary>
    /// <param name="differences">The differences of the two.</param>
    /// <param name="mixed">Runs the mixture in which the differences of these names, all of them without moves, are as in the
    /// second.</param>
    public MixedScenarioRunner(ImmutableArray<Difference> differences, Func<IReadOnlyCollection<string>, ICaseRunner> mixed)
    {
        (this.differences, this.mixed) = (differences, mixed);
        Space = RunnerOf([]).Space with
        {
            Parameters = [.. differences.Select(item => new Parameter(item.Name, item.Role, 0, 0, 1))],
            Targets = [],
        };
    }

    /// <summary>The differences as parameters.</summary>
    public CaseSpace Space { get; }

    /// <summary>A contributor for each difference.</summary>
    public ImmutableArray<Contributor> Contributors =>
        [.. differences.Select(item => new Contributor(item.Name, [new ParameterChange(item.Name, 0, 1)]))];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<CaseResult>> RunAsync(
        CaseTable table,
        RunOptions? options = null,
        IProgress<int>? progress = null,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(table);
        var results = new CaseResult[table.Count];
        var done = 0;
        foreach (
            var cases in Enumerable
                .Range(0, table.Count)
                .GroupBy(index => string.Join('\n', OfSecond(table, index).Where(item => item.Changes.IsEmpty).Select(item => item.Name)))
        )
        {
            var rows = cases.ToArray();
            var runner = RunnerOf(cases.Key.Length == 0 ? [] : cases.Key.Split('\n'));
            var solved = await runner.RunAsync(TableOf(table, rows, runner.Space), options, null, cancellation).ConfigureAwait(false);
            for (var index = 0; index < rows.Length; index++)
                results[rows[index]] = solved[index] with { Case = rows[index] };
            progress?.Report(done += rows.Length);
        }
        return results;
    }

    private CaseTable TableOf(CaseTable table, int[] rows, CaseSpace space)
    {
        var moves = differences.SelectMany(item => item.Changes.Select(move => (item, move))).ToArray();
        var values = rows.SelectMany(row =>
        {
            var on = OfSecond(table, row).ToHashSet();
            return moves.Select(item => on.Contains(item.item) ? item.move.On : item.move.Off);
        });
        return new CaseTable([.. moves.Select(item => space.ParameterIndex(item.move.Path))], values.ToArray(), rows.Length);
    }

    private IEnumerable<Difference> OfSecond(CaseTable table, int row)
    {
        for (var column = 0; column < table.Columns.Length; column++)
        {
            if (table.Row(row)[column] == 1)
                yield return differences[table.Columns[column]];
        }
    }

    private ICaseRunner RunnerOf(IReadOnlyCollection<string> fromSecond)
    {
        var key = string.Join('\n', fromSecond);
        if (!runners.TryGetValue(key, out var runner))
            runners.Add(key, runner = mixed(fromSecond));
        return runner;
    }
}
