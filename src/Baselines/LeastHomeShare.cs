namespace TradeSim.Baselines;

/// <summary>Least share of domestic goods in an economy's spending on a sector, where the recipe's general one would be absurd.</summary>
/// <param name="Economy">Economy.</param>
/// <param name="Sector">Sector.</param>
/// <param name="Share">Share in (0, 1).</param>
internal sealed record LeastHomeShare(string Economy, string Sector, double Share);
