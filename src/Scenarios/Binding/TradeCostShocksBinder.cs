using System.Collections.Immutable;
using TradeSim.Engine.Dynamics;
using TradeSim.Scenarios.Binding.PolicyKinds;
using TradeSim.Scenarios.Keys;

namespace TradeSim.Scenarios.Binding;

/// <summary><c>assumptions.trade-cost-shocks</c>: flows whose costs move together without a decision of a government.</summary>
internal static class TradeCostShocksBinder
{
    public static IEnumerable<TradeCostShocks> Bind(Binder binder, Block assumptions)
    {
        if (assumptions.Below("trade-cost-shocks") is not { } block)
            yield break;
        var years = Enumerable.Range(binder.BaselineYear + 1, binder.LastYear - binder.BaselineYear).ToArray();
        foreach (var (name, _, shocks) in block.Others())
        {
            if (FlowNumbers.Flows(binder, shocks) is not { } flows)
                continue;
            if (!binder.Reserve(years.Length, shocks.Position, shocks.Path))
                yield break; // a number for each year
            binder.Describe(
                shocks,
                ParameterRole.Assumption,
                $"{MessageText.Count(flows.Length, "flow", "flows")}, 0 unless drawn",
                ScenarioShape.LogCost.Unit,
                shocks.Position
            );
            ImmutableArray<ParameterRef> costs =
            [
                .. years.Select(year =>
                    binder.Parameter(shocks.PathOf(MessageText.Number(year)), ParameterRole.Assumption, 0, ScenarioShape.LogCost)
                ),
            ];
            yield return new TradeCostShocks(name, flows, costs);
        }
    }
}
