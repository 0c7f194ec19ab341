namespace TradeSim.Studies.Games;

/// <summary>A part of what a player wants: an outcome in the game's year, times a weight. A cost has a weight below 0.</summary>
/// <param name="Outcome">Name of an outcome.</param>
/// <param name="Weight">The weight; finite.</param>
public sealed record PayoffTerm(string Outcome, double Weight = 1);
