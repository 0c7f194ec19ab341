using System.Collections.Immutable;
using System.Globalization;
using TradeSim.Scenarios.Tables;

namespace TradeSim.Runs.Tables;

/// <summary>A row of a table of a run.</summary>
internal sealed class RunTableRow(ImmutableArray<string> columns, string file, int line, string[] cells)
{
    /// <summary>The text of a cell.</summary>
    public string this[int column] => cells[column];

    /// <summary>A text.</summary>
    public string Text(int column) => CsvTableWriter.Unprotected(cells[column]);

    /// <summary>A year.</summary>
    public int Year(int column) =>
        int.TryParse(cells[column], NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : throw Wrong();

    /// <summary>A number.</summary>
    public double Number(int column) =>
        double.TryParse(cells[column], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : throw Wrong();

    /// <summary>The index of a code.</summary>
    public int Known(int column, Dictionary<string, int> codes) => codes.TryGetValue(Text(column), out var index) ? index : throw Wrong();

    /// <summary>The error that the row is not one of the table.</summary>
    public UserException Wrong() => Wrong($"got a row that is not {string.Join(',', columns)} of this run");

    /// <summary>An error in the row.</summary>
    public UserException Wrong(string message) => new(string.Create(CultureInfo.InvariantCulture, $"{file}:{line}: {message}"));
}
