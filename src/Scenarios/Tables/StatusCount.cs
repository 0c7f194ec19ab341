namespace TradeSim.Scenarios;

/// <summary>How many rows of a table have which status.</summary>
/// <param name="Table">File name, such as <c>flows.csv</c>.</param>
/// <param name="Status">The status.</param>
/// <param name="Rows">Number of rows.</param>
public sealed record StatusCount(string Table, FigureStatus Status, int Rows);
