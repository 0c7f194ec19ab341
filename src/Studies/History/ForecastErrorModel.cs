using System.Collections.Immutable;
using TradeSim.Studies.Cases;

namespace TradeSim.Studies.History;

/// <summary>
/// What past forecasts teach of the next: how far forecasts by the growth of both economies, which is what a scenario's business as usual
/// does, missed for each pair and direction, how errors of a pair stay over the years, and how those of different pairs move together. A
/// statistical layer over solved flows: the market is not solved again.
/// </summary>
internal sealed class ForecastErrorModel
{
    /// <summary>Horizons over which <see cref="Coverage"/> is taken.</summary>
    public const int TestedHorizons = 5;

    private const int LeastTested = 30; // forecasts at a horizon, so that its coverage is meaningful
    private const double Clip = 3; // of scores, so that a few errors do not make a correlation
    private const double PriorScores = 20;
    private const double PriorPersistence = 0.5; // a random walk
    private const double PriorCommon = 0.25;

    private readonly TradeHistory history;
    private readonly SeriesData[] turnovers;
    private readonly SeriesData[] ratios;

    private ForecastErrorModel(TradeHistory history, SeriesData[] turnovers, SeriesData[] ratios) =>
        (this.history, this.turnovers, this.ratios) = (history, turnovers, ratios);

    /// <summary>Errors of turnovers.</summary>
    public required ForecastErrors Turnover { get; init; }

    /// <summary>Errors of the ratio of exports to imports: how a pair's error divides over its directions.</summary>
    public required ForecastErrors Ratio { get; init; }

    /// <summary>Correlation of the error of a pair's turnover with that of its exports over its imports.</summary>
    public required double DirectionCorrelation { get; init; }

    /// <summary>θ: errors h and k years ahead of one forecast correlate as (h / k)^θ, h at most k; 0.5 is a random walk.</summary>
    public required double Persistence { get; init; }

    /// <summary>Correlation of the errors of different pairs in one year.</summary>
    public required double CommonShare { get; init; }

    /// <summary>How such forecasts of pairs left out did, by horizon.</summary>
    public required ImmutableArray<ModelScore> Tested { get; init; }

    /// <summary>The farthest horizon at which bands were tested on at least 30 forecasts; 0: none.</summary>
    public int LongestTested =>
        Tested.Where(score => score.Forecasts >= LeastTested).Select(score => score.Horizon!.Value).DefaultIfEmpty(0).Max();

    /// <summary>Coverage of the 80 % forecast band of a pair left out, 1 to 5 years ahead together; null: never tested.</summary>
    public double? Coverage =>
        TestedForecasts == 0 ? null : Tested.Sum(score => score.Coverage80.Value * score.Forecasts) / TestedForecasts;

    /// <summary>Forecasts behind <see cref="Coverage"/>.</summary>
    public int TestedForecasts => Tested.Sum(score => score.Forecasts);

    /// <summary>Pairs that were learned from.</summary>
    public int Pairs => turnovers.Count(series => !series.Years.IsEmpty);

    /// <summary>First year that was learned from.</summary>
    public int FirstYear => history.FirstYear;

    /// <summary>Last year.</summary>
    public int LastYear => history.LastYear;

    /// <summary>The past.</summary>
    public TradeHistory History => history;

    /// <summary>Learns from a history.</summary>
    /// <param name="history">The pairs, with the growth of economies where it is known.</param>
    /// <param name="years">Years ahead that are needed.</param>
    /// <param name="context">Progress, cancellation, clock.</param>
    /// <exception cref="StudyException">The history is too short for any forecast.</exception>
    public static ForecastErrorModel Of(TradeHistory history, int years, StudyContext? context = null)
    {
        ArgumentNullException.ThrowIfNull(history);
        context ??= StudyContext.Default;
        var options = new BacktestOptions { Horizons = Math.Max(years, TestedHorizons), Bases = [ForecastBasis.PairLeftOut] };
        SeriesData[] turnovers = [.. history.Series.Select(SeriesData.OfTurnover)];
        SeriesData[] ratios = [.. history.Series.Select(SeriesData.OfRatio)];
        var growth = new Dictionary<int, GrowthTable?>();
        GrowthTable? GrowthIn(int year) =>
            growth.TryGetValue(year, out var table)
                ? table
                : growth[year] = history.Growth is { } vintages ? new GrowthTable(vintages.AsOf(year)) : null;
        var every = turnovers.Select(_ => true).ToArray();
        var rolling = new RollingForecasts(turnovers, every, every, GrowthIn, options, options.LeastErrors);
        var made = rolling.Run(null, context.Cancellation).ToArray();
        if (made.Length == 0)
            throw new StudyException(
                "forecast band: got a history without two years of turnover of any pair, expected pairs with exports and imports in "
                    + "consecutive years"
            );
        var split = new RollingForecasts(ratios, every, every, _ => null, options, options.LeastErrors);
        var divided = ratios.All(series => series.Years.Length < 2) ? [] : split.Run(null, context.Cancellation).ToArray();
        var tested = Backtest
            .Run(history, null, options with { Horizons = TestedHorizons, Samples = 20 }, context)
            .Scores.Where(score =>
                score.Period == BacktestPeriod.AllYears
                && score.Horizon is not null
                && score.Model == RollingForecasts.Models[RollingForecasts.IncomeIndex]
            );
        var scores = Scores(made, RollingForecasts.IncomeIndex);
        return new ForecastErrorModel(history, turnovers, ratios)
        {
            Turnover = rolling.ErrorsIn(history.LastYear, RollingForecasts.IncomeIndex),
            Ratio = split.ErrorsIn(history.LastYear, RollingForecasts.LastValueIndex),
            DirectionCorrelation = Correlation(
                Scores(divided, RollingForecasts.LastValueIndex)
                    .Where(item => scores.ContainsKey(item.Key))
                    .Select(item => (scores[item.Key], item.Value)),
                0
            ),
            Persistence = PersistenceOf(scores),
            CommonShare = Math.Clamp(CommonOf(scores, turnovers), 0, 0.8),
            Tested = [.. tested],
        };
    }

