using System.Collections.Immutable;
using TradeSim.Studies.Cases;
using TradeSim.Studies.Tables;

namespace TradeSim.Studies.Explaining;

/// <summary>A change taken apart: <c>Start + Σ contributions = End</c>, but for rounding in the last bits.</summary>
/// <param name="Reading">The figure.</param>
/// <param name="Baseline">The figure in the baseline year.</param>
/// <param name="Start">The figure with all contributors off: what happens anyway.</param>
/// <param name="End">The figure with all on.</param>
/// <param name="Contributions">One for each contributor, in their order.</param>
/// <param name="IsExact">Whether all coalitions were run.</param>
/// <param name="Cases">Cases that were run.</param>
public sealed record Explanation(
    Reading Reading,
    double Baseline,
    double Start,
    double End,
    ImmutableArray<Contribution> Contributions,
    bool IsExact,
    int Cases
)
{
    /// <summary>A waterfall: from the baseline year over what happens anyway and each contribution to the end.</summary>
    public StudyTable WaterfallTable()
    {
        var rows = new List<object?[]>
        {
            new object?[] { "baseline year", Baseline, null, null, null },
            new object?[] { "all off", Start - Baseline, null, null, null },
        };
        rows.AddRange(Contributions.Select(item => new object?[] { item.Name, item.Value, item.StandardError, item.Alone, item.Last }));
        rows.Add(["end", End, null, null, null]);
        return new StudyTable("contributions", ["step", "value", "standard_error", "alone", "last"], rows);
    }
}
