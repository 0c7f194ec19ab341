using TradeSim.Engine.Dynamics;
using TradeSim.Studies.Cases;
using TradeSim.Studies.Randomness;
using TradeSim.Studies.Sensitivities;
using TradeSim.Studies.Uncertainty;

namespace TradeSim.Studies.History;

/// <summary>
/// Would forecasts have been right before? From each year of the past, models forecast the years after it from the information of that time
/// only (rolling origin, Tashman 2000, International Journal of Forecasting 16, 437-450). Bands come from the errors of forecasts whose
/// outcome was known by then. Pairs are also left out of all that is learned, and forecast from their own history only.
/// </summary>
public static class Backtest
{
    /// <summary>Name of the combined forecast.</summary>
    public const string Combination = CombinationWeights.Name;

    /// <summary>Name of the last value with the pooled band of its past errors: what every band has to beat.</summary>
    public const string Reference = "last value, pooled band";

    private const int LastYearBeforeBreak = 2021; // war and sanctions: transit and re-export
    private const int MostPairsAlone = 200; // more are sampled evenly: each is a separate backtest
    private const int MostFolds = 40; // more pairs are left out in groups
    private const int FoldsOfMany = 5;
    private const int MostForecasts = 100_000; // kept one by one; beyond, the combination and the last value only
    private const int OwnLeastErrors = 8;

    /// <summary>Tests all models on a history.</summary>
    /// <param name="history">The pairs that are forecast.</param>
    /// <param name="others">Further pairs to learn from, which are not scored; those that the history has itself are left out. Null:
    /// none.</param>
    /// <param name="options">Horizons, origins and bases.</param>
    /// <param name="context">Progress (in origins), cancellation, clock.</param>
    /// <exception cref="StudyException">The options make no sense, or the history is too short for any forecast.</exception>
    public static BacktestResult Run(
        TradeHistory history,
        TradeHistory? others = null,
        BacktestOptions? options = null,
        StudyContext? context = null
    )
    {
        ArgumentNullException.ThrowIfNull(history);
        options ??= new BacktestOptions();
        context ??= StudyContext.Default;
        if (options.Horizons < 1 || options.LeastErrors < 2 || options.Samples < 20)
            throw new StudyException("backtest: expected at least one horizon, two errors and twenty samples");
        var joined = others is null ? history : history.JoinedWith(others);
        SeriesData[] series = [.. joined.Series.Select(SeriesData.OfTurnover)];
        var scored = joined.Series.Select((_, index) => index < history.Series.Length).ToArray();
        var growth = new Dictionary<int, GrowthTable?>();
        GrowthTable? GrowthIn(int year)
        {
            lock (growth)
            {
                if (!growth.TryGetValue(year, out var table))
                    growth[year] = table = joined.Growth is { } vintages ? new GrowthTable(vintages.AsOf(year)) : null;
                return table;
            }
        }

        var whole = new RollingForecasts(series, [.. series.Select(_ => true)], scored, GrowthIn, options, options.LeastErrors);
        var all = Made(whole, context);
        if (all.Count == 0)
            throw new StudyException("backtest: the history is too short for any forecast");
        var scores = new List<ModelScore>();
        var references = all.Where(forecast => forecast.PooledScore is not null)
            .ToDictionary(forecast => (forecast.Series, forecast.Origin, forecast.Horizon));
        var alone = 0;
        foreach (var basis in options.Bases)
        {
            context.Cancellation.ThrowIfCancellationRequested();
            var made = basis switch
            {
                ForecastBasis.PairLeftOut => LeftOut(series, scored, GrowthIn, options, context.Cancellation),
                ForecastBasis.OwnHistory => Alone(series, scored, GrowthIn, options, context.Cancellation, out alone),
                _ => all,
            };
            scores.AddRange(ScoresOf(basis, made, series, options, references));
        }
        return new BacktestResult([.. ForecastsOf(all, history)], [.. scores])
        {
            Pairs = history.Series.Length,
            OtherPairs = joined.Series.Length - history.Series.Length,
            PairsAlone = alone,
        };
    }

    private static List<RollingForecast> Made(RollingForecasts whole, StudyContext context)
    {
        var (start, origins, done) = (context.Clock.GetTimestamp(), whole.Origins().Length, 0);
        return
        [
            .. whole.Run(
                () =>
                {
                    var elapsed = context.Clock.GetElapsedTime(start);
                    done++;
                    context.Progress?.Report(new StudyProgress(done, origins, 0, elapsed, elapsed / done * (origins - done)));
                },
                context.Cancellation
            ),
        ];
    }

