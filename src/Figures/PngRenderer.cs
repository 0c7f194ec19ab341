using TradeSim.Figures.Svg;

namespace TradeSim.Figures;

/// <summary>Draws figures as PNG with ScottPlot 5. No other file refers to ScottPlot.</summary>
/// <remarks>A PNG shows the same data, colours and words as the SVG of <see cref="SvgRenderer"/>.</remarks>
public static class PngRenderer
{
    private const int PixelsPerPixel = 2;

    /// <summary>Writes a figure as PNG, with two pixels for each of the style's.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="path">The file; it is overwritten.</param>
    /// <param name="style">Width, language and colours; <see cref="ColourScheme.Reader"/> is light here.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void SavePng(Figure figure, string path, FigureStyle? style = null)
    {
        var canvas = new Canvas(style ?? FigureStyle.Default);
        if (figure is SmallMultiples panels)
        {
            var (plots, height) = canvas.Multiples(panels);
            ScottPlot.IMultiplotExtensions.SavePng(plots, path, canvas.Style.Width * PixelsPerPixel, height * PixelsPerPixel);
            return;
        }
        using var plot = canvas.Draw(figure);
        plot.SavePng(path, canvas.Style.Width * PixelsPerPixel, canvas.Height(figure) * PixelsPerPixel);
    }

    /// <summary>The drawing of one figure in one style.</summary>
    private sealed class Canvas(FigureStyle style)
    {
        public FigureStyle Style => style;

        public int Height(Figure figure) =>
            figure switch
            {
                Waterfall waterfall => 150 + (32 * (waterfall.Steps.Length + 2)),
                Tornado tornado => 150 + (32 * tornado.Swings.Length),
                HeatMap map => 170 + (30 * map.Rows.Length),
                ForecastScatter => style.Width,
                _ => style.IsNarrow ? 320 : 440,
            };

        public ScottPlot.Plot Draw(Figure figure)
        {
            var plot = Start(figure);
            switch (figure)
            {
                case LineChart lines:
                    var labels = Names(plot, lines.Series.Length > 1);
                    Lines(
                        plot,
                        lines.Positions,
                        lines.Series,
                        Svg.Lines.Colours(lines.Series),
                        lines.Targets,
                        lines.X,
                        lines.Y,
                        labels,
                        null
                    );
                    break;
                case StackedArea area:
                    Area(plot, area);
                    break;
                case StackedBars bars:
                    Bars(plot, bars);
                    break;
                case Waterfall waterfall:
                    Fall(plot, waterfall);
                    break;
                case Tornado tornado:
                    Swings(plot, tornado);
                    break;
                case HeatMap map:
                    Map(plot, map);
                    break;
                case SlopeChart slopes:
                    Slopes(plot, slopes);
                    break;
                case Frontier frontier:
                    Options(plot, frontier);
                    break;
                case ForecastScatter scatter:
                    Forecasts(plot, scatter);
                    break;
                default:
                    throw new ArgumentException($"There is no PNG for a {figure.GetType().Name}.", nameof(figure));
            }
            // ScottPlot has no place for a source, so it stands under the caption of the x axis.
            var caption = plot.Axes.Bottom.Label.Text;
            plot.XLabel(caption.Length > 0 ? $"{caption}\n{Foot(figure)}" : Foot(figure), (float)Theme.SmallSize);
            return plot;
        }

        /// <summary>Panels in a grid whose first row holds the title and whose last holds the source, and the height of all.</summary>
        public (ScottPlot.Multiplot Plots, int Height) Multiples(SmallMultiples figure)
        {
            // The grid's rows are fine: two for the title, four for a row of panels, one for the source.
            const int Title = 2,
                Row = 4,
                RowPixels = 52;
            var columns = Math.Min(figure.Panels.Length, style.IsNarrow ? 2 : 3);
            var rows = Title + (Row * ((figure.Panels.Length + columns - 1) / columns)) + 1;
            var scale = Scale.Nice(figure.Panels.SelectMany(panel => Svg.Lines.Values(panel.Series, panel.Targets)), figure.Y, about: 3);
            var grid = new ScottPlot.MultiplotLayouts.CustomGrid();
            var title = Band(TitleLines(figure, figure.Y.Caption), Theme.TextSize, Theme.Ink);
            grid.Set(title, new ScottPlot.GridCell(0, 0, rows, 1, rowSpan: Title));
            var multiplot = new ScottPlot.Multiplot(title) { Layout = grid };
            for (var i = 0; i < figure.Panels.Length; i++)
            {
                var plot = Panel(figure, figure.Panels[i], scale);
                grid.Set(plot, new ScottPlot.GridCell(Title + (Row * (i / columns)), i % columns, rows, columns, rowSpan: Row));
                ScottPlot.IMultiplotExtensions.AddPlot(multiplot, plot);
            }
            var foot = Band(Foot(figure), Theme.SmallSize, Theme.Quiet);
            grid.Set(foot, new ScottPlot.GridCell(rows - 1, 0, rows, 1));
            ScottPlot.IMultiplotExtensions.AddPlot(multiplot, foot);
            return (multiplot, rows * RowPixels);
        }

