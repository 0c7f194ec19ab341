using System.Collections.Immutable;
using TradeSim.Studies.Cases;
using TradeSim.Studies.Tables;

namespace TradeSim.Studies.Solving;

/// <summary>The cheapest mix.</summary>
/// <param name="Goal">The goal.</param>
/// <param name="Levers">The levers.</param>
/// <param name="Answer">The cheapest mix found that reaches the goal; null: out of reach within bounds and budgets.</param>
/// <param name="Closest">The mix that takes the figure furthest within bounds and budgets.</param>
/// <param name="Frontier">Cheapest mixes for levels of the figure from nothing to the furthest, by cost.</param>
/// <param name="Cases">Cases that were run.</param>
/// <param name="Failed">Cases without results; the search went around them.</param>
public sealed record MixResult(
    Goal Goal,
    ImmutableArray<PricedLever> Levers,
    Mix? Answer,
    Mix Closest,
    ImmutableArray<Mix> Frontier,
    int Cases,
    ImmutableArray<FailedCase> Failed
)
{
    /// <summary>The frontier and the answer as a table.</summary>
    public StudyTable Table() =>
        new(
            "frontier",
            ["what", "cost", "value", .. Levers.Select(item => item.Lever.Name)],
            Frontier
                .Select(mix => Row("frontier", mix))
                .Append(Row("closest", Closest))
                .Concat(Answer is null ? [] : [Row("answer", Answer)])
        );

    private static object?[] Row(string what, Mix mix) =>
        [what, mix.Cost, mix.Value, .. mix.Positions.Select(position => (object?)position)];
}
