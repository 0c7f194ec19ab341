using System.Collections.Immutable;

namespace TradeSim.Figures;

/// <summary>Flows between economies on a map: the width of a line is the value, its colour the change.</summary>
internal sealed record FlowMap : Figure
{
    /// <summary>A change below this share, up or down, is drawn in grey.</summary>
    public const double LeastChange = 0.01;

    /// <summary>A flow map.</summary>
    /// <param name="text">The words around it.</param>
    /// <param name="values">What the flows measure.</param>
    /// <param name="outlines">The outlines of countries.</param>
    /// <param name="places">2 to 60 places.</param>
    /// <param name="flows">1 to 60 flows between them.</param>
    /// <exception cref="ArgumentException">A flow starts or ends at no place of the map, or where it started.</exception>
    public FlowMap(FigureText text, Axis values, CountryOutlines outlines, IEnumerable<MapPlace> places, IEnumerable<MapFlow> flows)
        : base(text)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(outlines);
        (Values, Outlines) = (values, outlines);
        Places = Check.Some(places, "Places", 60);
        Flows = Check.Some(flows, "Flows", 60);
        foreach (var flow in Flows)
        {
            if (flow.From < 0 || flow.From >= Places.Length || flow.To < 0 || flow.To >= Places.Length || flow.From == flow.To)
                throw new ArgumentException($"A flow goes from place {flow.From} to {flow.To}, and there are {Places.Length} places.");
        }
    }

    /// <summary>What the flows measure.</summary>
    public Axis Values { get; }

    /// <summary>The outlines of countries.</summary>
    public CountryOutlines Outlines { get; }

    /// <summary>The places.</summary>
    public ImmutableArray<MapPlace> Places { get; }

    /// <summary>The flows.</summary>
    public ImmutableArray<MapFlow> Flows { get; }

    /// <inheritdoc/>
    public override FigureTable Table(ReportLanguage language) =>
        new(
            [language[Phrase.Origin], language[Phrase.Destination], Values.InUnit(language[Phrase.Value]), language[Phrase.Change]],
            Flows.Select(flow =>
                new[]
                {
                    TableCell.Of(Places[flow.From].Name),
                    TableCell.Of(Places[flow.To].Name),
                    TableCell.Of(flow.Value, Values.Kind),
                    TableCell.Of(flow.Change, NumberKind.Percent),
                }
            )
        );
}
