using TradeSim.Studies.Sensitivities;

namespace TradeSim.Studies.History;

/// <summary>How well a model did. All models of a basis, period and horizon are scored on the same forecasts.</summary>
/// <param name="Basis">What forecasts could learn from.</param>
/// <param name="Period">Which years are counted.</param>
/// <param name="Model">The model, with bands scaled by the pair's own volatility; or the last value with its pooled band.</param>
/// <param name="Horizon">Years ahead; null: all.</param>
/// <param name="Forecasts">Forecasts counted.</param>
/// <param name="Pairs">Pairs that they are of.</param>
/// <param name="MedianPercentageError">Median absolute percentage error.</param>
/// <param name="LogRootMeanSquare">Root mean square of log errors.</param>
/// <param name="RootRatio">That over the last value's (Theil's U, 1966), with its interval: below 1 is better.</param>
/// <param name="Coverage50">Share of outcomes within the 50 % band.</param>
/// <param name="Coverage80">Share within the 80 % band.</param>
/// <param name="Score">Mean CRPS of the log forecast; less is better.</param>
/// <param name="ScoreRatio">That over the last value's with its pooled band: below 1 is better.</param>
public sealed record ModelScore(
    ForecastBasis Basis,
    BacktestPeriod Period,
    string Model,
    int? Horizon,
    int Forecasts,
    int Pairs,
    double MedianPercentageError,
    double LogRootMeanSquare,
    Estimate RootRatio,
    Estimate Coverage50,
    Estimate Coverage80,
    double Score,
    Estimate ScoreRatio
);
