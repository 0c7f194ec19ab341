namespace TradeSim.Studies.Sensitivities;

/// <summary>An estimate and its confidence interval.</summary>
/// <param name="Value">The estimate; sampling may put it slightly below 0.</param>
/// <param name="Low">Lower end of the interval.</param>
/// <param name="High">Upper end of the interval.</param>
public readonly record struct Estimate(double Value, double Low, double High);
