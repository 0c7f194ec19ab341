using System.Collections.Immutable;

namespace TradeSim.Engine.Outcomes;

/// <summary>Flows both ways between two economies or groups of economies.</summary>
public sealed record Turnover(FlowSet There, FlowSet Back) : Outcome
{
    /// <inheritdoc/>
    public override string Unit => "million USD";

    /// <inheritdoc/>
    public override double Measure(ITradeYear year) => There.Sum(year) + Back.Sum(year);

    /// <inheritdoc/>
    public override ImmutableArray<FlowSet> FlowSets => [There, Back];

    /// <inheritdoc/>
    public override double WithFlows(double measured, ReadOnlySpan<double> before, ReadOnlySpan<double> after) => after[0] + after[1];
}
