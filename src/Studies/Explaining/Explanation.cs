using System.Collections.Immutable;
using TradeSim.Studies.Cases;
using TradeSim.Studies.Tables;

namespace TradeSim.Studies.Explaining;

/// <summary>A decomposed change: <c>Start + Σ contributions = End</c>, but for rounding in the last bits.</summary>
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
    /// <summary>The contributions of each owner's measures together, in the order in which contributions name owners; empty where none is
    /// named. Measures without an owner have the empty name.</summary>
    public ImmutableArray<(string Owner, double Value)> ByOwner =>
        Contributions.All(item => item.Owner.Length == 0)
            ? []
            : [.. Contributions.GroupBy(item => item.Owner).Select(group => (group.Key, group.Sum(item => item.Value)))];

    /// <summary>A waterfall: from the baseline year over what happens anyway and each contribution to the end.</summary>
    public StudyTable WaterfallTable()
    {
        var owned = ByOwner.Length > 0; // without owners the table has no column for them
        object?[] Row(string step, double value, Contribution? item) =>
            [step, value, item?.StandardError, item?.Alone, item?.Last, .. owned ? (object?[])[item?.Owner] : []];
        var rows = new List<object?[]> { Row("baseline year", Baseline, null), Row("all off", Start - Baseline, null) };
        rows.AddRange(Contributions.Select(item => Row(item.Name, item.Value, item)));
        rows.Add(Row("end", End, null));
        return new StudyTable(
            "contributions",
            ["step", "value", "standard_error", "alone", "last", .. owned ? (string[])["owner"] : []],
            rows
        );
    }
}
