namespace TradeSim.Engine.Dynamics;

/// <summary>Why the iterations of a solved year ended.</summary>
public enum StoppingCriterion
{
    /// <summary>The residual is at most the scenario's tolerance.</summary>
    Tolerance,

    /// <summary>Rounding keeps the residual above the tolerance: it did not fall further, and is at most 1e-12.</summary>
    RoundingFloor,
}
