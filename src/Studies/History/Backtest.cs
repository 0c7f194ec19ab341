using System.Collections.Immutable;
using TradeSim.Studies.Cases;
using TradeSim.Studies.Tables;
using TradeSim.Studies.Uncertainty;

namespace TradeSim.Studies.History;

/// <summary>How a backtest is made.</summary>
public sealed record BacktestOptions
{
    /// <summary>Farthest horizon in years. Default 5.</summary>
    public int Horizons { get; init; } = 5;

    /// <summary>First year from which forecasts are made; null: as soon as models have one.</summary>
    public int? FirstOrigin { get; init; }

    /// <summary>Last year from which forecasts are made; null: the last but one of the history.</summary>
    public int? LastOrigin { get; init; }

    /// <summary>Errors of earlier forecasts that bands need. Default 30.</summary>
    public int LeastErrors { get; init; } = 30;

    /// <summary>Whether bands lie about the forecast, as <see cref="LogErrors.Centred"/> has it, and not about what the
    /// model should have said. Default: no.</summary>
    public bool AreBandsCentred { get; init; }
}

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

/// <summary>The bands of a forecast.</summary>
/// <param name="Low80">Lower end of the 80 % band.</param>
/// <param name="Low50">Lower end of the 50 % band.</param>
/// <param name="High50">Upper end of the 50 % band.</param>
/// <param name="High80">Upper end of the 80 % band.</param>
public sealed record ForecastBands(double Low80, double Low50, double High50, double High80);

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

/// <summary>
/// Would it have been right before? From each year of the past, models forecast the years after it knowing only what was
/// known then (rolling origin,
/// Tashman 2000, International Journal of Forecasting 16, 437-450); bands come from the errors of forecasts whose outcome
/// was known by then. All scores are on
/// years that were held back.
/// </summary>
public static class Backtest
{
    /// <summary>All forecasts that a model made, compared on those which every naive model made as well.</summary>
    public const string Everything = "all pairs";

    /// <summary>Only forecasts that all models made, so that they are compared on the same.</summary>
    public const string Common = "forecasts of all models";

    private const int BreakYear = 2022; // war and sanctions: transit and re-export (facts.md, section 8)

    /// <summary>Tests models on a history.</summary>
    /// <param name="history">The history.</param>
    /// <param name="models">The models; naive ones are added where they are missing.</param>
    /// <param name="options">Horizons and origins.</param>
    /// <param name="context">Progress (in origins), cancellation, clock.</param>
    public static BacktestResult Run(
        TradeHistory history,
        IReadOnlyList<ForecastModel>? models = null,
        BacktestOptions? options = null,
        StudyContext? context = null
    )
    {
        ArgumentNullException.ThrowIfNull(history);
        options ??= new BacktestOptions();
        context ??= StudyContext.Default;
        if (options.Horizons < 1 || options.LeastErrors < 2)
            throw new StudyException("backtest: expected at least one horizon and two errors");
        ForecastModel[] all =
        [
            .. ForecastModel.Naive,
            .. (models ?? ForecastModel.All).Where(model => ForecastModel.Naive.All(naive => naive.Name != model.Name)),
        ];
        var raw = Forecasts(history, all, options, context);
        if (raw.Count == 0)
            throw new StudyException("backtest: the history is too short for any forecast");
        ImmutableArray<Forecast> forecasts = [.. Banded(raw, options)];
        return new BacktestResult(forecasts, [.. Score(forecasts, all)]);
    }

    private static List<Forecast> Forecasts(TradeHistory history, ForecastModel[] models, BacktestOptions options, StudyContext context)
    {
        var start = context.Clock.GetTimestamp();
        var lastYear = history.LastYear;
        var (first, last) = (options.FirstOrigin ?? history.FirstYear, options.LastOrigin ?? lastYear - 1);
        int[] origins =
        [
            .. history.Series.SelectMany(series => series.Values.Keys).Where(year => year >= first && year <= last).Distinct().Order(),
        ];
        var forecasts = new List<Forecast>();
        foreach (var (index, origin) in origins.Index())
        {
            context.Cancellation.ThrowIfCancellationRequested();
            var (known, horizons) = (history.AsOf(origin), Math.Min(options.Horizons, lastYear - origin));
            foreach (var model in models)
            {
                var forecast = model.Learn(known, origin);
                for (var series = 0; series < history.Series.Length; series++)
                {
                    for (var horizon = 1; horizon <= horizons; horizon++)
                    {
                        if (
                            history.Series[series].Values.TryGetValue(origin + horizon, out var actual)
                            && forecast(known.Series[series], horizon) is { } value
                        )
                            forecasts.Add(
                                new Forecast(model.Name, history.Series[series].Name, origin, horizon, value, actual, null, null)
                            );
                    }
                }
            }
            var (done, elapsed) = (index + 1, context.Clock.GetElapsedTime(start));
            context.Progress?.Report(new StudyProgress(done, origins.Length, 0, elapsed, elapsed / done * (origins.Length - done)));
        }
        return forecasts;
    }

