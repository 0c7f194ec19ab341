namespace TradeSim.Studies.History;

/// <summary>The bands of a forecast.</summary>
/// <param name="Low80">Lower end of the 80 % band.</param>
/// <param name="Low50">Lower end of the 50 % band.</param>
/// <param name="High50">Upper end of the 50 % band.</param>
/// <param name="High80">Upper end of the 80 % band.</param>
public sealed record ForecastBands(double Low80, double Low50, double High50, double High80);
