using TradeSim.Figures;

namespace TradeSim.Runs.Reports;

/// <summary>A table as the terminal shows it.</summary>
internal sealed record ShownTable(
    string Corner,
    IReadOnlyList<string> Headers,
    IEnumerable<(string Name, IReadOnlyList<string> Cells)> Rows
)
{
    /// <summary>The same for a report.</summary>
    public FigureTable ToFigureTable() => new([Corner, .. Headers], Rows.Select(row => row.Cells.Prepend(row.Name).Select(TableCell.Of)));
}
