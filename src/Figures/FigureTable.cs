using System.Collections.Immutable;
using System.Globalization;

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

/// <summary>The table behind a figure, which the report folds under it.</summary>
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

    /// <summary>The column headers, with units where a column has one; a table all of whose cells share one says it in its
    /// corner.</summary>
    public ImmutableArray<string> Headers { get; }

    /// <summary>The rows.</summary>
    public ImmutableArray<ImmutableArray<TableCell>> Rows { get; }

    /// <summary>Rows as columns; the first header keeps its place.</summary>
    internal FigureTable Transposed() =>
        new(
            Rows.Select(row => row[0].Text ?? "").Prepend(Headers[0]),
            Headers.Skip(1).Select((header, i) => Rows.Select(row => row[i + 1]).Prepend(TableCell.Of(header)))
        );
}
