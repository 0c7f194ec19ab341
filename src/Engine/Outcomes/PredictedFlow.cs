namespace TradeSim.Engine.Outcomes;

/// <summary>What gravity predicts of a flow in the baseline year.</summary>
/// <param name="Exporter">Index of the exporter.</param>
/// <param name="Importer">Index of the importer.</param>
/// <param name="Sector">Index of the sector.</param>
/// <param name="Value">The prediction, million USD before tariff.</param>
public readonly record struct PredictedFlow(int Exporter, int Importer, int Sector, double Value);