    /// <summary>Bands of each forecast from the errors of the same model and horizon that were known at its origin.</summary>
    private static IEnumerable<Forecast> Banded(List<Forecast> forecasts, BacktestOptions options)
    {
        var byKind = forecasts.ToLookup(forecast => (forecast.Model, forecast.Horizon));
        foreach (var group in forecasts.GroupBy(forecast => (forecast.Model, forecast.Horizon, forecast.Origin)))
        {
            var (model, horizon, origin) = group.Key;
            var known = byKind[(model, horizon)]
                .Where(earlier => earlier.Origin + horizon <= origin)
                .Select(earlier => earlier.LogError)
                .ToArray();
            if (known.Length < options.LeastErrors)
            {
                foreach (var forecast in group)
                    yield return forecast;
                continue;
            }
            var errors = options.AreBandsCentred ? new LogErrors([known]).Centred() : new LogErrors([known]);
            double At(double forecast, double probability) => forecast * Math.Exp(errors.Quantile(1, probability));
            foreach (var forecast in group)
            {
                yield return forecast with
                {
                    Bands = new ForecastBands(
                        At(forecast.Value, 0.1),
                        At(forecast.Value, 0.25),
                        At(forecast.Value, 0.75),
                        At(forecast.Value, 0.9)
                    ),
                    Score = errors.Score(1, forecast.LogError),
                };
            }
        }
    }

    private static IEnumerable<ModelScore> Score(ImmutableArray<Forecast> forecasts, ForecastModel[] models)
    {
        var byModel = models.ToDictionary(
            model => model.Name,
            model => forecasts.Where(forecast => forecast.Model == model.Name).ToDictionary(KeyOf),
            StringComparer.Ordinal
        );
        var common = byModel.Values.Select(made => made.Keys.ToHashSet()).Aggregate((a, b) => [.. a.Intersect(b)]);
        var all = byModel[ForecastModel.Naive[0].Name].Keys.ToHashSet();
        (string Scope, Func<(string Series, int Origin, int Horizon), bool> Counts)[] scopes =
        [
            (Everything, all.Contains),
            ($"{Everything}, until {Invariant.Text(BreakYear - 1)}", key => all.Contains(key) && key.Origin + key.Horizon < BreakYear),
            ($"{Everything}, from {Invariant.Text(BreakYear)}", key => all.Contains(key) && key.Origin + key.Horizon >= BreakYear),
            (Common, common.Contains),
        ];
        foreach (var (scope, counts) in scopes)
        {
            foreach (var model in models)
            {
                var made = byModel[model.Name].Where(item => counts(item.Key)).Select(item => item.Value).ToArray();
                foreach (var horizon in made.Select(forecast => (int?)forecast.Horizon).Distinct().Order().Prepend(null))
                {
                    Forecast[] counted = [.. made.Where(forecast => horizon is null || forecast.Horizon == horizon)];
                    if (counted.Length > 0)
                        yield return ScoreOf(scope, model.Name, horizon, counted, byModel);
                }
            }
        }
    }

    private static ModelScore ScoreOf(
        string scope,
        string model,
        int? horizon,
        Forecast[] counted,
        Dictionary<string, Dictionary<(string, int, int), Forecast>> byModel
    )
    {
        static double Root(IEnumerable<double> errors) => Math.Sqrt(errors.Average(error => error * error));
        double Against(string naive)
        {
            var made = byModel[naive];
            Forecast[] both = [.. counted.Where(forecast => made.ContainsKey(KeyOf(forecast)))];
            return both.Length == 0
                ? double.NaN
                : Root(both.Select(forecast => forecast.LogError)) / Root(both.Select(forecast => made[KeyOf(forecast)].LogError));
        }
        var banded = counted.Where(forecast => forecast.Bands is not null).ToArray();
        var percentage = counted.Select(forecast => Math.Abs(forecast.Value - forecast.Actual) / forecast.Actual).ToArray();
        double? Share(Func<Forecast, bool> holds) => banded.Length == 0 ? null : (double)banded.Count(holds) / banded.Length;
        return new ModelScore(
            scope,
            model,
            horizon,
            counted.Length,
            Quantiles.Of(percentage, 0.5),
            percentage.Average(),
            Root(counted.Select(forecast => forecast.LogError)),
            [.. ForecastModel.Naive.Select(naive => (naive.Name, Against(naive.Name)))],
            Share(forecast => forecast.Actual >= forecast.Bands!.Low50 && forecast.Actual <= forecast.Bands.High50),
            Share(forecast => forecast.Actual >= forecast.Bands!.Low80 && forecast.Actual <= forecast.Bands.High80),
            banded.Length == 0 ? null : banded.Average(forecast => forecast.Score!.Value),
            banded.Length
        );
    }

    private static (string Series, int Origin, int Horizon) KeyOf(Forecast forecast) =>
        (forecast.Series, forecast.Origin, forecast.Horizon);
}
