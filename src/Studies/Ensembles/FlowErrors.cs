using System.Collections.Immutable;
using TradeSim.Engine.Dynamics;
using TradeSim.Studies.Cases;
using TradeSim.Studies.History;
using TradeSim.Studies.Randomness;
using TradeSim.Studies.Uncertainty;

namespace TradeSim.Studies.Ensembles;

/// <summary>
/// Forecast errors of an ensemble's flows, by case, pair of countries and direction. Of each pair two errors are drawn: e of its turnover
/// and d of its exports over its imports. With w the share of one direction in the pair's solved turnover, the flows the other way are
/// multiplied by e^e / (w e^d + 1 − w) and those of this direction by e^d times that, so that the turnover is multiplied by e^e exactly.
/// Scores of a path are an Ornstein-Uhlenbeck process in the logarithm of the horizon, so that errors h and k years ahead correlate as (h /
/// k)^θ, and become Student's t at each horizon. All draws are functions of seed, case, pair and year.
/// </summary>
internal sealed class FlowErrors
{
    private const double Low = 0.1;
    private const double High = 0.9;
    private const double FarthestScore = 6; // beyond, probabilities round

    private readonly EnsembleResult spread;
    private readonly FlowStructure flows;
    private readonly int years;
    private readonly PairOfCountries[] pairs;
    private readonly (int Pair, bool IsForward)[] partOf; // pair −1: no errors
    private readonly double[] factors; // [case, year, pair, direction]
    private readonly ImmutableArray<ImmutableArray<ImmutableArray<int>>> sets; // [outcome][flow set][part]

    public FlowErrors(EnsembleResult spread, FlowStructure flows, ForecastErrorModel errors)
    {
        (this.spread, this.flows, years) = (spread, flows, spread.Space.YearCount);
        var found = new SortedDictionary<string, (string First, string Second)>(StringComparer.Ordinal);
        foreach (var part in flows.Parts)
        {
            var (a, b) = (flows.Countries[part.Exporter], flows.Countries[part.Importer]);
            if (a != b)
                found[SeriesData.PairOf(a, b)] = string.CompareOrdinal(a, b) < 0 ? (a, b) : (b, a);
        }
        string[] keys = [.. found.Keys];
        partOf =
        [
            .. flows.Parts.Select(part =>
            {
                var (a, b) = (flows.Countries[part.Exporter], flows.Countries[part.Importer]);
                return a == b ? (-1, false) : (Array.IndexOf(keys, SeriesData.PairOf(a, b)), string.CompareOrdinal(a, b) < 0);
            }),
        ];
        pairs = [.. keys.Select((key, index) => new PairOfCountries(key, TotalsOf(index, forward: true), TotalsOf(index, forward: false)))];
        var first = Enumerable.Range(0, spread.Cases).Where(spread.Has).DefaultIfEmpty(-1).First();
        Pairs =
        [
            .. pairs.Select(pair =>
                errors.PairOf(
                    found[pair.Key].First,
                    found[pair.Key].Second,
                    first < 0 ? 0 : Total(first, 0, pair.Forward) + Total(first, 0, pair.Back)
                )
            ),
        ];
        sets =
        [
            .. flows.Outcomes.Select(outcome =>
                outcome.FlowSets.Select(set => set.Pairs().Select(part => flows.Parts.IndexOf(part)).ToImmutableArray()).ToImmutableArray()
            ),
        ];
        factors = new double[(long)spread.Cases * years * pairs.Length * 2];
        Array.Fill(factors, 1);
        for (var pair = 0; pair < pairs.Length; pair++)
            Draw(pair, errors);
    }

    /// <summary>The pairs of countries, in the order of their codes.</summary>
    public ImmutableArray<PairErrors> Pairs { get; }

    /// <summary>By how much the errors of a case multiply a flow.</summary>
    public double Factor(int @case, int year, int part) =>
        partOf[part] is (>= 0 and var pair, var isForward) ? factors[At(@case, year, pair) + (isForward ? 0 : 1)] : 1;

    /// <summary>An outcome of a case with its errors.</summary>
    public double Outcome(int @case, int year, int outcome, double solved)
    {
        var ofOutcome = sets[outcome];
        if (ofOutcome.IsEmpty)
            return solved;
        Span<double> before = ofOutcome.Length <= 64 ? stackalloc double[ofOutcome.Length] : new double[ofOutcome.Length];
        Span<double> after = ofOutcome.Length <= 64 ? stackalloc double[ofOutcome.Length] : new double[ofOutcome.Length];
        for (var set = 0; set < ofOutcome.Length; set++)
        {
            foreach (var part in ofOutcome[set])
            {
                var flow = spread.Solved(@case, year, part);
                before[set] += flow;
                after[set] += flow * Factor(@case, year, part);
            }
        }
        return flows.Outcomes[outcome].WithFlows(solved, before, after);
    }

