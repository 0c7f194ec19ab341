namespace TradeSim.Baselines;

/// <summary>What domestic producers sell at home in a sector.</summary>
/// <param name="Economy">Economy.</param>
/// <param name="Sector">Sector.</param>
/// <param name="Sales">Domestic sales, million US dollars.</param>
/// <param name="Share">Their share in the economy's spending on the sector.</param>
public sealed record HomeShare(string Economy, string Sector, double Sales, double Share);
