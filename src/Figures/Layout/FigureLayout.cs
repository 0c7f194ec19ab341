namespace TradeSim.Figures.Layout;

/// <summary>Lays figures out; each kind has a separate file.</summary>
internal static class FigureLayout
{
    /// <summary>The figure as marks with coordinates, which any renderer can draw.</summary>
    /// <exception cref="ArgumentException">There is no layout for this kind of figure.</exception>
    public static Drawing Of(Figure figure, FigureStyle style)
    {
        var sheet = new Sheet(figure, style);
        Action draw = figure switch
        {
            LineChart lines => () => LineChartLayout.Draw(lines, sheet),
            SmallMultiples panels => () => SmallMultiplesLayout.Draw(panels, sheet),
            StackedArea area => () => StackedAreaLayout.Draw(area, sheet),
            StackedBars bars => () => StackedBarsLayout.Draw(bars, sheet),
            Waterfall waterfall => () => WaterfallLayout.Draw(waterfall, sheet),
            Tornado tornado => () => TornadoLayout.Draw(tornado, sheet),
            HeatMap heat => () => HeatMapLayout.Draw(heat, sheet),
            SlopeChart slopes => () => SlopeChartLayout.Draw(slopes, sheet),
            Frontier frontier => () => FrontierLayout.Draw(frontier, sheet),
            ForecastScatter scatter => () => ForecastScatterLayout.Draw(scatter, sheet),
            SankeyDiagram sankey => () => SankeyDiagramLayout.Draw(sankey, sheet),
            ChangeMatrix matrix => () => ChangeMatrixLayout.Draw(matrix, sheet),
            Treemap treemap => () => TreemapLayout.Draw(treemap, sheet),
            FlowMap map => () => FlowMapLayout.Draw(map, sheet),
            Timeline timeline => () => TimelineLayout.Draw(timeline, sheet),
            _ => throw new ArgumentException($"There is no layout for a {figure.GetType().Name}.", nameof(figure)),
        };
        sheet.Header();
        draw();
        sheet.Footer();
        return sheet.Finish();
    }
}
