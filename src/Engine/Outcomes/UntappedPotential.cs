using System.Collections.Immutable;

namespace TradeSim.Engine.Outcomes;

/// <summary>Untapped potential: what gravity predicts less what flows; below 0 where more flows than economies of this size and distance
/// trade.</summary>
public sealed record UntappedPotential(GravityPrediction Prediction) : Outcome
{
    /// <inheritdoc/>
    public override string Unit => "million USD";

    /// <inheritdoc/>
    public override double Measure(ITradeYear year) => Prediction.In(year) - Prediction.Observed(year);

    /// <inheritdoc/>
    public override ImmutableArray<FlowSet> FlowSets => Prediction.FlowSets;

    /// <inheritdoc/>
    public override double WithFlows(double measured, ReadOnlySpan<double> before, ReadOnlySpan<double> after) =>
        measured + GravityPrediction.Sum(before) - GravityPrediction.Sum(after);
}
