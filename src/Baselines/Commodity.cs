namespace TradeSim.Baselines;

/// <summary>Trade of an economy with the world in one commodity; what the listed commodities leave follows the structure table.</summary>
/// <param name="Economy">Economy.</param>
/// <param name="Flow"><c>exports</c> or <c>imports</c>.</param>
/// <param name="Item">Commodity as the source calls it.</param>
/// <param name="Sector">Sector it belongs to.</param>
/// <param name="Value">Million US dollars.</param>
internal sealed record Commodity(string Economy, string Flow, string Item, string Sector, double Value);
