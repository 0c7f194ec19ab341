namespace TradeSim.Scenarios.Keys;

/// <summary>A word and what it means.</summary>
internal sealed record Choice(string Word, string Meaning);
