using System.Collections.Immutable;
using TradeSim.Engine.Governments;

namespace TradeSim.Engine.Dynamics;

/// <summary>What became of one case. Numbers of a case that failed are never results.</summary>
public sealed record CaseResult
{
    /// <summary>Row in the table of cases.</summary>
    public required int Case { get; init; }

    /// <summary>Why the case failed, with year and residual; null: every year was solved.</summary>
    public string? Failure { get; init; }

    /// <summary>Rounds that the market took, by year from the baseline year's successor on.</summary>
    public required ImmutableArray<int> Rounds { get; init; }

    /// <summary>Largest relative residual (quotes, sales, wages) by year from the baseline year's successor on.</summary>
    public required ImmutableArray<double> Residuals { get; init; }

    /// <summary>The outcomes, [year − baseline year][outcome]; the first row is the baseline year. Empty if the case failed.</summary>
    public required ImmutableArray<ImmutableArray<double>> Outcomes { get; init; }

    /// <summary>What governments decided, in the order of years and rules. Empty without rules, and if the case failed.</summary>
    public ImmutableArray<Decision> Decisions { get; init; } = [];

    /// <summary>
    /// The parts of which outcomes are sums, [year − baseline year][part], million USD, in the order of <see cref="Outcomes.PairFlow"/>.
    /// Empty if the case failed.
    /// </summary>
    public ImmutableArray<ImmutableArray<double>> PairFlows { get; init; } = [];

    /// <summary>Flows and economies by year, if requested and the case did not fail.</summary>
    public PathTables? Tables { get; init; }
}
