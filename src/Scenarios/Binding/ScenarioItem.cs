namespace TradeSim.Scenarios;

/// <summary>A number, or a table, that a scenario assumes or decides, as reports show it.</summary>
/// <param name="Path">Its path in the scenario.</param>
/// <param name="Value">The value, as text.</param>
/// <param name="Unit">Unit of the value; null: it has none.</param>
/// <param name="Source">Its source; the override itself for an override; null: none.</param>
/// <param name="Status">How it came about.</param>
/// <param name="Note">A remark; null: none.</param>
/// <param name="File">Its file.</param>
/// <param name="Line">Its line there; 0: none.</param>
public sealed record ScenarioItem(
    string Path,
    string Value,
    string? Unit,
    string? Source,
    FigureStatus Status,
    string? Note,
    string File,
    int Line
);
