using System.Collections.Immutable;
using TradeSim.Engine.Dynamics;

namespace TradeSim.Studies.Cases;

/// <summary>Runs the same cases and returns only some of their outcomes, so that a large study keeps nothing that was not asked
/// for.</summary>
internal sealed class OutcomeSubsetRunner : ICaseRunner
{
    private readonly ICaseRunner runner;
    private readonly ImmutableArray<int> kept;
    private readonly ImmutableArray<int> keptParts;

    /// <summary>A runner of fewer outcomes.</summary>
    /// <param name="runner">Who runs the cases.</param>
    /// <param name="outcomes">Names of the outcomes that are kept, at least one; targets on others are left out with them.</param>
    /// <exception cref="StudyException">There is no such outcome.</exception>
    public OutcomeSubsetRunner(ICaseRunner runner, IEnumerable<string> outcomes)
    {
        ArgumentNullException.ThrowIfNull(runner);
        this.runner = runner;
        var all = runner.Space;
        kept = [.. outcomes.Select(all.OutcomeIndex).Distinct().Order()];
        var flows = all.Flows?.Only(kept);
        keptParts = flows?.Parts ?? [];
        Space = all with
        {
            Outcomes = [.. kept.Select(index => all.Outcomes[index])],
            Units = [.. kept.Select(index => all.Units[index])],
            Flows = flows?.Structure,
            Targets =
            [
                .. all
                    .Targets.Where(target => kept.Contains(target.Outcome))
                    .Select(target => target with { Outcome = kept.IndexOf(target.Outcome) }),
            ],
        };
    }

    /// <inheritdoc/>
    public CaseSpace Space { get; }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<CaseResult>> RunAsync(
        CaseTable table,
        RunOptions? options = null,
        IProgress<int>? progress = null,
        CancellationToken cancellation = default
    ) =>
        [
            .. (await runner.RunAsync(table, options, progress, cancellation).ConfigureAwait(false)).Select(result =>
                result with
                {
                    PairFlows = [.. result.PairFlows.Select(year => keptParts.Select(index => year[index]).ToImmutableArray())],
                    Outcomes = [.. result.Outcomes.Select(year => kept.Select(index => year[index]).ToImmutableArray())],
                }
            ),
        ];
}
