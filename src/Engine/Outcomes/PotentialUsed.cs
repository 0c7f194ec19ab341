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
}
