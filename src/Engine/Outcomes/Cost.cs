using System.Collections.Immutable;

namespace TradeSim.Engine.Outcomes;

/// <summary>Cost of policies, across all budgets; effects on tariff revenue are part of incomes and not counted here.</summary>
/// <param name="Policies">Indices in <see cref="Dynamics.Scenario.Policies"/>.</param>
public sealed record Cost(ImmutableArray<int> Policies) : Outcome
{
    /// <inheritdoc/>
    public override string Unit => "million USD";

    /// <inheritdoc/>
    public override double Measure(ITradeYear year)
    {
        var sum = 0.0;
        foreach (var policy in Policies)
            sum += year.PolicyCost(policy);
        return sum;
    }
}
