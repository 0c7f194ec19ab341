namespace TradeSim.Engine.Baseline;

/// <summary>Who an economy is: a country, a region of a country, or the rest of the world.</summary>
/// <param name="Code">Short unique code, as the tables use it (<c>KGZ</c>).</param>
/// <param name="Name">Name for people.</param>
/// <param name="Kind">Country, region or rest of the world.</param>
/// <param name="PartOf">For a region, the code of its country; the country as a whole is the sum of its regions.</param>
public sealed record EconomyProfile(string Code, string Name, EconomyKind Kind = EconomyKind.Country, string? PartOf = null);