        /// <summary>A strip of words across the sheet.</summary>
        private ScottPlot.Plot Band(string words, double size, Colour colour)
        {
            var plot = Paper();
            plot.HideAxesAndGrid();
            var text = plot.Add.Annotation(words, ScottPlot.Alignment.UpperLeft);
            text.LabelFontSize = (float)size;
            text.LabelFontColor = Paint(colour);
            text.LabelBackgroundColor = ScottPlot.Colors.Transparent;
            text.LabelBorderWidth = 0;
            text.LabelShadowColor = ScottPlot.Colors.Transparent;
            return plot;
        }

        private string TitleLines(Figure figure, string caption = "") =>
            string.Join(
                '\n',
                TextMeasure
                    .Wrap(figure.Text.Title, style.Width * 0.8, Theme.TitleSize, bold: true)
                    .Append(figure.Text.Subtitle)
                    .Append(caption)
                    .Where(line => line.Length > 0)
            );

        /// <summary>Source and scenario, a line each.</summary>
        private string Foot(Figure figure) =>
            string.Join(
                '\n',
                new[] { (Phrase.Source, figure.Text.Source), (Phrase.Scenario, figure.Text.Scenario) }
                    .Where(line => line.Item2.Length > 0)
                    .SelectMany(line => TextMeasure.Wrap($"{style.Language[line.Item1]}: {line.Item2}", style.Width * 0.9, Theme.SmallSize))
            );

        private ScottPlot.Plot Panel(SmallMultiples figure, Panel panel, Scale scale)
        {
            var plot = Paper();
            plot.Title(panel.Name, (float)Theme.LabelSize);
            SeriesColour[] colours =
            [
                .. panel.Series.Select(line => line.Style == LineStyle.Ghost ? Svg.Lines.Ghost : Theme.At(figure.Names.IndexOf(line.Name))),
            ];
            Lines(plot, figure.Positions, panel.Series, colours, panel.Targets, figure.X, figure.Y, false, scale);
            return plot;
        }

        /// <summary>A sheet with its title.</summary>
        private ScottPlot.Plot Start(Figure figure)
        {
            var plot = Paper();
            plot.Title(TitleLines(figure), (float)Theme.TitleSize);
            plot.Axes.Title.Label.ForeColor = Paint(Theme.Ink);
            return plot;
        }

        private ScottPlot.Plot Paper()
        {
            var plot = new ScottPlot.Plot { ScaleFactor = PixelsPerPixel };
            plot.FigureBackground.Color = Paint(Theme.Paper);
            plot.DataBackground.Color = Paint(Theme.Paper);
            plot.Axes.Color(Paint(Theme.Quiet));
            plot.Grid.MajorLineColor = Paint(Theme.Grid);
            plot.Axes.Right.FrameLineStyle.Width = 0;
            plot.Axes.Top.FrameLineStyle.Width = 0;
            return plot;
        }

