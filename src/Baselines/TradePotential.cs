namespace TradeSim.Baselines;

/// <summary>Observed trade beside what gravity predicts: the untapped potential, or what exceeds it.</summary>
/// <param name="Exporter">Exporter.</param>
/// <param name="Importer">Importer.</param>
/// <param name="Observed">Total of the baseline, million US dollars.</param>
/// <param name="Predicted">Gravity's prediction, million US dollars.</param>
/// <param name="Status">Status of the observed total; an estimated one may itself come from gravity.</param>
public sealed record TradePotential(string Exporter, string Importer, double Observed, double Predicted, BuildStatus Status);
