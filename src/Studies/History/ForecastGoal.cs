using TradeSim.Studies.Sensitivities;

namespace TradeSim.Studies.History;

/// <summary>A goal of the combined forecast, and its result.</summary>
/// <param name="Basis">What forecasts could learn from.</param>
/// <param name="Horizon">Years ahead.</param>
/// <param name="Name">The figure.</param>
/// <param name="AtLeast">Its lower bound.</param>
/// <param name="AtMost">Its upper bound.</param>
/// <param name="Figure">The figure, with the interval that resampled pairs give.</param>
public sealed record ForecastGoal(ForecastBasis Basis, int Horizon, string Name, double AtLeast, double AtMost, Estimate Figure)
{
    /// <summary>Whether the figure lies within the bounds.</summary>
    public bool IsMet => Figure.Value >= AtLeast && Figure.Value <= AtMost;
}
