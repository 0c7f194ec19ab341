namespace TradeSim.Baselines;

/// <summary>Information on a region's goods: how much more of a sector than the country's structure suggests.</summary>
/// <param name="Region">Region.</param>
/// <param name="Flow"><c>exports</c>, <c>imports</c> or <c>output</c> (for the home market).</param>
/// <param name="Sector">Sector.</param>
/// <param name="Weight">Factor; 1 changes nothing.</param>
internal sealed record RegionGoods(string Region, string Flow, string Sector, double Weight);
