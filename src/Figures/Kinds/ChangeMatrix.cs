using System.Collections.Immutable;

namespace TradeSim.Figures;

/// <summary>Changes of flows by origin and destination: where trade grows, and at whose cost.</summary>
internal sealed record ChangeMatrix : Figure
{
    /// <summary>The most names, all of which the table has; the picture shows those that change most.</summary>
    public const int MostNames = 400;

    /// <summary>A matrix of changes.</summary>
    /// <param name="text">The words around it.</param>
    /// <param name="values">Values of the cells; changes can be added up.</param>
    /// <param name="names">The names of the rows (origins) and columns (destinations), 2 to 400.</param>
    /// <param name="changes">The rows of changes; null on the diagonal, where nothing is traded.</param>
    /// <param name="marked">The cells that the figure is about, as row and column.</param>
    /// <param name="markedName">What these are called; empty: no cell is marked.</param>
    /// <exception cref="ArgumentException">The changes do not fit the names, or one is not finite.</exception>
    public ChangeMatrix(
        FigureText text,
        Axis values,
        IEnumerable<string> names,
        IEnumerable<IEnumerable<double?>> changes,
        IEnumerable<(int Origin, int Destination)>? marked = null,
        string markedName = ""
    )
        : base(text)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(changes);
        Values = values;
        Names = Check.Some(names, "Names", MostNames);
        Changes = [.. changes.Select(row => row.ToImmutableArray())];
        Marked = [.. marked ?? []];
        MarkedName = markedName;
        if (Names.Length < 2)
            throw new ArgumentException("A matrix of changes needs at least two names.");
        if (Changes.Length != Names.Length)
            throw new ArgumentException($"The matrix has {Names.Length} names and {Changes.Length} rows of changes.");
        for (var row = 0; row < Names.Length; row++)
        {
            if (Changes[row].Length != Names.Length)
                throw new ArgumentException($"Row '{Names[row]}' has {Changes[row].Length} changes where {Names.Length} are expected.");
            Check.Finite(Changes[row].OfType<double>(), $"Row '{Names[row]}'");
        }
        if (Marked.Any(cell => cell.Origin < 0 || cell.Origin >= Names.Length || cell.Destination < 0 || cell.Destination >= Names.Length))
            throw new ArgumentException("A marked cell lies outside the matrix.", nameof(marked));
    }

    /// <summary>Values of the cells.</summary>
    public Axis Values { get; }

    /// <summary>The names of rows and columns.</summary>
    public ImmutableArray<string> Names { get; }

    /// <summary>The rows of changes.</summary>
    public ImmutableArray<ImmutableArray<double?>> Changes { get; }

    /// <summary>The cells that the figure is about.</summary>
    public ImmutableArray<(int Origin, int Destination)> Marked { get; }

    /// <summary>What these are called.</summary>
    public string MarkedName { get; }

    /// <summary>All changes of an origin's flows.</summary>
    internal double OriginTotal(int row) => Changes[row].Sum() ?? 0;

    /// <summary>All changes of a destination's flows.</summary>
    internal double DestinationTotal(int column) => Changes.Sum(row => row[column]) ?? 0;

    /// <summary>The same with so many names at most: those with a marked cell, then those whose flows change most; the others are added up
    /// under one name.</summary>
    /// <param name="most">The most names, at least 2.</param>
    /// <param name="others">What the others are called.</param>
    public ChangeMatrix Reduced(int most, string others)
    {
        if (Names.Length <= most)
            return this;
        var kept = Enumerable
            .Range(0, Names.Length)
            .OrderByDescending(name => Marked.Any(cell => cell.Origin == name || cell.Destination == name))
            .ThenByDescending(name => Changes[name].Sum(change => Math.Abs(change ?? 0)) + Changes.Sum(row => Math.Abs(row[name] ?? 0)))
            .Take(most - 1)
            .Order()
            .ToList();
        int[][] groups = [.. kept.Select(name => new[] { name }), [.. Enumerable.Range(0, Names.Length).Except(kept)]];
        double? Sum(int[] origins, int[] destinations)
        {
            var changes = origins
                .SelectMany(origin => destinations.Select(destination => Changes[origin][destination]))
                .OfType<double>()
                .ToArray();
            return changes.Length == 0 ? null : changes.Sum();
        }
        return new ChangeMatrix(
            Text,
            Values,
            kept.Select(name => Names[name]).Append(others),
            groups.Select(origins => groups.Select(destinations => Sum(origins, destinations))),
            Marked
                .Where(cell => kept.Contains(cell.Origin) && kept.Contains(cell.Destination))
                .Select(cell => (kept.IndexOf(cell.Origin), kept.IndexOf(cell.Destination))),
            MarkedName
        );
    }

    /// <inheritdoc/>
    public override FigureTable Table(ReportLanguage language) =>
        new(
            Names.Prepend(Values.Corner($"{language[Phrase.Origin]} ↓ · {language[Phrase.Destination]} →")).Append(language[Phrase.Total]),
            Names
                .Select(
                    (name, row) =>
                        Changes[row]
                            .Append(OriginTotal(row))
                            .Select(change => TableCell.Of(change, Values.Kind))
                            .Prepend(TableCell.Of(name))
                )
                .Append(
                    Names
                        .Select((_, column) => (double?)DestinationTotal(column))
                        .Append(Enumerable.Range(0, Names.Length).Sum(OriginTotal))
                        .Select(change => TableCell.Of(change, Values.Kind))
                        .Prepend(TableCell.Of(language[Phrase.Total]))
                )
        );
}