        private void Lines(
            ScottPlot.Plot plot,
            IReadOnlyList<double> positions,
            IReadOnlyList<LineSeries> series,
            SeriesColour[] colours,
            IEnumerable<TargetLine> targets,
            Axis x,
            Axis y,
            bool named,
            Scale? scale
        )
        {
            for (var i = series.Count - 1; i >= 0; i--)
            {
                var line = series[i];
                var colour = Paint(colours[i].Fill);
                double[] xs = [.. line.Values.Select((_, k) => positions[line.Start + k])];
                foreach (var band in line.Bands.OrderByDescending(band => band.Share))
                {
                    var fill = plot.Add.FillY(xs, [.. band.Low], [.. band.High]);
                    fill.FillColor = colour.WithAlpha(0.2);
                    fill.LineWidth = 0;
                    fill.MarkerSize = 0;
                }
                var scatter = plot.Add.ScatterLine(xs, [.. line.Values], colour);
                scatter.LineWidth = line.Style == LineStyle.Ghost ? 1.5f : (float)Theme.LineWidth;
                scatter.LinePattern = line.Style == LineStyle.Dashed ? ScottPlot.LinePattern.Dashed : ScottPlot.LinePattern.Solid;
                if (line.Points)
                    scatter.MarkerSize = 7;
                if (named)
                    scatter.LegendText = $"{line.Name} {Numbers.Show(line.Values[^1], y.Kind, style.Culture)}";
            }
            foreach (var target in targets)
                Target(plot, target, positions[0], positions[^1]);
            Vertical(plot, scale ?? Scale.Nice(Svg.Lines.Values(series, targets), y, about: 5), y);
            Horizontal(plot, Scale.Positions(positions, about: scale is null ? 8 : 2, x.Kind), x);
        }

        private void Area(ScottPlot.Plot plot, StackedArea figure)
        {
            double[] xs = [.. figure.Positions];
            var floor = new double[xs.Length];
            for (var i = 0; i < figure.Layers.Length; i++)
            {
                double[] ceiling = [.. floor.Zip(figure.Layers[i].Values, (level, value) => level + value)];
                var fill = plot.Add.FillY(xs, floor, ceiling);
                fill.FillColor = Paint(Theme.At(i).Fill);
                fill.LineColor = Paint(Theme.Paper);
                fill.LineWidth = 1;
                fill.MarkerSize = 0;
                fill.LegendText = figure.Layers[i].Name;
                floor = ceiling;
            }
            Names(plot, true);
            Vertical(
                plot,
                Scale.Nice(
                    figure.AsShares ? [1.0] : figure.Positions.Select((_, k) => figure.Layers.Sum(layer => layer.Values[k])),
                    new Axis("", kind: figure.Y.Kind),
                    about: 5
                ),
                figure.Y
            );
            Horizontal(plot, Scale.Positions(figure.Positions, about: 8, figure.X.Kind), figure.X);
        }

        private void Bars(ScottPlot.Plot plot, StackedBars figure)
        {
            for (var k = 0; k < figure.Layers.Length; k++)
            {
                var bars = figure.Categories.Select(
                    (_, i) =>
                    {
                        var below = figure.Layers.Take(k).Sum(layer => layer.Values[i]);
                        return new ScottPlot.Bar
                        {
                            Position = i,
                            ValueBase = below,
                            Value = below + figure.Layers[k].Values[i],
                            FillColor = Paint(Theme.At(k).Fill),
                            LineColor = Paint(Theme.Paper),
                        };
                    }
                );
                plot.Add.Bars(bars.ToArray()).LegendText = figure.Layers[k].Name;
            }
            Names(plot, true);
            Vertical(
                plot,
                Scale.Nice(
                    figure.AsShares ? [1.0] : figure.Categories.Select((_, i) => figure.Layers.Sum(layer => layer.Values[i])),
                    new Axis("", kind: figure.Values.Kind),
                    about: 5
                ),
                figure.Values
            );
            plot.Axes.SetLimitsX(-0.6, figure.Categories.Length - 0.4);
            plot.Axes.Bottom.TickGenerator = Ticks(
                [.. figure.Categories.Select((_, i) => (double)i)],
                [.. figure.Categories.Select(name => string.Join('\n', TextMeasure.Wrap(name, 90, Theme.LabelSize)))]
            );
        }

        private void Fall(ScottPlot.Plot plot, Waterfall figure)
        {
            var bars = figure.Bars().ToArray();
            plot.Add.Bars(
                bars.Select(
                        (bar, i) =>
                            new ScottPlot.Bar
                            {
                                // ScottPlot has no waterfall: floating bars make one.
                                Position = -i,
                                ValueBase = Math.Min(bar.From, bar.To),
                                Value = Math.Max(bar.From, bar.To),
                                Label =
                                    (bar.IsTotal || bar.To < bar.From ? "" : "+")
                                    + Numbers.Show(bar.IsTotal ? bar.To : bar.To - bar.From, figure.Values.Kind, style.Culture),
                                FillColor = Paint(
                                    bar.IsTotal ? Theme.Total
                                    : bar.To >= bar.From ? Theme.Rise.Fill
                                    : Theme.Fall.Fill
                                ),
                                LineWidth = 0,
                                Orientation = ScottPlot.Orientation.Horizontal,
                            }
                    )
                    .ToArray()
            );
            Rows(plot, [.. bars.Select(bar => bar.Name)], figure.Target);
            Horizontal(
                plot,
                Scale.Nice(
                    bars.Select(bar => bar.To).Append(0).Concat(figure.Target is null ? [] : [figure.Target.Value]),
                    figure.Values,
                    about: 6
                ),
                figure.Values,
                room: 0.08
            );
        }

