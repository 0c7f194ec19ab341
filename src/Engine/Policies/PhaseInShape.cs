namespace TradeSim.Engine.Policies;

/// <summary>The shape in which a policy comes into force.</summary>
public enum PhaseInShape
{
    /// <summary>In full from its first year.</summary>
    AtOnce,

    /// <summary>In equal yearly steps.</summary>
    Linear,

    /// <summary>Slowly, then fast, then slowly: 3x² − 2x³.</summary>
    SCurve,
}
