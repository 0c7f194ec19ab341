using TradeSim.Engine.Dynamics;

namespace TradeSim.Engine.Policies;

/// <summary>A number for what an importer buys from an exporter in a sector.</summary>
/// <param name="Exporter">Index of the exporter.</param>
/// <param name="Importer">Index of the importer.</param>
/// <param name="Sector">Index of the sector.</param>
/// <param name="Value">The number.</param>
public readonly record struct FlowParameter(int Exporter, int Importer, int Sector, ParameterRef Value);