        private void Swings(ScottPlot.Plot plot, Tornado figure)
        {
            const double Height = 0.8;
            foreach (
                var (name, colour, value, up) in new[]
                {
                    (Phrase.Low, Theme.Fall.Fill, (Func<Swing, double>)(swing => swing.Low), 1),
                    (Phrase.High, Theme.Rise.Fill, swing => swing.High, -1),
                }
            )
                plot
                    .Add.Bars(
                        figure
                            .Swings.Select(
                                (swing, i) =>
                                    new ScottPlot.Bar
                                    {
                                        Position = figure.IsOneSided(swing) ? -i + (up * Height / 4) : -i,
                                        Size = figure.IsOneSided(swing) ? Height / 2 : Height,
                                        ValueBase = figure.Central,
                                        Value = value(swing),
                                        FillColor = Paint(colour),
                                        LineWidth = 0,
                                        Orientation = ScottPlot.Orientation.Horizontal,
                                    }
                            )
                            .ToArray()
                    )
                    .LegendText = style.Language[name];
            Rows(plot, [.. figure.Swings.Select(swing => $"{swing.Name} ({swing.LowInput}–{swing.HighInput})")], figure.Target);
            plot.Add.VerticalLine(figure.Central, 1.5f, Paint(Theme.Ink));
            Names(plot, true);
            var axis = new Axis(figure.Values.Label, figure.Values.Unit, figure.Values.Kind) { FreeOfZero = true };
            Horizontal(
                plot,
                Scale.Nice(
                    figure
                        .Swings.SelectMany(swing => new[] { swing.Low, swing.High })
                        .Append(figure.Central)
                        .Concat(figure.Target is null ? [] : [figure.Target.Value]),
                    axis,
                    about: 6
                ),
                axis
            );
        }

        private void Map(ScottPlot.Plot plot, HeatMap figure)
        {
            var values = new double[figure.Rows.Length, figure.Columns.Length];
            for (var row = 0; row < figure.Rows.Length; row++)
            for (var column = 0; column < figure.Columns.Length; column++)
                values[row, column] = figure.Cells[row][column] ?? double.NaN;
            var (low, high) = figure.Range();
            var map = plot.Add.Heatmap(values);
            map.Colormap = new ScottPlot.Colormaps.CustomInterpolated([
                .. Enumerable
                    .Range(0, 33)
                    .Select(i => ScottPlot.Color.FromHex(figure.Centre is null ? Theme.Sequential(i / 32.0) : Theme.Diverging(i / 32.0))),
            ]);
            map.NaNCellColor = Paint(Theme.Grid);
            map.ManualRange = new ScottPlot.Range(low, high > low ? high : low + 1);
            plot.Add.ColorBar(map).Label = figure.Values.Caption;
            for (var row = 0; row < figure.Rows.Length; row++)
            for (var column = 0; column < figure.Columns.Length; column++)
                if (figure.Cells[row][column] is { } value)
                {
                    var text = plot.Add.Text(Numbers.Show(value, figure.Values.Kind, style.Culture), column, figure.Rows.Length - 1 - row);
                    var share = high > low ? (value - low) / (high - low) : 0.5;
                    text.LabelFontColor = ScottPlot.Color.FromHex(
                        Theme.Lightness(figure.Centre is null ? Theme.Sequential(share) : Theme.Diverging(share)) > 58
                            ? "#12161A"
                            : "#FFFFFF"
                    );
                    text.LabelFontSize = (float)Theme.SmallSize;
                    text.LabelAlignment = ScottPlot.Alignment.MiddleCenter;
                }
            foreach (var (row, column, isUnder) in figure.Borders())
            {
                // The corner at the lower right of the cell, from which the border runs to the left or up.
                var (x, y) = (column + 0.5, figure.Rows.Length - 1.5 - row);
                var border = plot.Add.Line(isUnder ? x - 1 : x, isUnder ? y : y + 1, x, y);
                border.LineColor = Paint(Theme.Target);
                border.LineWidth = 2.5f;
            }
            plot.HideGrid();
            plot.Axes.SetLimits(-0.5, figure.Columns.Length - 0.5, -0.5, figure.Rows.Length - 0.5);
            plot.Axes.Bottom.TickGenerator = Ticks([.. figure.Columns.Select((_, i) => (double)i)], [.. figure.Columns]);
            plot.Axes.Left.TickGenerator = Ticks([.. figure.Rows.Select((_, i) => (double)(figure.Rows.Length - 1 - i))], [.. figure.Rows]);
            plot.XLabel(figure.Target is { } target ? $"{figure.X.Caption}\n▬ {target.Label}" : figure.X.Caption, (float)Theme.LabelSize);
            plot.YLabel(figure.Y.Caption, (float)Theme.LabelSize);
        }

