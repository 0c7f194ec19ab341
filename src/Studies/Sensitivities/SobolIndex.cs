namespace TradeSim.Studies.Sensitivities;

/// <summary>A factor's shares of the variance of a figure.</summary>
/// <param name="Factor">Its name.</param>
/// <param name="First">What it does by itself: the variance that would go, on average, if it were known.</param>
/// <param name="Total">What it does with all its interactions: the variance that would stay if all others were known.</param>
public sealed record SobolIndex(string Factor, Estimate First, Estimate Total);
