using TradeSim.Engine.Dynamics;
using TradeSim.Engine.Outcomes;

namespace TradeSim.Engine.Governments;

/// <summary>The year of a case for rules beside it.</summary>
/// <param name="case">The case.</param>
/// <param name="scenario">Its scenario.</param>
/// <param name="figures">The year.</param>
internal sealed class YearOfCase(CaseYears @case, Scenario scenario, ITradeYear figures) : ObservedYear(figures)
{
    public override ReadOnlySpan<double> Values => @case.Values;

    private protected override Terms Terms => @case.Terms;

    public override double Tariff(int exporter, int importer, int sector) =>
        Year > scenario.BaselineYear
            ? @case.Shocks.Tariff(exporter, importer, sector)
            : @case.Shocks.World.Tariff(exporter, importer, sector);

    public override double Measure(int outcome) => scenario.Outcomes[outcome].Measure(Figures);

    public override double EffortOf(int policy) => @case.Policies[policy].Effort(Year, Values);

    public override double PlannedEffortOf(int policy)
    {
        var planned = scenario.Policies[policy];
        return planned.Effort(NextYear, Values);
    }

    public override double FullCostOf(int policy) => scenario.Policies[policy].Cost.In(Values);

    public override double FactorOf(int policy) => Year > scenario.BaselineYear ? @case.FactorOf(policy, Year) : 1;

    private protected override void PutFactor(int policy, double factor) => @case.SetFactor(policy, NextYear, factor);
}
