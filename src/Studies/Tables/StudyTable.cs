using System.Collections.Immutable;
using TradeSim.Scenarios.Tables;

namespace TradeSim.Studies.Tables;

/// <summary>
/// A table of a study's results, ready for CSV: names of columns, and rows that are computed while they are read, so that a table may be
/// larger than memory. Cells are text, whole numbers or numbers; numbers are written so that they read back to the same double, and text so
/// that no spreadsheet takes it for a formula.
/// </summary>
/// <param name="name">Name of the file without its extension, such as <c>outcomes</c>.</param>
/// <param name="columns">Names of the columns.</param>
/// <param name="rows">The rows; null is an empty cell.</param>
public sealed class StudyTable(string name, ImmutableArray<string> columns, IEnumerable<object?[]> rows)
{
    /// <summary>Name of the file without its extension.</summary>
    public string Name { get; } = name;

    /// <summary>Names of the columns.</summary>
    public ImmutableArray<string> Columns { get; } = columns;

    /// <summary>The rows.</summary>
    public IEnumerable<object?[]> Rows { get; } = rows;

    /// <summary>Writes the table as CSV: UTF-8 text, comma, header row, decimal point, lines that end in a line feed.</summary>
    public void WriteTo(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        CsvTableWriter.Write(writer, Columns, Rows);
    }

    /// <summary>The table as CSV text.</summary>
    public override string ToString() => CsvTableWriter.TextOf(Columns, Rows);
}
