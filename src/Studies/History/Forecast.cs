namespace TradeSim.Studies.History;

/// <summary>A forecast, and what came.</summary>
/// <param name="Model">The model.</param>
/// <param name="Series">The pair.</param>
/// <param name="Origin">The last year that was known.</param>
/// <param name="Horizon">Years ahead.</param>
/// <param name="Value">The forecast.</param>
/// <param name="Actual">What came.</param>
/// <param name="Bands">The 50 and 80 % bands from errors that were known then; null: there were too few.</param>
/// <param name="Score">CRPS of the log forecast; null with the bands.</param>
public sealed record Forecast(
    string Model,
    string Series,
    int Origin,
    int Horizon,
    double Value,
    double Actual,
    ForecastBands? Bands,
    double? Score
)
{
    /// <summary>ln(actual / forecast).</summary>
    public double LogError => Math.Log(Actual / Value);
}
