namespace TradeSim.Figures.Svg;

/// <summary>Draws a figure as SVG: text stays text, the same figure and style give the same bytes, and no culture moves a
/// coordinate.</summary>
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
        return $"svg.ts-figure{{font-variant-numeric:tabular-nums}}.ts-halo{{stroke:{paper};stroke-width:3px;stroke-linejoin:round}}\n";
    }

    /// <summary>The figure as one <c>svg</c> element.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="style">How wide, for whom, and where it goes; <see cref="FigureStyle.Default"/> where null.</param>
    /// <exception cref="ArgumentException">It is a kind this renderer does not know.</exception>
    public static string Render(Figure figure, FigureStyle? style = null)
    {
        ArgumentNullException.ThrowIfNull(figure);
        var sheet = new Sheet(figure, style ?? FigureStyle.Default);
        Action draw = figure switch
        {
            LineChart lines => () => LineChartSvg.Draw(lines, sheet),
            SmallMultiples panels => () => SmallMultiplesSvg.Draw(panels, sheet),
            StackedArea area => () => StackedAreaSvg.Draw(area, sheet),
            StackedBars bars => () => StackedBarsSvg.Draw(bars, sheet),
            Waterfall waterfall => () => WaterfallSvg.Draw(waterfall, sheet),
            Tornado tornado => () => TornadoSvg.Draw(tornado, sheet),
            HeatMap map => () => HeatMapSvg.Draw(map, sheet),
            SlopeChart slopes => () => SlopeChartSvg.Draw(slopes, sheet),
            Frontier frontier => () => FrontierSvg.Draw(frontier, sheet),
            ForecastScatter scatter => () => ForecastScatterSvg.Draw(scatter, sheet),
            _ => throw new ArgumentException($"There is no SVG for a {figure.GetType().Name}.", nameof(figure)),
        };
        sheet.Header();
        draw();
        sheet.Footer();
        return sheet.Finish();
    }
}
