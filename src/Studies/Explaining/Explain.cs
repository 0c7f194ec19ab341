using System.Collections.Immutable;
using System.Numerics;
using TradeSim.Engine.Dynamics;
using TradeSim.Studies.Cases;
using TradeSim.Studies.Randomness;

namespace TradeSim.Studies.Explaining;

/// <summary>
/// What did it: Shapley values over policies and assumptions. A contributor's value is what it adds, averaged over all orders in which all
/// could be switched on (Shapley 1953); the values add up to the whole change. As a decomposition of simulations: Shorrocks (2013), Journal
/// of Economic Inequality 11, 99-126.
/// </summary>
internal static class Explain
{
    private const int MostContributors = 64;

    // Of the largest figure of a coalition. Values are sums over the figures of coalitions that were run once, so how
    // exactly those were solved does not come in.
    private const double MostRounding = 1e-9;

    /// <summary>Decomposes a change.</summary>
    /// <param name="runner">Who runs cases.</param>
    /// <param name="reading">The figure.</param>
    /// <param name="contributors">What may have done it, 1 to 64.</param>
    /// <param name="options">How, where there are many.</param>
    /// <param name="context">Progress, cancellation, clock.</param>
    /// <exception cref="FailedCasesException">A coalition has no results; without it there are no Shapley values.</exception>
    public static Explanation Run(
        ICaseRunner runner,
        Reading reading,
        ImmutableArray<Contributor> contributors,
        ExplainOptions? options = null,
        StudyContext? context = null
    )
    {
        ArgumentNullException.ThrowIfNull(runner);
        ArgumentNullException.ThrowIfNull(reading);
        options ??= new ExplainOptions();
        if (contributors.Length is 0 or > MostContributors)
            throw new StudyException(
                $"got {Invariant.Text(contributors.Length)} contributors, expected 1 to {Invariant.Text(MostContributors)}; several can "
                    + $"go together as one"
            );
        if (options.MostExact > 16 || options.Permutations < 4)
            throw new StudyException("explain: expected at most 16 contributors for all coalitions, and at least 4 permutations");
        var exact = contributors.Length <= options.MostExact;
        var coalitions = new Coalitions(
            runner,
            reading,
            contributors,
            context ?? StudyContext.Default,
            exact ? 1 << contributors.Length : options.Permutations * contributors.Length
        );
        var (values, errors) = exact ? Exactly(coalitions, contributors.Length) : Sampled(coalitions, contributors.Length, options);
        var (none, all) = (0UL, coalitions.All);
        var (start, end) = (coalitions.Value(none), coalitions.Value(all));
        CloseRounding(values, start, end, coalitions.Largest);
        return new Explanation(
            reading,
            coalitions.Baseline,
            start,
            end,
            [
                .. contributors.Select(
                    (contributor, k) =>
                        new Contribution(
                            contributor.Name,
                            values[k],
                            errors[k],
                            coalitions.TryValue(1UL << k) - start,
                            end - coalitions.TryValue(all & ~(1UL << k))
                        )
                        {
                            Owner = contributor.Owner,
                        }
                ),
            ],
            exact,
            coalitions.Count
        );
    }

    private static (double[] Values, double[] Errors) Exactly(Coalitions coalitions, int count)
    {
        coalitions.Run(Enumerable.Range(0, 1 << count).Select(mask => (ulong)mask));
        // The weight of a coalition of s others: s! (n − s − 1)! / n! = 1 / (n · C(n − 1, s)).
        var weights = new double[count];
        var binomial = 1.0;
        for (var s = 0; s < count; s++)
        {
            weights[s] = 1 / (count * binomial);
            binomial = binomial * (count - 1 - s) / (s + 1);
        }
        var values = new double[count];
        for (var mask = 0UL; mask < 1UL << count; mask++)
        {
            for (var k = 0; k < count; k++)
            {
                if ((mask >> k & 1) == 0)
                    values[k] += weights[BitOperations.PopCount(mask)] * (coalitions.Value(mask | 1UL << k) - coalitions.Value(mask));
            }
        }
        return (values, new double[count]);
    }

    /// <summary>
    /// Permutations in antithetic pairs, an order and its reverse (Castro, Gómez and Tejada 2009, Computers and Operations Research 36,
    /// 1726-1730; Mitchell, Cooper, Frank and Holmes 2022, JMLR 23(43)). Each order adds up to the whole change, so their mean does.
    /// </summary>
    private static (double[] Values, double[] Errors) Sampled(Coalitions coalitions, int count, ExplainOptions options)
    {
        var draws = new RandomDraws(options.Seed).For("permutations");
        var orders = Enumerable.Range(0, options.Permutations / 2).Select(pair => Permutation(draws, pair, count)).ToArray();
        coalitions.Run(orders.SelectMany(order => Prefixes(order).Concat(Prefixes([.. order.Reverse()]))));
        var pairs = orders
            .Select(order =>
            {
                var (there, back) = (Marginals(coalitions, order), Marginals(coalitions, [.. order.Reverse()]));
                return there.Zip(back, (a, b) => (a + b) / 2).ToArray();
            })
            .ToArray();
        var values = new double[count];
        var errors = new double[count];
        for (var k = 0; k < count; k++)
        {
            var mean = values[k] = pairs.Average(pair => pair[k]);
            errors[k] = Math.Sqrt(pairs.Sum(pair => (pair[k] - mean) * (pair[k] - mean)) / (pairs.Length - 1) / pairs.Length);
        }
        return (values, errors);
    }

