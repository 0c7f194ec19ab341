using System.Collections.Immutable;

namespace TradeSim.Figures;

/// <summary>Forecast against actual, with the line where both are equal: points above it were forecast too low.</summary>
internal sealed record ForecastScatter : Figure
{
    /// <summary>A scatter of forecasts. Both axes have the same scale; the points farthest from the line get their names.</summary>
    /// <param name="text">The words around it.</param>
    /// <param name="forecast">The x axis; <see cref="Axis.Logarithmic"/> here applies to both.</param>
    /// <param name="actual">The y axis.</param>
    /// <param name="points">1 to 2000 points.</param>
    /// <exception cref="ArgumentException">A value is not above zero on a logarithmic axis.</exception>
    public ForecastScatter(FigureText text, Axis forecast, Axis actual, IEnumerable<ForecastPoint> points)
        : base(text)
    {
        ArgumentNullException.ThrowIfNull(forecast);
        ArgumentNullException.ThrowIfNull(actual);
        Forecast = forecast;
        Actual = actual;
        Points = Check.Some(points, "Points", 2000);
        if (forecast.Logarithmic && Points.FirstOrDefault(point => point.Forecast <= 0 || point.Actual <= 0) is { } point)
            throw new ArgumentException($"'{point.Name}' is not above zero, and the axes are logarithmic.");
    }

    /// <summary>The x axis.</summary>
    public Axis Forecast { get; }

    /// <summary>The y axis.</summary>
    public Axis Actual { get; }

    /// <summary>The points.</summary>
    public ImmutableArray<ForecastPoint> Points { get; }

    /// <inheritdoc/>
    public override FigureTable Table(ReportLanguage language) =>
        new(
            [language[Phrase.Name], Forecast.Caption, Actual.Caption, language[Phrase.Change]],
            Points.Select(point =>
                new[]
                {
                    TableCell.Of(point.Name),
                    TableCell.Of(point.Forecast, Forecast.Kind),
                    TableCell.Of(point.Actual, Actual.Kind),
                    TableCell.Of(point.Actual - point.Forecast, Actual.Kind),
                }
            )
        );
}
