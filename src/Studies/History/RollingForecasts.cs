using System.Collections.Immutable;

namespace TradeSim.Studies.History;

/// <summary>
/// Forecasts from each year of the past, by all models, from the information of that time only: training pairs give the common drift, the
/// income elasticity, the weights of the combination and the scale of errors; the scored pairs give their last values and their own
/// volatility.
/// </summary>
internal sealed class RollingForecasts
{
    public const int LastValueIndex = 0;
    public const int IncomeIndex = 3;
    public const int CombinationIndex = 4;

    private static readonly ForecastModel[] Components =
    [
        new LastValue(),
        new CommonDrift(),
        new DampedTrend(),
        new IncomeElasticity(),
        new SmoothedLevel(),
    ];

    private readonly SeriesData[] series;
    private readonly bool[] isTraining;
    private readonly bool[] isScored;
    private readonly BacktestOptions options;
    private readonly int leastErrors;
    private readonly Func<int, GrowthTable?> growthIn;
    private readonly List<RollingForecast>[] known; // by horizon − 1: training forecasts whose outcome is known
    private readonly SortedDictionary<int, List<RollingForecast>> pending = []; // by the year in which it will be
    private readonly (int Year, double Before, double Change)[] changes;

    /// <param name="series">All pairs.</param>
    /// <param name="isTraining">Which of them are learned from.</param>
    /// <param name="isScored">Which of them are forecast and scored.</param>
    /// <param name="growthIn">Growth of economies as it was known at the end of a year.</param>
    /// <param name="options">Horizons and origins.</param>
    /// <param name="leastErrors">Errors that the pooled band of the last value needs.</param>
    public RollingForecasts(
        SeriesData[] series,
        bool[] isTraining,
        bool[] isScored,
        Func<int, GrowthTable?> growthIn,
        BacktestOptions options,
        int leastErrors
    )
    {
        (this.series, this.isTraining, this.isScored) = (series, isTraining, isScored);
        (this.growthIn, this.options, this.leastErrors) = (growthIn, options, leastErrors);
        LastYear = series.Max(item => item.Years.IsEmpty ? int.MinValue : item.Years[^1]);
        FirstYear = series.Min(item => item.Years.IsEmpty ? int.MaxValue : item.Years[0]);
        known =
        [
            .. Enumerable
                .Range(0, (int)Math.Clamp((long)LastYear - FirstYear, 1, Math.Min(options.Horizons, MostHorizons)))
                .Select(_ => new List<RollingForecast>()),
        ];
        changes = [.. series.Where((_, index) => isTraining[index]).SelectMany(item => item.Changes()).OrderBy(change => change.Year)];
    }

    /// <summary>Names of the models, the combination last.</summary>
    public static ImmutableArray<string> Models { get; } = [.. Components[..4].Select(model => model.Name), CombinationWeights.Name];

    public int FirstYear { get; }

    public int LastYear { get; }

    private const int MostHorizons = 100;

    /// <summary>The years from which forecasts are made.</summary>
    public int[] Origins()
    {
        var (first, last) = (options.FirstOrigin ?? FirstYear, options.LastOrigin ?? LastYear - 1);
        var years = new SortedSet<int>();
        foreach (var item in series)
        {
            foreach (var year in item.Years)
            {
                if (year >= first && year <= last)
                    years.Add(year);
            }
        }
        return [.. years];
    }

