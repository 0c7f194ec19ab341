namespace TradeSim.Runs;

/// <summary>The change of a flow over all sectors.</summary>
/// <param name="Exporter">Index of the exporter.</param>
/// <param name="Importer">Index of the importer.</param>
/// <param name="Value">The change, million USD.</param>
internal sealed record FlowChange(int Exporter, int Importer, double Value);
