using System.Collections.Immutable;

namespace TradeSim.Figures;

/// <summary>Panels of line charts with the same axes, to be compared by eye.</summary>
internal sealed record SmallMultiples : Figure
{
    /// <summary>Small multiples.</summary>
    /// <param name="text">The words around them.</param>
    /// <param name="x">The x axis of all panels.</param>
    /// <param name="y">The y axis of all panels.</param>
    /// <param name="positions">The positions along the x axis, rising.</param>
    /// <param name="panels">1 to 50 panels.</param>
    /// <exception cref="ArgumentException">A series does not fit the positions, or two of a panel share a name.</exception>
    public SmallMultiples(FigureText text, Axis x, Axis y, IEnumerable<double> positions, IEnumerable<Panel> panels)
        : base(text)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        X = x;
        Y = y;
        Positions = Check.Rising(positions, "The x axis");
        Panels = Check.Some(panels, "Panels", 50);
        foreach (var panel in Panels)
            LineChart.Fitting(panel.Series, Positions.Length);
        Names =
        [
            .. Panels.SelectMany(panel => panel.Series).Where(line => line.Style != LineStyle.Ghost).Select(line => line.Name).Distinct(),
        ];
    }

    /// <summary>The x axis.</summary>
    public Axis X { get; }

    /// <summary>The y axis.</summary>
    public Axis Y { get; }

    /// <summary>The positions along the x axis.</summary>
    public ImmutableArray<double> Positions { get; }

    /// <summary>The panels, in reading order.</summary>
    public ImmutableArray<Panel> Panels { get; }

    /// <summary>The names of the lines that have a colour, in its order.</summary>
    internal ImmutableArray<string> Names { get; }

    /// <inheritdoc/>
    public override FigureTable Table(ReportLanguage language) =>
        new(
            [
                language[Phrase.Panel],
                language[Phrase.Name],
                X.Caption.Length > 0 ? X.Caption : language[Phrase.Year],
                Y.Caption.Length > 0 ? Y.Caption : language[Phrase.Value],
            ],
            from panel in Panels
            from line in panel.Series
            from i in Enumerable.Range(0, line.Values.Length)
            select new[]
            {
                TableCell.Of(panel.Name),
                TableCell.Of(line.Name),
                TableCell.Of(Positions[line.Start + i], X.Kind),
                TableCell.Of(line.Values[i], Y.Kind),
            }
        );
}
