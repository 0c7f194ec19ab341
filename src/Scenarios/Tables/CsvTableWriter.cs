using System.Globalization;
using CsvHelper;

namespace TradeSim.Scenarios.Tables;

/// <summary>Writes a table as CSV. Numbers read back to the same double, and no spreadsheet takes a text for a formula.</summary>
internal sealed class CsvTableWriter : IDisposable
{
    private readonly CsvWriter csv;

    /// <summary>Starts a table with its header row.</summary>
    /// <param name="writer">Where the table goes; it stays open.</param>
    /// <param name="columns">Names of the columns.</param>
    public CsvTableWriter(TextWriter writer, IEnumerable<string> columns)
    {
        csv = CsvWriter.Create(writer, CsvFormat.Writing, leaveOpen: true);
        foreach (var column in columns)
            Cell(column);
        EndRow();
    }

    /// <summary>The text of a table.</summary>
    public static string TextOf(IEnumerable<string> columns, IEnumerable<object?[]> rows)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        Write(text, columns, rows);
        return text.ToString();
    }

    /// <summary>Writes a whole table.</summary>
    public static void Write(TextWriter writer, IEnumerable<string> columns, IEnumerable<object?[]> rows)
    {
        using var table = new CsvTableWriter(writer, columns);
        foreach (var row in rows)
        {
            foreach (var cell in row)
                table.Cell(cell);
            table.EndRow();
        }
    }

    /// <summary>Writes a text; an apostrophe precedes = + - @, so that a spreadsheet shows it instead of computing it.</summary>
    public void Cell(string text) => csv.WriteField(text.Length > 0 && text[0] is '=' or '+' or '-' or '@' ? $"'{text}" : text);

    /// <summary>Writes a number in the shortest form that reads back to the same double.</summary>
    public void Cell(double number) => csv.WriteField(number);

    /// <summary>Writes a whole number.</summary>
    public void Cell(int number) => csv.WriteField(number);

    /// <summary>Writes a text, a number, a value with an invariant form, or an empty cell for null.</summary>
    public void Cell(object? value)
    {
        switch (value)
        {
            case null:
                csv.WriteField("");
                break;
            case double number:
                Cell(number);
                break;
            case int number:
                Cell(number);
                break;
            case IFormattable other:
                csv.WriteField(other.ToString(null, CultureInfo.InvariantCulture));
                break;
            default:
                Cell(value.ToString() ?? "");
                break;
        }
    }

    /// <summary>Ends the row.</summary>
    public void EndRow() => csv.EndRecord();

    /// <inheritdoc/>
    public void Dispose() => csv.Dispose();

    /// <summary>A text as <see cref="Cell(string)"/> wrote it, without its apostrophe.</summary>
    public static string Unprotected(string cell) =>
        cell.Length > 1 && cell[0] == '\'' && cell[1] is '=' or '+' or '-' or '@' ? cell[1..] : cell;
}
