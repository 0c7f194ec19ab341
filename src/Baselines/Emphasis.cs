namespace TradeSim.Baselines;

/// <summary>Information on a pair's goods: how much more (or less) of a sector than both sides' trade with the world suggests.</summary>
/// <param name="Exporter">Exporter.</param>
/// <param name="Importer">Importer.</param>
/// <param name="Sector">Sector.</param>
/// <param name="Weight">Factor on the proportional split; 1 changes nothing.</param>
/// <param name="Source">What it rests on.</param>
internal sealed record Emphasis(string Exporter, string Importer, string Sector, double Weight, string Source);
