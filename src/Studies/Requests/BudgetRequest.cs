using System.Collections.Immutable;

namespace TradeSim.Studies.Requests;

/// <summary>A limit on what some levers cost together.</summary>
/// <param name="Limit">The limit, 0 or more, in the scenario's unit of costs.</param>
/// <param name="Levers">The levers that it is about. Default: none named, which takes all.</param>
public sealed record BudgetRequest(double Limit, ImmutableArray<string> Levers = default)
{
    /// <summary>The limit.</summary>
    public double Limit
    {
        get;
        init => field = Member.AtLeastZero(value, nameof(Limit));
    } = Member.AtLeastZero(Limit, nameof(Limit));

    /// <summary>The levers that it is about; empty: all.</summary>
    public ImmutableArray<string> Levers
    {
        get;
        init => field = Member.Texts(value, nameof(Levers));
    } = Member.Texts(Levers, nameof(Levers));
}
