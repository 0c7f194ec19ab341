namespace TradeSim.Studies.History;

/// <summary>A stretch of years in which a pair reached the goal, or did not.</summary>
/// <param name="Series">The pair.</param>
/// <param name="From">First year.</param>
/// <param name="Start">Its turnover, million USD.</param>
/// <param name="Ratio">The turnover at the end over that.</param>
public sealed record HistoricalWindow(string Series, int From, double Start, double Ratio);
