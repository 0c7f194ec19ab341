using System.Collections.Immutable;

namespace TradeSim.Engine.Outcomes;

/// <summary>The share of a sector or a group of sectors in a flow; 0 where the flow is 0.</summary>
public sealed record Share(FlowSet Part, FlowSet Whole) : Outcome
{
    /// <inheritdoc/>
    public override string Unit => "share";

    /// <inheritdoc/>
    public override double Measure(ITradeYear year)
    {
        var whole = Whole.Sum(year);
        return whole == 0 ? 0 : Part.Sum(year) / whole;
    }

    /// <inheritdoc/>
    public override ImmutableArray<FlowSet> FlowSets => [Part, Whole];

    /// <inheritdoc/>
    public override double WithFlows(double measured, ReadOnlySpan<double> before, ReadOnlySpan<double> after) =>
        after[1] == 0 ? 0 : after[0] / after[1];
}