    private static int[] Permutation(RandomDraws draws, int pair, int count)
    {
        var order = Enumerable.Range(0, count).ToArray();
        for (var last = count - 1; last > 0; last--)
        {
            var other = draws.Index(last + 1, pair, 0, 0, last);
            (order[last], order[other]) = (order[other], order[last]);
        }
        return order;
    }

    private static IEnumerable<ulong> Prefixes(int[] order)
    {
        var mask = 0UL;
        yield return mask;
        foreach (var k in order)
            yield return mask |= 1UL << k;
    }

    private static double[] Marginals(Coalitions coalitions, int[] order)
    {
        var (marginals, before) = (new double[order.Length], coalitions.Value(0));
        foreach (var (mask, k) in Prefixes(order).Skip(1).Zip(order))
        {
            var after = coalitions.Value(mask);
            marginals[k] = after - before;
            before = after;
        }
        return marginals;
    }

    /// <summary>
    /// The values add up but for rounding, which grows with the number of coalitions; the largest takes that up, so that a waterfall chart
    /// closes. More than rounding is an error of the method, which nothing may hide.
    /// </summary>
    internal static void CloseRounding(double[] values, double start, double end, double largestFigure)
    {
        var missing = end - start - values.Sum();
        if (!(Math.Abs(missing) <= MostRounding * largestFigure))
            throw new InvalidOperationException($"The contributions miss the change by {Invariant.Short(missing)}.");
        var largest = Array.IndexOf(values, values.MaxBy(Math.Abs));
        for (var pass = 0; pass < 4; pass++)
        {
            var sum = start;
            foreach (var value in values)
                sum += value;
            if (sum == end)
                return;
            values[largest] += end - sum;
        }
    }

    /// <summary>The figure with some contributors on and the others off, each coalition run once.</summary>
    private sealed class Coalitions(
        ICaseRunner runner,
        Reading reading,
        ImmutableArray<Contributor> contributors,
        StudyContext context,
        int expected
    )
    {
        private const int CasesPerTable = 4096;

        private readonly ProgressingRunner tracked = new(runner, context, expected);
        private readonly Dictionary<ulong, double> values = [];
        private readonly ImmutableArray<int> columns = ColumnsOf(runner.Space, contributors);

        public ulong All { get; } = contributors.Length == 64 ? ulong.MaxValue : (1UL << contributors.Length) - 1;

        public int Count => values.Count;

        public double Baseline { get; private set; }

        /// <summary>The largest figure of any coalition, without its sign.</summary>
        public double Largest => values.Values.Max(Math.Abs);

        public double Value(ulong mask) => values[mask];

        public double? TryValue(ulong mask) => values.TryGetValue(mask, out var value) ? value : null;

        public void Run(IEnumerable<ulong> wanted)
        {
            foreach (var masks in wanted.Distinct().Where(mask => !values.ContainsKey(mask)).Chunk(CasesPerTable))
            {
                var moves = contributors.SelectMany((contributor, k) => contributor.Changes.Select(move => (k, move))).ToArray();
                var rows = masks
                    .SelectMany(mask => moves.Select(item => (mask >> item.k & 1) == 1 ? item.move.On : item.move.Off))
                    .ToArray();
                var results = tracked.Run(new CaseTable(columns, rows, masks.Length));
                var failed = results
                    .Where(result => result.Failure is not null)
                    .Select(result => new FailedCase(result.Case, $"with {NamesOf(masks[result.Case])}: {result.Failure}"))
                    .ToArray();
                if (failed.Length > 0)
                    throw FailedCasesException.Refusing("contributions", failed, results.Count);
                for (var index = 0; index < masks.Length; index++)
                    values[masks[index]] = reading.Of(results[index]);
                Baseline = results[0].Outcomes[0][reading.Outcome];
            }
        }

        private string NamesOf(ulong mask) =>
            mask == 0
                ? "all off"
                : string.Join(", ", contributors.Where((_, k) => (mask >> k & 1) == 1).Select(contributor => contributor.Name)) + " on";

        private static ImmutableArray<int> ColumnsOf(CaseSpace space, ImmutableArray<Contributor> contributors)
        {
            ImmutableArray<int> columns =
            [
                .. contributors.SelectMany(contributor => contributor.Changes).Select(move => space.ParameterIndex(move.Path)),
            ];
            var twice = columns.GroupBy(column => column).FirstOrDefault(group => group.Count() > 1);
            return twice is null
                ? columns
                : throw new StudyException($"got {space.Parameters[twice.Key].Path} in two contributors, expected it in one");
        }
    }
}
