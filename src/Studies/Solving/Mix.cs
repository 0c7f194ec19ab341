using System.Collections.Immutable;

namespace TradeSim.Studies.Solving;

/// <summary>A mix of levers.</summary>
/// <param name="Positions">Position by lever.</param>
/// <param name="Cost">What it costs.</param>
/// <param name="Value">The figure that it gives; it was run.</param>
public sealed record Mix(ImmutableArray<double> Positions, double Cost, double Value);
