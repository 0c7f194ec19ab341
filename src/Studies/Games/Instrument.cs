namespace TradeSim.Studies.Games;

/// <summary>A number that a player chooses.</summary>
/// <param name="Path">Path of a parameter, such as <c>policies.tariff.rate</c>.</param>
/// <param name="Least">Smallest value, within the parameter's range.</param>
/// <param name="Most">Largest value, above <paramref name="Least"/>.</param>
public sealed record Instrument(string Path, double Least, double Most);
