using System.Collections.Immutable;

namespace TradeSim.Engine.Outcomes;

/// <summary>What economies sell to partners.</summary>
public sealed record Exports(FlowSet Flows) : Outcome
{
    /// <inheritdoc/>
    public override string Unit => "million USD";

    /// <inheritdoc/>
    public override double Measure(ITradeYear year) => Flows.Sum(year);

    /// <inheritdoc/>
    public override ImmutableArray<FlowSet> FlowSets => [Flows];

    /// <inheritdoc/>
    public override double WithFlows(double measured, ReadOnlySpan<double> before, ReadOnlySpan<double> after) => after[0];
}
