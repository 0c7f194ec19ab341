namespace TradeSim.Baselines;

/// <summary>A figure the builder moved.</summary>
/// <param name="What">Kind of figure.</param>
/// <param name="Where">Which one.</param>
/// <param name="Before">Before.</param>
/// <param name="After">After.</param>
/// <param name="Why">What it was moved for.</param>
public sealed record Change(string What, string Where, double Before, double After, string Why);
