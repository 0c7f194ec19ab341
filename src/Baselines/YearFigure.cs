namespace TradeSim.Baselines;

/// <summary>A figure of an economy in a year: GDP in million US dollars, or real growth as a fraction.</summary>
/// <param name="Economy">Code, or WORLD.</param>
/// <param name="Year">Year.</param>
/// <param name="Value">Million US dollars, or a fraction.</param>
/// <param name="Status">Status.</param>
/// <param name="Source">Source.</param>
internal sealed record YearFigure(string Economy, int Year, double Value, BuildStatus Status, string Source);
