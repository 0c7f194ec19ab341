using TradeSim.Engine.Dynamics;

namespace TradeSim.Studies.History;

/// <summary>A forecast, and what came.</summary>
/// <param name="Model">The model.</param>
/// <param name="Series">The pair.</param>
/// <param name="Origin">The last year that was known.</param>
/// <param name="Horizon">Years ahead.</param>
/// <param name="Value">The forecast, million USD.</param>
/// <param name="Actual">What came, million USD.</param>
/// <param name="Bands">The 50 and 80 % forecast bands from errors that were known then.</param>
/// <param name="Score">CRPS of the log forecast; less is better.</param>
public sealed record Forecast(
    string Model,
    string Series,
    int Origin,
    int Horizon,
    double Value,
    double Actual,
    ForecastBands Bands,
    double Score
)
{
    /// <summary>ln(actual / forecast).</summary>
    public double LogError => Elementary.Log(Actual / Value);
}
