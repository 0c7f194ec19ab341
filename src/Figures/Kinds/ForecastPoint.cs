namespace TradeSim.Figures;

/// <summary>One forecast and what came.</summary>
/// <param name="Name">The forecast item: a pair, a sector.</param>
/// <param name="Forecast">The forecast.</param>
/// <param name="Actual">What came.</param>
internal sealed record ForecastPoint(string Name, double Forecast, double Actual)
{
    /// <summary>The forecast item.</summary>
    /// <exception cref="ArgumentException">It is empty.</exception>
    public string Name { get; } = Check.Name(Name, "A forecast");

    /// <summary>The forecast.</summary>
    /// <exception cref="ArgumentException">It is not finite.</exception>
    public double Forecast { get; } = Check.Finite(Forecast, $"The forecast of '{Name}'");

    /// <summary>What came.</summary>
    /// <exception cref="ArgumentException">It is not finite.</exception>
    public double Actual { get; } = Check.Finite(Actual, $"What came of '{Name}'");
}
