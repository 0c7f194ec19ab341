using System.Collections.Immutable;

namespace TradeSim.Engine.Outcomes;

/// <summary>
/// Real income, ratio to the baseline year. For a country as the sum of its regions, the regions' real incomes weighted by their incomes in
/// the baseline year.
/// </summary>
/// <param name="Economies">Indices of the economies.</param>
public sealed record RealIncome(ImmutableArray<int> Economies) : Outcome
{
    /// <inheritdoc/>
    public override string Unit => "ratio to the baseline year";

    /// <inheritdoc/>
    public override double Measure(ITradeYear year)
    {
        var (total, sum) = (0.0, 0.0);
        foreach (var economy in Economies)
            total += year.BaselineIncome(economy);
        foreach (var economy in Economies)
            sum += year.BaselineIncome(economy) / total * year.RealIncome(economy);
        return sum;
    }
}
