using System.Collections.Immutable;

namespace TradeSim.Figures;

/// <summary>The table behind a figure, which the report folds under it.</summary>
internal sealed record FigureTable
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
