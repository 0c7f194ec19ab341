namespace TradeSim.Scenarios;

/// <summary>A number of a scenario that is not known for sure.</summary>
/// <param name="Path">Its path, or the path above numbers by year.</param>
/// <param name="Text">Its distribution, such as <c>normal(0.05, 0.01)</c>.</param>
/// <param name="File">Its file.</param>
/// <param name="Line">The line there.</param>
/// <param name="Column">The column of its distribution.</param>
public sealed record UncertainNumber(string Path, string Text, string File, int Line, int Column);