    /// <summary>Makes the forecasts of one year after another.</summary>
    public IEnumerable<RollingForecast> Run(Action? done = null, CancellationToken cancellation = default)
    {
        foreach (var origin in Origins())
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var forecast in From(origin))
                yield return forecast;
            done?.Invoke();
        }
    }

    /// <summary>The scale of the errors of a model from here on: all outcomes up to a year are known.</summary>
    public ForecastErrors ErrorsIn(int year, int model)
    {
        MovePendingToKnown(year);
        return Errors(Known(year), model);
    }

    /// <summary>Training forecasts whose outcome is known, by horizon − 1.</summary>
    public IReadOnlyList<IReadOnlyList<RollingForecast>> Past => known;

    private IEnumerable<RollingForecast> From(int origin)
    {
        MovePendingToKnown(origin);
        var history = Known(origin);
        var learned = Components.Select(model => model.Learn(history)).ToArray();
        var weights = CombinationWeights.Learn([
            .. known.SelectMany(
                (ofHorizon, index) =>
                    Thinned
                        .To(CombinationWeights.MostOfHorizon, ofHorizon)
                        .Select(past => (past.Terms, past.Actual, 1 / (past.Volatility * Math.Sqrt(index + 1))))
            ),
        ]);
        var errors = Enumerable.Range(0, Models.Length).Select(model => Errors(history, model)).ToArray();
        LogErrors?[] pooled =
        [
            .. known.Select(ofHorizon =>
                ofHorizon.Count >= Math.Max(2, leastErrors)
                    ? new LogErrors([Thinned.To(ForecastErrors.MostOfHorizon, ofHorizon).Select(past => past.Actual)])
                    : null
            ),
        ];
        for (var index = 0; index < series.Length; index++)
        {
            var now = new KnownSeries(series[index], origin);
            if (!(isTraining[index] || isScored[index]) || double.IsNaN(now.Last))
                continue;
            var volatility = history.Volatility.Of(now, now.Last);
            for (var horizon = 1; horizon <= known.Length; horizon++)
            {
                var actual = series[index].LogIn(origin + horizon) - now.Last;
                if (double.IsNaN(actual))
                    continue;
                var terms = CombinationWeights.Terms(
                    learned[1](now, horizon),
                    learned[4](now, horizon),
                    learned[2](now, horizon),
                    learned[3](now, horizon)
                );
                var forecast = new RollingForecast
                {
                    Series = index,
                    Origin = origin,
                    Horizon = horizon,
                    Actual = actual,
                    Volatility = volatility,
                    Unit = ForecastErrors.Unit(volatility, history.Volatility.Mean, horizon),
                    Terms = terms,
                    Predicted = [0, terms[0], terms[2], terms[3] + terms[0], CombinationWeights.Of(weights, terms)],
                };
                if (isTraining[index])
                    AddPending(forecast);
                if (isScored[index])
                {
                    forecast.Scales = [.. errors.Select(model => model.Scale(volatility, horizon))];
                    if (pooled[horizon - 1] is { } band)
                    {
                        forecast.PooledScore = band.Score(1, actual);
                        forecast.Pooled = (
                            actual >= band.Quantile(1, 0.25) && actual <= band.Quantile(1, 0.75),
                            actual >= band.Quantile(1, 0.1) && actual <= band.Quantile(1, 0.9)
                        );
                    }
                    yield return forecast;
                }
            }
        }
    }

    private KnownHistory Known(int year) => new(year, [.. series.Where((_, index) => isTraining[index])], changes, growthIn(year));

    private ForecastErrors Errors(KnownHistory history, int model) =>
        ForecastErrors.Learn(
            history.Volatility,
            history.Year,
            history.Series.Count,
            [
                .. known.Select(ofHorizon =>
                    (
                        ofHorizon.Count,
                        (IReadOnlyList<(double, int)>)
                            [
                                .. Thinned
                                    .To(ForecastErrors.MostOfHorizon, ofHorizon)
                                    .Select(past => (past.ErrorOf(model) / past.Unit, past.Origin + past.Horizon)),
                            ]
                    )
                ),
            ]
        );

    private void AddPending(RollingForecast forecast)
    {
        var seen = forecast.Origin + forecast.Horizon;
        if (!pending.TryGetValue(seen, out var ofYear))
            pending[seen] = ofYear = [];
        ofYear.Add(forecast);
    }

    private void MovePendingToKnown(int year)
    {
        while (pending.Count > 0 && pending.First() is var (seen, forecasts) && seen <= year)
        {
            foreach (var forecast in forecasts)
                known[forecast.Horizon - 1].Add(forecast);
            pending.Remove(seen);
        }
    }
}
