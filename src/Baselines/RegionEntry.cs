namespace TradeSim.Baselines;

/// <summary>A region of a country, to be split off from the country's built accounts.</summary>
/// <param name="Code">Short code, as KGZ-C.</param>
/// <param name="Name">Name for readers.</param>
/// <param name="PartOf">The country.</param>
/// <param name="GdpShare">Share of the country's GDP; the shares of a country's regions are scaled to sum to 1.</param>
/// <param name="Exports">Exports to abroad, million US dollars; scaled so that the regions' sum is the country's.</param>
/// <param name="Imports">Imports from abroad, million US dollars; scaled likewise.</param>
/// <param name="Source">Source.</param>
internal sealed record RegionEntry(string Code, string Name, string PartOf, double GdpShare, double Exports, double Imports, string Source);
