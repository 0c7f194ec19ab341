namespace TradeSim.Baselines;

/// <summary>How much of the trade between economies has a status, as shares of its value.</summary>
/// <param name="Status">Status.</param>
/// <param name="NamedTotals">Pair totals between named economies.</param>
/// <param name="NamedCells">Sector cells between named economies.</param>
/// <param name="Totals">Pair totals, the rest of the world among them.</param>
/// <param name="Cells">Sector cells, the rest of the world among them.</param>
public sealed record StatusShare(BuildStatus Status, double NamedTotals, double NamedCells, double Totals, double Cells);
