using System.Collections.Immutable;
using TradeSim.Engine.Dynamics;

namespace TradeSim.Studies.Sweeps;

/// <summary>One point of a grid.</summary>
/// <param name="Values">Its values, one for each axis.</param>
/// <param name="Result">What came out.</param>
internal sealed record SweepPoint(ImmutableArray<double> Values, CaseResult Result);
