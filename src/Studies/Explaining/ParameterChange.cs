namespace TradeSim.Studies.Explaining;

/// <summary>A parameter that a contributor moves.</summary>
/// <param name="Path">The parameter.</param>
/// <param name="Off">Its value where the contributor is off.</param>
/// <param name="On">Its value where it is on.</param>
internal sealed record ParameterChange(string Path, double Off, double On);
