using System.Collections.Immutable;

namespace TradeSim.Figures;

/// <summary>Outcomes over the years, against a target, with fans where they are uncertain.</summary>
internal sealed record LineChart : Figure
{
    /// <summary>A line chart.</summary>
    /// <param name="text">The words around it.</param>
    /// <param name="x">The x axis, mostly <see cref="Axis.Years"/>.</param>
    /// <param name="y">The y axis.</param>
    /// <param name="positions">The positions along the x axis, rising.</param>
    /// <param name="series">1 to 50 lines; the first is the one the title speaks of.</param>
    /// <param name="targets">The targets; null: none.</param>
    /// <exception cref="ArgumentException">A series or a band does not fit the positions, two series share a name, or a number along a
    /// logarithmic axis is not above zero.</exception>
    public LineChart(
        FigureText text,
        Axis x,
        Axis y,
        IEnumerable<double> positions,
        IEnumerable<LineSeries> series,
        params IEnumerable<TargetLine?> targets
    )
        : base(text)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        X = x;
        Y = y;
        Positions = Check.Rising(positions, "The x axis");
        Series = Fitting(series, Positions.Length);
        if ((x.Logarithmic && Positions[0] <= 0) || (y.Logarithmic && Series.Any(line => line.Values.Any(value => value <= 0))))
            throw new ArgumentException("Values on a logarithmic axis must be above zero.");
        Targets = [.. targets.OfType<TargetLine>()];
    }

    /// <summary>The x axis.</summary>
    public Axis X { get; }

    /// <summary>The y axis.</summary>
    public Axis Y { get; }

    /// <summary>The positions along the x axis.</summary>
    public ImmutableArray<double> Positions { get; }

    /// <summary>The lines.</summary>
    public ImmutableArray<LineSeries> Series { get; }

    /// <summary>The targets.</summary>
    public ImmutableArray<TargetLine> Targets { get; }

    /// <inheritdoc/>
    public override FigureTable Table(ReportLanguage language)
    {
        var headers = new List<string> { X.Caption.Length > 0 ? X.Caption : language[Phrase.Year] };
        var columns = new List<Func<int, TableCell>>();
        foreach (var line in Series)
        {
            TableCell At(ImmutableArray<double> values, int i) =>
                TableCell.Of(i < line.Start || i >= line.Start + line.Values.Length ? null : values[i - line.Start], Y.Kind);
            headers.Add(Y.InUnit(line.Name));
            columns.Add(i => At(line.Values, i));
            foreach (var band in line.Bands.OrderBy(band => band.Share))
            {
                headers.Add($"{line.Name}, {Numbers.Show((1 - band.Share) / 2, NumberKind.Percent, language.Culture)}");
                columns.Add(i => At(band.Low, i));
                headers.Add($"{line.Name}, {Numbers.Show((1 + band.Share) / 2, NumberKind.Percent, language.Culture)}");
                columns.Add(i => At(band.High, i));
            }
        }
        foreach (var target in Targets)
        {
            headers.Add(target.Label);
            columns.Add(i => TableCell.Of(target.At is null || target.At == Positions[i] ? target.Value : null, Y.Kind));
        }
        return new FigureTable(headers, Positions.Select((x, i) => columns.Select(column => column(i)).Prepend(TableCell.Of(x, X.Kind))));
    }

    internal static ImmutableArray<LineSeries> Fitting(IEnumerable<LineSeries> series, int length)
    {
        var lines = Check.Some(series, "Series", 50);
        foreach (var line in lines)
        {
            if (line.Start < 0 || line.Start + line.Values.Length > length)
                throw new ArgumentException(
                    $"Series '{line.Name}' has {line.Values.Length} values from position {line.Start}, and the x axis has {length}."
                );
            foreach (var band in line.Bands)
                Check.AsLongAs(band.Low, line.Values.Length, $"A band of series '{line.Name}'");
        }
        return lines.GroupBy(line => line.Name).FirstOrDefault(group => group.Count() > 1) is { } twice
            ? throw new ArgumentException($"Two series are called '{twice.Key}'.")
            : lines;
    }
}
