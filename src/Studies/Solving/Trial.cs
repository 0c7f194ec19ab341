namespace TradeSim.Studies.Solving;

/// <summary>A position that was tried.</summary>
/// <param name="Position">The lever's position.</param>
/// <param name="Value">The figure, or the probability of reaching the goal; null where it failed.</param>
public sealed record Trial(double Position, double? Value);
