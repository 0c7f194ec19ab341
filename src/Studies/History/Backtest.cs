using System.Collections.Immutable;
using TradeSim.Studies.Cases;
using TradeSim.Studies.Uncertainty;

namespace TradeSim.Studies.History;

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
