namespace TradeSim.Scenarios;

/// <summary>A remark on a row of a table.</summary>
/// <param name="Table">File name.</param>
/// <param name="Line">Line of the row.</param>
/// <param name="Text">The remark.</param>
public sealed record TableNote(string Table, int Line, string Text);