        private void Slopes(ScottPlot.Plot plot, SlopeChart figure)
        {
            foreach (var slope in figure.Slopes)
            {
                var colour =
                    slope.After > slope.Before ? Theme.Rise
                    : slope.After < slope.Before ? Theme.Fall
                    : Svg.Lines.Ghost;
                var line = plot.Add.Line(0, slope.Before, 1, slope.After);
                line.LineColor = Paint(colour.Fill);
                line.LineWidth = (float)Theme.LineWidth;
                Label(
                    plot,
                    $" {slope.Name} {Numbers.Show(slope.After, figure.Values.Kind, style.Culture)}",
                    1,
                    slope.After,
                    colour.Label,
                    ScottPlot.Alignment.MiddleLeft
                );
                Label(
                    plot,
                    $"{Numbers.Show(slope.Before, figure.Values.Kind, style.Culture)} ",
                    0,
                    slope.Before,
                    colour.Label,
                    ScottPlot.Alignment.MiddleRight
                );
            }
            Vertical(
                plot,
                Scale.Nice(figure.Slopes.SelectMany(slope => new[] { slope.Before, slope.After }), figure.Values, about: 5),
                figure.Values
            );
            plot.Axes.SetLimitsX(-0.2, 1.7);
            plot.Axes.Bottom.TickGenerator = Ticks([0, 1], [figure.Before, figure.After]);
        }

        private void Options(ScottPlot.Plot plot, Frontier figure)
        {
            var stairs = new List<ScottPlot.Coordinates>();
            foreach (var option in figure.Efficient)
            {
                if (stairs.Count > 0)
                    stairs.Add(new ScottPlot.Coordinates(option.Cost, stairs[^1].Y));
                stairs.Add(new ScottPlot.Coordinates(option.Cost, option.Outcome));
            }
            plot.Add.ScatterLine(stairs, Paint(Theme.At(0).Fill));
            foreach (var option in figure.Options)
            {
                var isEfficient = figure.Efficient.Contains(option);
                plot.Add.Marker(
                    option.Cost,
                    option.Outcome,
                    isEfficient ? ScottPlot.MarkerShape.FilledCircle : ScottPlot.MarkerShape.OpenCircle,
                    9,
                    Paint(isEfficient ? Theme.At(0).Fill : Theme.Ghost)
                );
                if (isEfficient)
                    Label(plot, $" {option.Name}", option.Cost, option.Outcome, Theme.At(0).Label, ScottPlot.Alignment.UpperLeft);
            }
            var costs = Scale.Nice(figure.Options.Select(option => option.Cost), figure.Cost, about: 6);
            if (figure.Target is { } target)
                Target(plot, target, costs.From, costs.To);
            Vertical(
                plot,
                Scale.Nice(
                    figure.Options.Select(option => option.Outcome).Concat(figure.Target is null ? [] : [figure.Target.Value]),
                    figure.Outcome,
                    about: 5
                ),
                figure.Outcome
            );
            Horizontal(plot, costs, figure.Cost, room: 0.15);
        }