    private int At(int @case, int year, int pair) => ((@case * years + year) * pairs.Length + pair) * 2;

    private int[] TotalsOf(int pair, bool forward) =>
        [
            .. Enumerable
                .Range(0, flows.Parts.Length)
                .Where(part => partOf[part] == (pair, forward) && flows.Parts[part].Sectors.Length == flows.SectorCount),
        ];

    private double Total(int @case, int year, int[] parts)
    {
        var sum = 0.0;
        foreach (var part in parts)
            sum += spread.Solved(@case, year, part);
        return sum;
    }

    private void Draw(int index, ForecastErrorModel errors)
    {
        var (pair, past) = (pairs[index], Pairs[index]);
        var draws = new RandomDraws(spread.Design.Seed).For("forecast errors");
        var (stream, common) = ((int)StableHash.Of(pair.Key), (int)StableHash.Of("all pairs"));
        // The history counts exports over imports of its reporter; here it is of the first country over the second.
        var correlation = past.Own is { } own
            ? errors.DirectionCorrelation * (past.First.StartsWith(own.Reporter, StringComparison.Ordinal) ? 1 : -1)
            : 0;
        var (shared, alone) = (Math.Sqrt(errors.CommonShare), Math.Sqrt(1 - errors.CommonShare));
        var (left, leftOfRatio) = (new double[years], new double[years]);
        int[] cases = [.. Enumerable.Range(0, spread.Cases).Where(spread.Has)];
        for (var year = 1; year < years; year++)
        {
            double[] turnovers = [.. cases.Select(@case => Total(@case, year, pair.Forward) + Total(@case, year, pair.Back))];
            double[] ratios = [.. cases.Select(@case => Total(@case, year, pair.Forward) / Total(@case, year, pair.Back))];
            left[year] = Unexplained(turnovers, errors.Turnover.Quantile(past.Volatility, year, High));
            leftOfRatio[year] = Unexplained(ratios, errors.Ratio.Quantile(past.RatioVolatility, year, High));
        }
        foreach (var @case in cases)
        {
            var (score, ratioScore) = (0.0, 0.0);
            for (var year = 1; year < years; year++)
            {
                var kept = year == 1 ? 0 : Elementary.Exp(errors.Persistence * Elementary.Log((year - 1.0) / year));
                var fresh = Math.Sqrt(1 - kept * kept);
                var shock =
                    shared * NormalScore.Quantile(draws.Uniform(@case, common, year, 0))
                    + alone * NormalScore.Quantile(draws.Uniform(@case, stream, year, 0));
                score = kept * score + fresh * shock;
                ratioScore = kept * ratioScore + fresh * NormalScore.Quantile(draws.Uniform(@case, stream, year, 1));
                var degrees = ForecastErrors.DegreesOfFreedom(year);
                var ofTurnover = left[year] * errors.Turnover.Scale(past.Volatility, year) * Student(degrees, score);
                var ofRatio =
                    leftOfRatio[year]
                    * errors.Ratio.Scale(past.RatioVolatility, year)
                    * Student(degrees, correlation * score + Math.Sqrt(1 - correlation * correlation) * ratioScore);
                var (there, back) = (Total(@case, year, pair.Forward), Total(@case, year, pair.Back));
                if (!(there + back > 0))
                    continue;
                var (share, power) = (there / (there + back), Elementary.Exp(ofRatio));
                var backward = Elementary.Exp(ofTurnover) / (share * power + 1 - share);
                var at = At(@case, year, index);
                (factors[at], factors[at + 1]) = (backward * power, backward);
            }
        }
    }

    private static double Student(int degrees, double score) =>
        StudentT.Quantile(degrees, NormalScore.Probability(Math.Clamp(score, -FarthestScore, FarthestScore)));

    /// <summary>The part of past errors that the drawn uncertainty does not cover: variances add, and the width of 80 % bands represents
    /// their roots.</summary>
    private static double Unexplained(double[] values, double high)
    {
        Array.Sort(values);
        if (values.Length == 0 || !(values[0] > 0) || !double.IsFinite(values[^1]))
            return 1;
        var drawn = Elementary.Log(Quantiles.OfSorted(values, High) / Quantiles.OfSorted(values, Low));
        var past = 2 * high;
        return past > drawn ? Math.Sqrt(1 - drawn / past * (drawn / past)) : 0;
    }

    private sealed record PairOfCountries(string Key, int[] Forward, int[] Back);
}
