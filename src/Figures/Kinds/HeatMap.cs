using System.Collections.Immutable;

namespace TradeSim.Figures;

/// <summary>A sweep over two assumptions or policies, or a matrix of flows.</summary>
internal sealed record HeatMap : Figure
{
    /// <summary>The most columns and the most rows that stay readable.</summary>
    public const int MostNames = 40;

    /// <summary>A heat map.</summary>
    /// <param name="text">The words around it.</param>
    /// <param name="x">What the columns are, its label and unit.</param>
    /// <param name="y">What the rows are.</param>
    /// <param name="values">The values of the cells.</param>
    /// <param name="columns">The names of the columns, 1 to 40.</param>
    /// <param name="rows">The names of the rows from the top, 1 to 40.</param>
    /// <param name="cells">The rows of values; null where there is none (a case that failed, say).</param>
    /// <exception cref="ArgumentException">The cells do not fit the names, none has a value, or one is not finite.</exception>
    public HeatMap(
        FigureText text,
        Axis x,
        Axis y,
        Axis values,
        IEnumerable<string> columns,
        IEnumerable<string> rows,
        IEnumerable<IEnumerable<double?>> cells
    )
        : base(text)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(cells);
        X = x;
        Y = y;
        Values = values;
        Columns = Check.Some(columns, "Columns", MostNames);
        Rows = Check.Some(rows, "Rows", MostNames);
        Cells = [.. cells.Select(row => row.ToImmutableArray())];
        if (Cells.Length != Rows.Length)
            throw new ArgumentException($"The heat map has {Rows.Length} row names and {Cells.Length} rows of cells.");
        for (var row = 0; row < Cells.Length; row++)
        {
            if (Cells[row].Length != Columns.Length)
                throw new ArgumentException($"Row '{Rows[row]}' has {Cells[row].Length} cells where {Columns.Length} are expected.");
            Check.Finite(Cells[row].OfType<double>(), $"Row '{Rows[row]}'");
        }
        if (!Cells.Any(row => row.Any(cell => cell.HasValue)))
            throw new ArgumentException("No cell of the heat map has a value.");
    }

    /// <summary>What the columns are.</summary>
    public Axis X { get; }

    /// <summary>What the rows are.</summary>
    public Axis Y { get; }

    /// <summary>The values of the cells.</summary>
    public Axis Values { get; }

    /// <summary>The names of the columns.</summary>
    public ImmutableArray<string> Columns { get; }

    /// <summary>The names of the rows from the top.</summary>
    public ImmutableArray<string> Rows { get; }

    /// <summary>The rows of values.</summary>
    public ImmutableArray<ImmutableArray<double?>> Cells { get; }

    /// <summary>The middle of a scale that runs both ways, as zero does for changes. Without one the scale runs from the lowest to the
    /// highest value.</summary>
    /// <exception cref="ArgumentException">It is not finite.</exception>
    public double? Centre
    {
        get;
        init => field = value is { } centre ? Check.Finite(centre, "The centre of a heat map") : null;
    }

    /// <summary>A threshold drawn as a thick line between cells that reach it and cells that do not.</summary>
    public TargetLine? Target { get; init; }

    /// <summary>Where the threshold runs: between a cell and the one on its right, or the one under it.</summary>
    internal IEnumerable<(int Row, int Column, bool IsUnder)> Borders()
    {
        if (Target is not { } target)
            yield break;
        bool Meets(int row, int column) => Cells[row][column] >= target.Value;
        for (var row = 0; row < Rows.Length; row++)
        for (var column = 0; column < Columns.Length; column++)
        {
            if (column + 1 < Columns.Length && Meets(row, column) != Meets(row, column + 1))
                yield return (row, column, false);
            if (row + 1 < Rows.Length && Meets(row, column) != Meets(row + 1, column))
                yield return (row, column, true);
        }
    }

    /// <summary>The lowest and the highest value that the colours span; symmetric around <see cref="Centre"/>.</summary>
    internal (double Low, double High) Range()
    {
        var values = Cells.SelectMany(row => row).OfType<double>().ToArray();
        var (low, high) = (values.Min(), values.Max());
        if (Centre is not { } centre)
            return (low, high);
        var reach = Math.Max(high - centre, centre - low);
        return (centre - reach, centre + reach);
    }

    /// <inheritdoc/>
    public override FigureTable Table(ReportLanguage language) =>
        new(
            Columns.Prepend(Values.Corner(Y.Caption.Length > 0 ? Y.Caption : language[Phrase.Row])),
            Rows.Select((name, row) => Cells[row].Select(cell => TableCell.Of(cell, Values.Kind)).Prepend(TableCell.Of(name)))
        );
}
