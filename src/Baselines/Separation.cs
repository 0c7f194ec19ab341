namespace TradeSim.Baselines;

/// <summary>What separates two economies.</summary>
/// <param name="One">One economy.</param>
/// <param name="Other">The other.</param>
/// <param name="Kilometres">Distance, km.</param>
/// <param name="Language">1 if a language is shared.</param>
internal sealed record Separation(string One, string Other, double Kilometres, double Language);
