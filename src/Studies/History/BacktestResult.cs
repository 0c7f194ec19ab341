using System.Collections.Immutable;
using TradeSim.Studies.Tables;

namespace TradeSim.Studies.History;

/// <summary>A backtest: forecasts and how they did.</summary>
/// <param name="Forecasts">Forecasts that could learn from all pairs; of more than 100,000 those of the last value and the
/// combination.</param>
/// <param name="Scores">Scores by basis, period, horizon and model.</param>
public sealed record BacktestResult(ImmutableArray<Forecast> Forecasts, ImmutableArray<ModelScore> Scores)
{
    /// <summary>Horizons at which the goals are stated.</summary>
    public static ImmutableArray<int> GoalHorizons { get; } = [1, 2, 3, 5];

    /// <summary>Pairs that were forecast.</summary>
    public required int Pairs { get; init; }

    /// <summary>Further pairs that were learned from.</summary>
    public required int OtherPairs { get; init; }

    /// <summary>Pairs that were also forecast from their own history only; fewer than <see cref="Pairs"/> where there are many.</summary>
    public required int PairsAlone { get; init; }

    /// <summary>A score; null: there were no such forecasts.</summary>
    /// <param name="basis">What forecasts could learn from.</param>
    /// <param name="model">The model.</param>
    /// <param name="horizon">Years ahead; null: all.</param>
    /// <param name="period">Which years are counted.</param>
    public ModelScore? ScoreOf(ForecastBasis basis, string model, int? horizon = null, BacktestPeriod period = BacktestPeriod.AllYears) =>
        Scores.FirstOrDefault(score => score.Basis == basis && score.Period == period && score.Model == model && score.Horizon == horizon);

    /// <summary>The goals of the combined forecast, and whether they are met.</summary>
    public ImmutableArray<ForecastGoal> Goals() =>
        [
            .. from basis in (ForecastBasis[])[ForecastBasis.AllPairs, ForecastBasis.PairLeftOut]
            from horizon in GoalHorizons
            let score = ScoreOf(basis, Backtest.Combination, horizon)
            where score is not null
            from goal in (ForecastGoal[])
                [
                    new(basis, horizon, "coverage of the 80 % forecast band", 0.75, 0.85, score.Coverage80),
                    new(basis, horizon, "coverage of the 50 % forecast band", 0.45, 0.55, score.Coverage50),
                    new(basis, horizon, "CRPS over that of the last value's pooled band", 0, 0.97, score.ScoreRatio),
                    new(basis, horizon, "RMSE of logs over the last value's", 0, 1, score.RootRatio),
                ]
            select goal,
        ];

    /// <summary>The scores as a table; horizon 0 is all horizons together.</summary>
    public StudyTable ScoresTable() =>
        new(
            "scores",
            [
                "basis",
                "period",
                "model",
                "horizon",
                "forecasts",
                "pairs",
                "median_ape",
                "log_rmse",
                "log_rmse_ratio",
                "log_rmse_ratio_low_95",
                "log_rmse_ratio_high_95",
                "forecast_band_coverage_50",
                "forecast_band_coverage_50_low_95",
                "forecast_band_coverage_50_high_95",
                "forecast_band_coverage_80",
                "forecast_band_coverage_80_low_95",
                "forecast_band_coverage_80_high_95",
                "crps_log",
                "crps_ratio",
                "crps_ratio_low_95",
                "crps_ratio_high_95",
            ],
            Scores.Select(item =>
                new object?[]
                {
                    NameOf(item.Basis),
                    NameOf(item.Period),
                    item.Model,
                    item.Horizon ?? 0,
                    item.Forecasts,
                    item.Pairs,
                    item.MedianPercentageError,
                    item.LogRootMeanSquare,
                    item.RootRatio.Value,
                    Known(item.RootRatio.Low),
                    Known(item.RootRatio.High),
                    item.Coverage50.Value,
                    Known(item.Coverage50.Low),
                    Known(item.Coverage50.High),
                    item.Coverage80.Value,
                    Known(item.Coverage80.Low),
                    Known(item.Coverage80.High),
                    item.Score,
                    Known(item.ScoreRatio.Value),
                    Known(item.ScoreRatio.Low),
                    Known(item.ScoreRatio.High),
                }
            )
        );

    /// <summary>The goals as a table.</summary>
    public StudyTable GoalsTable() =>
        new(
            "goals",
            ["basis", "horizon", "goal", "at_least", "at_most", "value", "low_95", "high_95", "met"],
            Goals()
                .Select(item =>
                    new object?[]
                    {
                        NameOf(item.Basis),
                        item.Horizon,
                        item.Name,
                        item.AtLeast,
                        item.AtMost,
                        Known(item.Figure.Value),
                        Known(item.Figure.Low),
                        Known(item.Figure.High),
                        item.IsMet ? "yes" : "no",
                    }
                )
        );

    /// <summary>Forecasts one by one, with their 50 and 80 % forecast bands.</summary>
    public StudyTable ForecastsTable() =>
        new(
            "forecasts",
            [
                "model",
                "series",
                "origin",
                "horizon",
                "year",
                "forecast",
                "actual",
                "forecast_band_low_80",
                "forecast_band_low_50",
                "forecast_band_high_50",
                "forecast_band_high_80",
                "crps_log",
            ],
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
                    item.Bands.Low80,
                    item.Bands.Low50,
                    item.Bands.High50,
                    item.Bands.High80,
                    item.Score,
                }
            )
        );

    /// <summary>The name of a basis in tables.</summary>
    public static string NameOf(ForecastBasis basis) =>
        basis switch
        {
            ForecastBasis.PairLeftOut => "pair left out",
            ForecastBasis.OwnHistory => "own history only",
            _ => "all pairs",
        };

    /// <summary>The name of a period in tables.</summary>
    public static string NameOf(BacktestPeriod period) =>
        period switch
        {
            BacktestPeriod.Until2021 => "until 2021",
            BacktestPeriod.From2022 => "from 2022",
            _ => "all years",
        };

    private static double? Known(double value) => double.IsNaN(value) ? null : value;
}