    /// <summary>Each pair from what the others teach: one after another, or in groups where there are many.</summary>
    private static List<RollingForecast> LeftOut(
        SeriesData[] series,
        bool[] scored,
        Func<int, GrowthTable?> growth,
        BacktestOptions options,
        CancellationToken cancellation
    )
    {
        string[] pairs =
        [
            .. series
                .Where((_, index) => scored[index])
                .Select(item => item.Pair)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
        var folds = pairs.Length <= MostFolds ? pairs.Length : FoldsOfMany;
        var foldOf = pairs.Index().ToDictionary(item => item.Item, item => item.Index % folds, StringComparer.Ordinal);
        var made = new List<RollingForecast>[folds];
        Parallel.For(0, folds, new ParallelOptions { CancellationToken = cancellation }, fold =>
        {
            // The trade of a pair may be in the history twice, reported by either side: both are left out.
            var isOut = series.Select(item => foldOf.TryGetValue(item.Pair, out var its) && its == fold).ToArray();
            made[fold] =
            [
                .. new RollingForecasts(
                    series,
                    [.. isOut.Select(left => !left)],
                    [.. isOut.Select((left, index) => left && scored[index])],
                    growth,
                    options,
                    options.LeastErrors
                ).Run(null, cancellation),
            ];
        });
        return [.. made.SelectMany(fold => fold)];
    }

    /// <summary>Each pair from its own past only.</summary>
    private static List<RollingForecast> Alone(
        SeriesData[] series,
        bool[] scored,
        Func<int, GrowthTable?> growth,
        BacktestOptions options,
        CancellationToken cancellation,
        out int pairs
    )
    {
        int[] all = [.. Enumerable.Range(0, series.Length).Where(index => scored[index])];
        int[] chosen = [.. Thinned.To(MostPairsAlone, all)];
        pairs = chosen.Length;
        var made = new List<RollingForecast>[chosen.Length];
        Parallel.For(0, chosen.Length, new ParallelOptions { CancellationToken = cancellation }, k =>
            made[k] =
                series[chosen[k]].Years.Length < 2
                    ? []
                    :
                    [
                        .. new RollingForecasts(
                            [series[chosen[k]]],
                            [true],
                            [true],
                            growth,
                            options,
                            Math.Min(options.LeastErrors, OwnLeastErrors)
                        )
                            .Run(null, cancellation)
                            .Select(forecast => forecast.Of(chosen[k])),
                    ]
        );
        return [.. made.SelectMany(pair => pair)];
    }

    private static IEnumerable<Forecast> ForecastsOf(List<RollingForecast> made, TradeHistory history)
    {
        var models =
            made.Count > MostForecasts
                ? [RollingForecasts.LastValueIndex, RollingForecasts.CombinationIndex]
                : Enumerable.Range(0, RollingForecasts.Models.Length);
        var quantiles = made.Select(forecast => forecast.Horizon)
            .Distinct()
            .ToDictionary(
                horizon => horizon,
                horizon =>
                {
                    var degrees = ForecastErrors.DegreesOfFreedom(horizon);
                    return (Q75: StudentT.Quantile(degrees, 0.75), Q90: StudentT.Quantile(degrees, 0.9));
                }
            );
        foreach (var model in models)
        {
            foreach (var forecast in made)
            {
                var series = history.Series[forecast.Series];
                var value = series.Values[forecast.Origin] * Elementary.Exp(forecast.Predicted[model]);
                var scale = forecast.Scales[model];
                var (q75, q90) = (quantiles[forecast.Horizon].Q75, quantiles[forecast.Horizon].Q90);
                double At(double score) => value * Elementary.Exp(scale * score);
                yield return new Forecast(
                    RollingForecasts.Models[model],
                    series.Name,
                    forecast.Origin,
                    forecast.Horizon,
                    value,
                    series.Values[forecast.Origin + forecast.Horizon],
                    new ForecastBands(At(-q90), At(-q75), At(q75), At(q90)),
                    forecast.Scored[model].Score
                );
            }
        }
    }

    /// <summary>
    /// The scores of a basis. Forecasts count from the year on in which the pooled band of the last value has enough past errors, so that
    /// all models and that band are compared on the same forecasts; where it never has, all count and there is no comparison of bands.
    /// </summary>
    private static IEnumerable<ModelScore> ScoresOf(
        ForecastBasis basis,
        List<RollingForecast> made,
        SeriesData[] series,
        BacktestOptions options,
        Dictionary<(int, int, int), RollingForecast> references
    )
    {
        // A pair's own past rarely has enough errors for a separate band: it is compared with the band of all pairs where it has none.
        (RollingForecast Forecast, RollingForecast? Reference)[] compared =
        [
            .. made.Select(forecast =>
                (
                    forecast,
                    forecast.PooledScore is not null
                        ? forecast
                        : references.GetValueOrDefault((forecast.Series, forecast.Origin, forecast.Horizon))
                )
            ),
        ];
        if (compared.Any(item => item.Item2 is not null))
            compared = [.. compared.Where(item => item.Item2 is not null)];
        foreach (var period in Enum.GetValues<BacktestPeriod>())
        {
            (RollingForecast Forecast, RollingForecast? Reference)[] counted =
            [
                .. compared.Where(item =>
                    period switch
                    {
                        BacktestPeriod.Until2021 => item.Forecast.Origin + item.Forecast.Horizon <= LastYearBeforeBreak,
                        BacktestPeriod.From2022 => item.Forecast.Origin + item.Forecast.Horizon > LastYearBeforeBreak,
                        _ => true,
                    }
                ),
            ];
            foreach (var horizon in counted.Select(item => (int?)item.Forecast.Horizon).Distinct().Order().Prepend(null))
            {
                var ofHorizon = horizon is null ? counted : [.. counted.Where(item => item.Forecast.Horizon == horizon)];
                if (ofHorizon.Length == 0)
                    continue;
                foreach (var score in new ScoreTable(ofHorizon, series, options).Scores(basis, period, horizon))
                    yield return score;
            }
        }
    }

    /// <summary>Sums by pair of what scores are made of, so that pairs can be drawn again.</summary>
    private sealed class ScoreTable
    {
        private const int PairsOfManySamples = 200;
        private const int FewSamples = 100; // of many pairs: intervals are narrow anyway
        private const int Figures = 4; // squared error, in 50, in 80, CRPS
        private readonly (RollingForecast Forecast, RollingForecast? Reference)[] counted;
        private readonly int models = RollingForecasts.Models.Length + 1; // the last value with the pooled band is the last of them
        private readonly double[][] byPair; // [pair][0: count, then model × figure]
        private readonly int[][] samples;

        public ScoreTable((RollingForecast, RollingForecast?)[] counted, SeriesData[] series, BacktestOptions options)
        {
            this.counted = counted;
            var pairs = new SortedDictionary<string, double[]>(StringComparer.Ordinal);
            foreach (var (forecast, reference) in this.counted)
            {
                var key = series[forecast.Series].Pair;
                if (!pairs.TryGetValue(key, out var sums))
                    pairs[key] = sums = new double[1 + models * Figures];
                sums[0]++;
                for (var model = 0; model < models - 1; model++)
                {
                    var (square, in50, in80, score) = forecast.Scored[model];
                    Add(sums, model, square, in50, in80, score);
                }
                if (reference is not null)
                    Add(
                        sums,
                        models - 1,
                        forecast.Actual * forecast.Actual,
                        reference.Pooled.In50,
                        reference.Pooled.In80,
                        reference.PooledScore!.Value
                    );
            }
            byPair = [.. pairs.Values];
            var draws = new RandomDraws(options.Seed).For("pairs of a backtest");
            samples =
            [
                .. Enumerable
                    .Range(0, byPair.Length <= PairsOfManySamples ? options.Samples : Math.Min(options.Samples, FewSamples))
                    .Select(sample =>
                        Enumerable.Range(0, byPair.Length).Select(pair => draws.Index(byPair.Length, sample, pair, 0, 0)).ToArray()
                    ),
            ];

            static void Add(double[] sums, int model, double square, bool in50, bool in80, double score)
            {
                var at = 1 + model * Figures;
                sums[at] += square;
                sums[at + 1] += in50 ? 1 : 0;
                sums[at + 2] += in80 ? 1 : 0;
                sums[at + 3] += score;
            }
        }

        public IEnumerable<ModelScore> Scores(ForecastBasis basis, BacktestPeriod period, int? horizon)
        {
            var total = Sum(Enumerable.Range(0, byPair.Length));
            var drawn = samples.Select(Sum).ToArray();
            var isCompared = counted.All(item => item.Reference is not null);
            for (var model = 0; model < models; model++)
            {
                if (model == models - 1 && !isCompared)
                    yield break;
                var at = 1 + model * Figures;
                var name = model == models - 1 ? Reference : RollingForecasts.Models[model];
                yield return new ModelScore(
                    basis,
                    period,
                    name,
                    horizon,
                    counted.Length,
                    byPair.Length,
                    Quantiles.Of(
                        counted.Select(item =>
                            Math.Abs(Elementary.Exp(-(model == models - 1 ? item.Forecast.Actual : item.Forecast.ErrorOf(model))) - 1)
                        ),
                        0.5
                    ),
                    Math.Sqrt(total[at] / total[0]),
                    Of(sums => Math.Sqrt(sums[at] / sums[1])),
                    Of(sums => sums[at + 1] / sums[0]),
                    Of(sums => sums[at + 2] / sums[0]),
                    total[at + 3] / total[0],
                    isCompared
                        ? Of(sums => sums[at + 3] / sums[1 + (models - 1) * Figures + 3])
                        : new Estimate(double.NaN, double.NaN, double.NaN)
                );

                Estimate Of(Func<double[], double> figure)
                {
                    double[] sorted = [.. drawn.Select(figure).Where(double.IsFinite).Order()];
                    var value = figure(total);
                    // One pair drawn again is the same pair: it says nothing of how sure a score is.
                    return byPair.Length < 2 || sorted.Length == 0
                        ? new Estimate(value, double.NaN, double.NaN)
                        : new Estimate(value, Quantiles.OfSorted(sorted, 0.025), Quantiles.OfSorted(sorted, 0.975));
                }
            }
        }

        private double[] Sum(IEnumerable<int> pairs)
        {
            var sums = new double[1 + models * Figures];
            foreach (var pair in pairs)
            {
                for (var k = 0; k < sums.Length; k++)
                    sums[k] += byPair[pair][k];
            }
            return sums;
        }
    }
}
