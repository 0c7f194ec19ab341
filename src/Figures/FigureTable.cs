using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace TradeSim.Figures;

/// <summary>One cell: a text, or a number and how it is written, or nothing.</summary>
public readonly record struct TableCell
{
    private TableCell(string? text, double? number, NumberKind kind)
    {
        Text = text;
        Number = number;
        Kind = kind;
    }

    /// <summary>The text of a text cell.</summary>
    public string? Text { get; }

    /// <summary>The number of a number cell.</summary>
    public double? Number { get; }

    /// <summary>How the number is written.</summary>
    public NumberKind Kind { get; }

    /// <summary>A cell that holds a text.</summary>
    public static TableCell Of(string text) => new(text, null, NumberKind.Number);

    /// <summary>A cell that holds a number, or nothing where it is null.</summary>
    public static TableCell Of(double? number, NumberKind kind = NumberKind.Number) => new(null, number, kind);

    /// <summary>What a reader sees.</summary>
    public string Display(CultureInfo culture) => Number is { } number ? Numbers.Show(number, Kind, culture) : Text ?? "";
}

/// <summary>The table behind a figure: what the report folds under it, and what goes into a CSV file.</summary>
public sealed record FigureTable
{
    /// <summary>A table whose rows are all as long as its headers.</summary>
    /// <exception cref="ArgumentException">A row has more or fewer cells than there are headers.</exception>
    public FigureTable(IEnumerable<string> headers, IEnumerable<IEnumerable<TableCell>> rows)
    {
        Headers = [.. headers];
        Rows = [.. rows.Select(row => row.ToImmutableArray())];
        for (var i = 0; i < Rows.Length; i++)
            if (Rows[i].Length != Headers.Length)
                throw new ArgumentException($"Row {i + 1} has {Rows[i].Length} cells where the table has {Headers.Length} headers.");
    }

    /// <summary>The column headers, with units.</summary>
    public ImmutableArray<string> Headers { get; }

    /// <summary>The rows.</summary>
    public ImmutableArray<ImmutableArray<TableCell>> Rows { get; }

    /// <summary>The table as CSV (RFC 4180, LF): numbers read back to the same double; a text that a spreadsheet would run as a formula gets an apostrophe.</summary>
    public string ToCsv()
    {
        var csv = new StringBuilder();
        csv.AppendJoin(',', Headers.Select(Quoted)).Append('\n');
        foreach (var row in Rows)
            csv.AppendJoin(',', row.Select(cell => cell.Number is { } number ? number.ToString("R", CultureInfo.InvariantCulture) : Quoted(cell.Text ?? ""))).Append('\n');
        return csv.ToString();
    }

    /// <summary>Rows as columns; the first header keeps its place.</summary>
    internal FigureTable Transposed() => new(
        Rows.Select(row => row[0].Text ?? "").Prepend(Headers[0]),
        Headers.Skip(1).Select((header, i) => Rows.Select(row => row[i + 1]).Prepend(TableCell.Of(header))));

    private static string Quoted(string text)
    {
        if (text.Length > 0 && "=+-@\t\r".Contains(text[0], StringComparison.Ordinal))
            text = "'" + text;
        return text.AsSpan().IndexOfAny(",\"\n\r") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
