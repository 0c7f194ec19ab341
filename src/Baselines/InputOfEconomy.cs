namespace TradeSim.Baselines;

/// <summary>An input of a sector in one economy, instead of the recipe's general coefficient.</summary>
/// <param name="Economy">Economy.</param>
/// <param name="Sector">Sector that uses it.</param>
/// <param name="Input">Sector that makes it.</param>
/// <param name="Share">Share of what the sector spends on inputs; a sector's shares sum to 1.</param>
/// <param name="Status">Status.</param>
/// <param name="Source">Source.</param>
internal sealed record InputOfEconomy(string Economy, string Sector, string Input, double Share, BuildStatus Status, string Source);
