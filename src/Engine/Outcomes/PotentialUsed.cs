using System.Collections.Immutable;

namespace TradeSim.Engine.Outcomes;

/// <summary>How far potential is used: what flows over what gravity predicts; 0 where nothing is predicted.</summary>
public sealed record PotentialUsed(GravityPrediction Prediction) : Outcome
{
    /// <inheritdoc/>
    public override string Unit => "ratio to gravity's prediction";

    /// <inheritdoc/>
    public override double Measure(ITradeYear year)
    {
        var predicted = Prediction.In(year);
        return predicted == 0 ? 0 : Prediction.Observed(year) / predicted;
    }

    /// <inheritdoc/>
    public override ImmutableArray<FlowSet> FlowSets => Prediction.FlowSets;

    /// <inheritdoc/>
    public override double WithFlows(double measured, ReadOnlySpan<double> before, ReadOnlySpan<double> after) =>
        GravityPrediction.Sum(before) == 0 ? measured : measured * GravityPrediction.Sum(after) / GravityPrediction.Sum(before);
}
