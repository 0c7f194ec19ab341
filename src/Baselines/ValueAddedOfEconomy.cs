namespace TradeSim.Baselines;

/// <summary>Value added of a sector in one economy, instead of the recipe's general share.</summary>
/// <param name="Economy">Economy.</param>
/// <param name="Sector">Sector.</param>
/// <param name="Share">Share of output, in (0, 1).</param>
/// <param name="Status">Status.</param>
/// <param name="Source">Source.</param>
internal sealed record ValueAddedOfEconomy(string Economy, string Sector, double Share, BuildStatus Status, string Source);
