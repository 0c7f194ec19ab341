using System.Collections.Immutable;
using TradeSim.Studies.Tables;

namespace TradeSim.Studies.History;

/// <summary>A backtest: every forecast and how it did.</summary>
/// <param name="Forecasts">All forecasts.</param>
/// <param name="Scores">Scores by scope, model and horizon.</param>
public sealed record BacktestResult(ImmutableArray<Forecast> Forecasts, ImmutableArray<ModelScore> Scores)
{
    /// <summary>All errors of a model 1, 2, 3 … years ahead, for bands of forecasts from now on: as far as there are at
    /// least two for each year; null: not even for the first.</summary>
    public LogErrors? ErrorsOf(string model)
    {
        var byHorizon = Forecasts
            .Where(forecast => forecast.Model == model)
            .ToLookup(forecast => forecast.Horizon, forecast => forecast.LogError);
        double[][] errors =
        [
            .. Enumerable
                .Range(1, byHorizon.Count)
                .Select(horizon => byHorizon[horizon].ToArray())
                .TakeWhile(ofHorizon => ofHorizon.Length >= 2),
        ];
        return errors.Length == 0 ? null : new LogErrors(errors);
    }

    /// <summary>The score of a model in a scope, over all horizons or at one.</summary>
    public ModelScore ScoreOf(string scope, string model, int? horizon = null) =>
        Scores.Single(score => score.Scope == scope && score.Model == model && score.Horizon == horizon);

    /// <summary>The scores as a table; horizon 0 is all horizons together.</summary>
    public StudyTable ScoresTable() =>
        new(
            "scores",
            [
                "scope",
                "model",
                "horizon",
                "forecasts",
                "median_ape",
                "mape",
                "log_rmse",
                .. Scores[0].TheilU.Select(item => "theil_u_vs_" + item.Naive.Replace(' ', '_')),
                "coverage_50",
                "coverage_80",
                "crps_log",
                "banded",
            ],
            Scores.Select(item =>
                (object?[])
                    [
                        item.Scope,
                        item.Model,
                        item.Horizon ?? 0,
                        item.Forecasts,
                        item.MedianPercentageError,
                        item.MeanPercentageError,
                        item.LogRootMeanSquare,
                        .. item.TheilU.Select(ratio => (object?)ratio.Ratio),
                        item.Coverage50,
                        item.Coverage80,
                        item.Score,
                        item.Banded,
                    ]
            )
        );

    /// <summary>All forecasts as a table.</summary>
    public StudyTable ForecastsTable() =>
        new(
            "forecasts",
            ["model", "series", "origin", "horizon", "year", "forecast", "actual", "low_80", "low_50", "high_50", "high_80", "crps_log"],
            Forecasts.Select(item =>
                new object?[]
                {
                    item.Model,
                    item.Series,
                    item.Origin,
                    item.Horizon,
                    item.Origin + item.Horizon,
                    item.Value,
                    item.Actual,
                    item.Bands?.Low80,
                    item.Bands?.Low50,
                    item.Bands?.High50,
                    item.Bands?.High80,
                    item.Score,
                }
            )
        );
}