        private void Forecasts(ScottPlot.Plot plot, ForecastScatter figure)
        {
            // ScottPlot draws logarithms on a linear axis whose ticks are labelled with the numbers.
            double At(double value) => figure.Forecast.Logarithmic ? Math.Log10(value) : value;
            var scale = Scale.Nice(figure.Points.SelectMany(point => new[] { point.Forecast, point.Actual }), figure.Forecast, about: 5);
            var line = plot.Add.Line(At(scale.From), At(scale.From), At(scale.To), At(scale.To));
            line.LineColor = Paint(Theme.Quiet);
            line.LinePattern = ScottPlot.LinePattern.Dashed;
            plot.Add.ScatterPoints(
                figure.Points.Select(point => At(point.Forecast)).ToArray(),
                figure.Points.Select(point => At(point.Actual)).ToArray(),
                Paint(Theme.At(0).Fill)
            );
            double[] places = [.. scale.Ticks.Select(At)];
            plot.Axes.SetLimits(places[0], places[^1], places[0], places[^1]);
            plot.Axes.Bottom.TickGenerator = Ticks(places, TickLabels(scale, figure.Forecast));
            plot.Axes.Left.TickGenerator = Ticks(places, TickLabels(scale, figure.Actual));
            plot.XLabel(figure.Forecast.Caption, (float)Theme.LabelSize);
            plot.YLabel(figure.Actual.Caption, (float)Theme.LabelSize);
        }

        private void Target(ScottPlot.Plot plot, TargetLine target, double from, double to)
        {
            var line = plot.Add.Line(from, target.Value, to, target.Value);
            line.LineColor = Paint(Theme.Target);
            line.LinePattern = ScottPlot.LinePattern.Dotted;
            line.LineWidth = 1.5f;
            Label(plot, target.Label, from, target.Value, Theme.Target, ScottPlot.Alignment.UpperLeft);
        }

        private void Label(ScottPlot.Plot plot, string label, double x, double y, Colour colour, ScottPlot.Alignment alignment)
        {
            var text = plot.Add.Text(label, x, y);
            text.LabelFontColor = Paint(colour);
            text.LabelFontSize = (float)Theme.LabelSize;
            text.LabelAlignment = alignment;
        }

        private void Rows(ScottPlot.Plot plot, string[] names, TargetLine? target)
        {
            plot.Axes.Left.TickGenerator = Ticks([.. names.Select((_, i) => (double)-i)], names);
            plot.Axes.SetLimitsY(-names.Length + 0.4, 0.6);
            if (target is null)
                return;
            plot.Add.VerticalLine(target.Value, 1.5f, Paint(Theme.Target), ScottPlot.LinePattern.Dotted);
            Label(plot, target.Label, target.Value, 0.6, Theme.Target, ScottPlot.Alignment.UpperRight);
        }

        private bool Names(ScottPlot.Plot plot, bool isShown)
        {
            if (!isShown)
                return false;
            var legend = plot.ShowLegend(ScottPlot.Edge.Bottom).Legend;
            legend.Orientation = ScottPlot.Orientation.Horizontal;
            legend.BackgroundColor = Paint(Theme.Paper);
            legend.FontColor = Paint(Theme.Ink);
            legend.OutlineWidth = 0;
            legend.ShadowColor = ScottPlot.Colors.Transparent;
            return true;
        }

        private void Vertical(ScottPlot.Plot plot, Scale scale, Axis axis)
        {
            plot.Axes.SetLimitsY(scale.From, scale.To);
            plot.Axes.Left.TickGenerator = Ticks([.. scale.Ticks], TickLabels(scale, axis));
            plot.YLabel(axis.Caption, (float)Theme.LabelSize);
        }

        private void Horizontal(ScottPlot.Plot plot, Scale scale, Axis axis, double room = 0)
        {
            plot.Axes.SetLimitsX(scale.From, scale.To + (room * (scale.To - scale.From)));
            plot.Axes.Bottom.TickGenerator = Ticks([.. scale.Ticks], TickLabels(scale, axis));
            plot.XLabel(axis.Caption, (float)Theme.LabelSize);
        }

        private string[] TickLabels(Scale scale, Axis axis) =>
            [.. scale.Ticks.Select(tick => Numbers.Tick(tick, scale.Step > 0 ? scale.Step : tick, axis.Kind, style.Culture))];

        private static ScottPlot.TickGenerators.NumericManual Ticks(double[] positions, string[] labels) => new(positions, labels);

        private ScottPlot.Color Paint(Colour colour) =>
            ScottPlot.Color.FromHex(style.Scheme == ColourScheme.Dark ? colour.Dark : colour.Light);
    }
}
