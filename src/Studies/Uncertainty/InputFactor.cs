using System.Collections.Immutable;

namespace TradeSim.Studies.Uncertainty;

/// <summary>A group of dimensions that vary together in sensitivity studies: one parameter, a series of shocks, or correlated
/// inputs.</summary>
/// <param name="Name">Name in tables.</param>
/// <param name="Dimensions">Their dimensions in the unit cube.</param>
internal sealed record InputFactor(string Name, ImmutableArray<int> Dimensions);
