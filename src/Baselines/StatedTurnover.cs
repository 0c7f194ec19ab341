namespace TradeSim.Baselines;

/// <summary>A stated turnover, both ways, without the directions.</summary>
/// <param name="Basis">Basis it belongs to, or <c>any</c>.</param>
/// <param name="One">One economy.</param>
/// <param name="Other">The other.</param>
/// <param name="Value">Million US dollars.</param>
/// <param name="Status">Status.</param>
/// <param name="Source">Source.</param>
/// <param name="Note">How the directions are found.</param>
internal sealed record StatedTurnover(string Basis, string One, string Other, double Value, BuildStatus Status, string Source, string Note);
