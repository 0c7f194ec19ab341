using TradeSim.Engine.Baseline;

namespace TradeSim.Scenarios;

/// <summary>The observed world of one year, and where its figures come from.</summary>
/// <param name="World">The world with its accounts drawn up.</param>
/// <param name="Provenance">Where its figures come from.</param>
public sealed record Baseline(World World, Provenance Provenance);
