namespace TradeSim.Baselines;

/// <summary>An economy of the baseline to be built.</summary>
/// <param name="Code">Short code, as KGZ.</param>
/// <param name="Name">Name for readers.</param>
/// <param name="Kind"><c>country</c>, <c>region</c> or <c>rest</c> (at most one: what the world total leaves).</param>
/// <param name="PartOf">The country a region belongs to, or empty.</param>
/// <param name="Bloc">Customs union it belongs to, or empty; tariff rows may name it.</param>
/// <param name="DemandPattern">The pattern of <c>demand.csv</c> its final demand starts from.</param>
internal sealed record EconomyEntry(string Code, string Name, string Kind, string PartOf, string Bloc, string DemandPattern);
