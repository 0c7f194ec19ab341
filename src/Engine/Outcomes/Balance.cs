using System.Collections.Immutable;

namespace TradeSim.Engine.Outcomes;

/// <summary>Exports less imports.</summary>
public sealed record Balance(FlowSet Exports, FlowSet Imports) : Outcome
{
    /// <inheritdoc/>
    public override string Unit => "million USD";

    /// <inheritdoc/>
    public override double Measure(ITradeYear year) => Exports.Sum(year) - Imports.Sum(year);

    /// <inheritdoc/>
    public override ImmutableArray<FlowSet> FlowSets => [Exports, Imports];

    /// <inheritdoc/>
    public override double WithFlows(double measured, ReadOnlySpan<double> before, ReadOnlySpan<double> after) => after[0] - after[1];
}
