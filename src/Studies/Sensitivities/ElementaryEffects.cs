namespace TradeSim.Studies.Sensitivities;

/// <summary>What a factor does to a figure over its whole range.</summary>
/// <param name="Factor">Its name.</param>
/// <param name="Mean">μ, mean elementary effect: its sign.</param>
/// <param name="MeanAbsolute">μ*, mean absolute elementary effect: how much it matters.</param>
/// <param name="Deviation">σ of the effects: how far it bends or depends on the others.</param>
/// <param name="StandardError">Standard error of μ*.</param>
/// <param name="Effects">Number of effects.</param>
public sealed record ElementaryEffects(
    string Factor,
    double Mean,
    double MeanAbsolute,
    double Deviation,
    double StandardError,
    int Effects
);
