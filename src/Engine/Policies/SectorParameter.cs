using TradeSim.Engine.Dynamics;

namespace TradeSim.Engine.Policies;

/// <summary>A number for a sector of an economy.</summary>
/// <param name="Economy">Index of the economy.</param>
/// <param name="Sector">Index of the sector.</param>
/// <param name="Value">The number.</param>
public readonly record struct SectorParameter(int Economy, int Sector, ParameterRef Value);
