namespace TradeSim.Scenarios;

/// <summary>Two uncertain numbers that hang together.</summary>
/// <param name="First">One.</param>
/// <param name="Second">The other.</param>
/// <param name="Value">Correlation of their normal scores.</param>
public sealed record CorrelatedNumbers(string First, string Second, double Value);