    /// <summary>The errors of a pair, as its own past and that of pairs of its size have them.</summary>
    /// <param name="a">Code of a country.</param>
    /// <param name="b">Code of the other.</param>
    /// <param name="size">Turnover of the pair, million USD.</param>
    public PairErrors PairOf(string a, string b, double size)
    {
        var logSize = Engine.Dynamics.Elementary.Log(Math.Max(size, 1e-3));
        var own = Find(a, b) ?? Find(b, a);
        var last = history.LastYear;
        double VolatilityOf(SeriesData[] series, VolatilityModel pool)
        {
            var (count, mean) = own is { } index ? series[index].ChangesUpTo(last) : (0, 0);
            return pool.Of(count, mean, logSize);
        }
        return new PairErrors(a, b, size)
        {
            Own = own is { } found ? history.Series[found] : null,
            Volatility = VolatilityOf(turnovers, Turnover.Volatility),
            RatioVolatility = VolatilityOf(ratios, Ratio.Volatility),
            PoolVolatility = Turnover.Volatility.Mean,
            PairsOfSize = turnovers.Count(series =>
                !series.Years.IsEmpty
                && Math.Abs(series.LogIn(series.Years[^1]) - logSize) <= Engine.Dynamics.Elementary.Log(BaseRate.SizeFactor)
            ),
        };
    }

    // Groups have another name in the history than in some baselines.
    private static string NameInHistory(string code) => code == "EU" ? "EU27" : code;

    private int? Find(string reporter, string partner)
    {
        for (var index = 0; index < turnovers.Length; index++)
        {
            if (
                turnovers[index].Reporter == NameInHistory(reporter)
                && turnovers[index].Partner == NameInHistory(partner)
                && turnovers[index].Years.Length > 1
            )
                return index;
        }
        return null;
    }

    /// <summary>Errors in units of their scale, a few far ones clipped.</summary>
    private static Dictionary<(int Series, int Origin, int Horizon), double> Scores(IEnumerable<RollingForecast> made, int model) =>
        made.ToDictionary(
            forecast => (forecast.Series, forecast.Origin, forecast.Horizon),
            forecast => Math.Clamp(forecast.ErrorOf(model) / forecast.Scales[model], -Clip, Clip)
        );

    private static double Correlation(IEnumerable<(double A, double B)> pairs, double prior)
    {
        var (n, aa, bb, ab) = (0, 0.0, 0.0, 0.0);
        foreach (var (a, b) in pairs)
            (n, aa, bb, ab) = (n + 1, aa + a * a, bb + b * b, ab + a * b);
        return aa * bb == 0 ? prior : (n * ab / Math.Sqrt(aa * bb) + PriorScores * prior) / (n + PriorScores);
    }

    /// <summary>θ from the correlation of errors of one forecast at neighbouring horizons.</summary>
    private static double PersistenceOf(Dictionary<(int Series, int Origin, int Horizon), double> scores)
    {
        var (weights, sum) = (PriorScores, PriorScores * PriorPersistence);
        for (var horizon = 1; horizon < TestedHorizons; horizon++)
        {
            (double, double)[] both =
            [
                .. scores
                    .Where(item => item.Key.Horizon == horizon && scores.ContainsKey(item.Key with { Horizon = horizon + 1 }))
                    .Select(item => (item.Value, scores[item.Key with { Horizon = horizon + 1 }])),
            ];
            var correlation = Math.Clamp(Correlation(both, 0), 0.05, 0.99);
            var theta = -Engine.Dynamics.Elementary.Log(correlation) / Engine.Dynamics.Elementary.Log((horizon + 1.0) / horizon);
            if (both.Length < LeastTested)
                continue;
            (weights, sum) = (weights + both.Length, sum + both.Length * theta);
        }
        return Math.Clamp(sum / weights, 0.1, 2);
    }

    /// <summary>The correlation one year ahead of errors of different pairs that one country reports.</summary>
    private static double CommonOf(Dictionary<(int Series, int Origin, int Horizon), double> scores, SeriesData[] series)
    {
        const int MostPairs = 60;
        int[] counted = [.. Thinned.To(MostPairs, Enumerable.Range(0, series.Length).ToArray())];
        var both = new List<(double, double)>();
        foreach (var a in counted)
        {
            foreach (var b in counted)
            {
                if (a >= b || series[a].Reporter != series[b].Reporter)
                    continue;
                foreach (var year in series[a].Years)
                {
                    if (scores.TryGetValue((a, year, 1), out var one) && scores.TryGetValue((b, year, 1), out var other))
                        both.Add((one, other));
                }
            }
        }
        return Correlation(both, PriorCommon);
    }
}
