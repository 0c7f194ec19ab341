namespace TradeSim.Figures.Report;

/// <summary>A policy, an assumption or a rule as it was set.</summary>
/// <param name="Name">Its name or path in the scenario.</param>
/// <param name="Value">Its value with its unit, as written for the reader.</param>
/// <param name="Source">Where it comes from. May be empty.</param>
/// <param name="Note">What to know about it. May be empty.</param>
internal sealed record ParameterRow(string Name, string Value, string Source = "", string Note = "");
