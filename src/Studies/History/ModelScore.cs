using System.Collections.Immutable;

namespace TradeSim.Studies.History;

/// <summary>How well a model did.</summary>
/// <param name="Scope">Which forecasts are counted.</param>
/// <param name="Model">The model.</param>
/// <param name="Horizon">Years ahead; null: all.</param>
/// <param name="Forecasts">Forecasts counted.</param>
/// <param name="MedianPercentageError">Median absolute percentage error.</param>
/// <param name="MeanPercentageError">Mean absolute percentage error (MAPE), which a few tiny actuals dominate.</param>
/// <param name="LogRootMeanSquare">Root mean square of log errors.</param>
/// <param name="TheilU">That over each naive model's on the same forecasts (Theil 1966): below 1 is better than naive.</param>
/// <param name="Coverage50">Share of actuals within the 50 % band; null: no bands.</param>
/// <param name="Coverage80">Share within the 80 % band.</param>
/// <param name="Score">Mean CRPS of the log forecast; less is better.</param>
/// <param name="Banded">Forecasts that had bands.</param>
public sealed record ModelScore(
    string Scope,
    string Model,
    int? Horizon,
    int Forecasts,
    double MedianPercentageError,
    double MeanPercentageError,
    double LogRootMeanSquare,
    ImmutableArray<(string Naive, double Ratio)> TheilU,
    double? Coverage50,
    double? Coverage80,
    double? Score,
    int Banded
);
