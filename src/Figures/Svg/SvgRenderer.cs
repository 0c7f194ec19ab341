namespace TradeSim.Figures.Svg;

/// <summary>Draws a figure as SVG: text stays text, the same figure and style give the same bytes, and no culture moves a coordinate.</summary>
public static class SvgRenderer
{
    /// <summary>What figures need besides their colours.</summary>
    internal static string Css(ColourScheme scheme)
    {
        var paper = scheme switch
        {
            ColourScheme.Light => Theme.Paper.Light,
            ColourScheme.Dark => Theme.Paper.Dark,
            _ => $"var(--ts-paper,{Theme.Paper.Light})",
        };
        return $"svg.ts-figure{{font-variant-numeric:tabular-nums}}.ts-halo{{paint-order:stroke;stroke:{paper};stroke-width:3px;stroke-linejoin:round}}\n";
    }

    /// <summary>The figure as one <c>svg</c> element.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="style">How wide, for whom, and where it goes; <see cref="FigureStyle.Default"/> where null.</param>
    /// <exception cref="ArgumentException">It is a kind this renderer does not know.</exception>
    public static string Render(Figure figure, FigureStyle? style = null)
    {
        ArgumentNullException.ThrowIfNull(figure);
        var sheet = new Sheet(figure, style ?? FigureStyle.Default);
        sheet.Header();
        switch (figure)
        {
            case LineChart lines:
                LineChartSvg.Draw(lines, sheet);
                break;
            case SmallMultiples panels:
                SmallMultiplesSvg.Draw(panels, sheet);
                break;
            case StackedArea area:
                StackedAreaSvg.Draw(area, sheet);
                break;
            case StackedBars bars:
                StackedBarsSvg.Draw(bars, sheet);
                break;
            case Waterfall waterfall:
                WaterfallSvg.Draw(waterfall, sheet);
                break;
            case Tornado tornado:
                TornadoSvg.Draw(tornado, sheet);
                break;
            case HeatMap map:
                HeatMapSvg.Draw(map, sheet);
                break;
            case SlopeChart slopes:
                SlopeChartSvg.Draw(slopes, sheet);
                break;
            case Frontier frontier:
                FrontierSvg.Draw(frontier, sheet);
                break;
            case ForecastScatter scatter:
                ForecastScatterSvg.Draw(scatter, sheet);
                break;
            default:
                throw new ArgumentException($"There is no SVG for a {figure.GetType().Name}.", nameof(figure));
        }
        sheet.Footer();
        return sheet.Finish();
    }
}
