namespace TradeSim.Baselines;

/// <summary>A share by sector: of an economy's exports or imports, of a sector's inputs, or of final demand.</summary>
/// <param name="Owner">Economy, sector or demand pattern.</param>
/// <param name="Flow"><c>exports</c>, <c>imports</c>, or empty.</param>
/// <param name="Sector">Sector or input.</param>
/// <param name="Share">Share; an owner's shares sum to 1.</param>
/// <param name="Status">Status.</param>
/// <param name="Source">Source.</param>
internal sealed record SectorShare(string Owner, string Flow, string Sector, double Share, BuildStatus Status, string Source);
