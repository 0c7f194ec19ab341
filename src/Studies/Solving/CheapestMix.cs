using System.Collections.Immutable;
using TradeSim.Engine.Dynamics;
using TradeSim.Engine.Outcomes;
using TradeSim.Studies.Cases;

namespace TradeSim.Studies.Solving;

/// <summary>
/// The cheapest mix of levers that reaches a goal, under bounds and budgets: sequential linear programming in a trust region (Griffith and
/// Stewart 1961; Fletcher and Sainz de la Maza 1989). Around a mix the figure is taken as linear; then the best step fills the levers in
/// the order of what they give for their cost, which is exact for one goal and budgets that are nested or disjoint (a polymatroid, Edmonds
/// 1970). Several starts, and all points of the frontier, go through the market in the same batches. Levers whose effects bend strongly can
/// have several local bests; the starts, one with each lever alone, are there for that, and the answer is the best mix found, not proven
/// optimal.
/// </summary>
internal static class CheapestMix
{
    /// <summary>Searches the cheapest mix.</summary>
    /// <exception cref="StudyException">Levers or budgets do not make sense, or not even the start could be run.</exception>
    public static MixResult Run(
        ICaseRunner runner,
        Goal goal,
        ImmutableArray<PricedLever> levers,
        ImmutableArray<Budget> budgets = default,
        MixOptions? options = null,
        StudyContext? context = null
    )
    {
        ArgumentNullException.ThrowIfNull(runner);
        ArgumentNullException.ThrowIfNull(goal);
        options ??= new MixOptions();
        var search = new MixSearch(runner, goal, levers, budgets.IsDefault ? [] : budgets, options, context ?? StudyContext.Default);
        return search.Run();
    }
}

/// <summary>The state of one search; figures are signed so that more is always better.</summary>
internal sealed class MixSearch
{
    private const double FirstRadius = 0.5;
    private const double GradientStep = 1e-4;
    private const int MostStarts = 12;

    private readonly Goal goal;
    private readonly ImmutableArray<PricedLever> levers;
    private readonly (int[] Members, double Limit)[] budgets;
    private readonly MixOptions options;
    private readonly ProgressingRunner tracked;
    private readonly ImmutableArray<int> columns;
    private readonly List<FailedCase> failed = [];
    private readonly int sign;

    public MixSearch(
        ICaseRunner runner,
        Goal goal,
        ImmutableArray<PricedLever> levers,
        ImmutableArray<Budget> budgets,
        MixOptions options,
        StudyContext context
    )
    {
        (this.goal, this.levers, this.options) = (goal, levers, options);
        if (levers.IsEmpty || levers.Any(item => !(item.Cost >= 0 && double.IsFinite(item.Cost))))
            throw new StudyException("solve: expected at least one lever, and costs from 0 up");
        columns = [.. levers.SelectMany(item => item.Lever.Columns)];
        if (columns.Distinct().Count() != columns.Length)
            throw new StudyException("solve: a parameter belongs to two levers, expected it in one");
        var names = levers.Select(item => item.Lever.Name).ToArray();
        this.budgets =
        [
            .. budgets.Select(budget =>
                (
                    budget
                        .Levers.Select(name =>
                            Array.IndexOf(names, name) is >= 0 and var index
                                ? index
                                : throw new StudyException(
                                    $"budget {budget.Name}: got {name}, expected one of the levers{Nearest.Suggest(name, names)}"
                                )
                        )
                        .ToArray(),
                    budget.Limit
                )
            ),
        ];
        CheckBudgets(budgets);
        sign = goal.Bound == Bound.AtLeast ? 1 : -1;
        tracked = new ProgressingRunner(runner, context, 20 * (levers.Length + 2) * (levers.Length + 2 + 2 * options.FrontierPoints));
    }

    public MixResult Run()
    {
        var low = levers.Select(item => item.Lever.From).ToArray();
        var origin = Walk(low, double.PositiveInfinity);
        var alone = Enumerable.Range(0, Math.Min(levers.Length, MostStarts)).Select(k => Walk(Afford(low, [k]), double.PositiveInfinity));
        Walker[] climbers = [origin, Walk(Afford(low, Enumerable.Range(0, levers.Length)), double.PositiveInfinity), .. alone];
        Evaluate(climbers);
        var start = Clone(origin);
        if (double.IsNaN(start.Value))
            throw FailedCasesException.Refusing("an answer", failed, tracked.CasesRun);
        Converge(climbers);
        var furthest = climbers
            .Where(walker => !double.IsNaN(walker.Value))
            .OrderByDescending(walker => walker.Value)
            .ThenBy(walker => Cost(walker.Mix))
            .First();
        var wanted = sign * goal.Value;
        var levels = Enumerable
            .Range(0, options.FrontierPoints)
            .Select(k => start.Value + (furthest.Value - start.Value) * k / Math.Max(1, options.FrontierPoints - 1))
            .ToArray();
        var seekers =
            furthest.Value < wanted
                ? []
                : climbers
                    .Where(walker => !double.IsNaN(walker.Value))
                    .Select(walker => Walk(walker.Start, wanted))
                    .Append(Walk(furthest.Mix, wanted))
                    .ToArray();
        var tracers = levels.SelectMany(level => (Walker[])[Walk(low, level), Walk(furthest.Mix, level)]).ToArray();
        Walker[] all = [.. seekers, .. tracers];
        Evaluate(all);
        Converge(all);
        Restore(all, furthest);
        var answer = seekers.Where(walker => walker.Value >= wanted).OrderBy(walker => Cost(walker.Mix)).FirstOrDefault();
        var frontier = tracers
            .Chunk(2)
            .Select(pair => pair.Where(walker => walker.Value >= walker.Wanted).OrderBy(walker => Cost(walker.Mix)).FirstOrDefault());
        return new MixResult(
            goal,
            levers,
            answer is null ? null : ToMix(answer),
            ToMix(furthest),
            [.. frontier.OfType<Walker>().Select(ToMix).OrderBy(mix => mix.Cost)],
            tracked.CasesRun,
            [.. failed]
        );
    }

    private Mix ToMix(Walker walker) => new([.. walker.Mix], Cost(walker.Mix), sign * walker.Value);

    private static Walker Walk(double[] mix, double wanted) =>
        new()
        {
            Start = (double[])mix.Clone(),
            Mix = (double[])mix.Clone(),
            Wanted = wanted,
        };

    private static Walker Clone(Walker walker) =>
        new()
        {
            Start = walker.Start,
            Mix = (double[])walker.Mix.Clone(),
            Wanted = walker.Wanted,
            Value = walker.Value,
        };

    private void Converge(IReadOnlyCollection<Walker> walkers)
    {
        for (var round = 0; round < options.MostRounds; round++)
        {
            Walker[] active = [.. walkers.Where(walker => !walker.IsDone && !double.IsNaN(walker.Value))];
            if (active.Length == 0)
                return;
            FindGradients([.. active.Where(walker => walker.Gradient is null)]);
            var steps = active.Select(walker => Step(walker, 0)).ToArray();
            Judge(active, steps, Values(steps), isLast: false);
            // Where the figure bends, a step that aims at the goal misses it: once more, aiming beyond it by as much as the
            // first attempt missed.
            Walker[] again = [.. active.Where(walker => walker.Miss != 0)];
            var corrected = again.Select(walker => Step(walker, walker.Miss)).ToArray();
            Judge(again, corrected, Values(corrected), isLast: true);
        }
    }

    private void Judge(Walker[] walkers, double[][] steps, double[] values, bool isLast)
    {
        for (var index = 0; index < walkers.Length; index++)
        {
            var (walker, step, value) = (walkers[index], steps[index], values[index]);
            var size = step.Select((position, k) => Math.Abs(position - walker.Mix[k]) / Range(k)).Max();
            var predicted = walker.Value + step.Select((position, k) => walker.Gradient![k] * (position - walker.Mix[k])).Sum();
            walker.Miss = 0;
            if (size <= options.Tolerance)
            {
                walker.IsDone = true;
                continue;
            }
            if (!double.IsNaN(value) && Merit(walker, step, value) < Merit(walker, walker.Mix, walker.Value))
            {
                (walker.Mix, walker.Value, walker.Gradient) = (step, value, null);
                walker.Radius = Math.Min(1, 2 * walker.Radius);
            }
            else if (!isLast && !double.IsNaN(value) && double.IsFinite(walker.Wanted))
                walker.Miss = predicted - value;
            else
            {
                walker.Radius /= 4;
                walker.IsDone = walker.Radius < options.Tolerance;
            }
        }
    }

    /// <summary>The value of a mix for a walker, lower is better: cost, plus the shortfall at more than the price of closing it.</summary>
    private double Merit(Walker walker, double[] mix, double value) =>
        double.IsInfinity(walker.Wanted) ? -value : Cost(mix) + walker.Price * Math.Max(0, walker.Wanted - value);

    /// <summary>The best step if the figure were linear: from the cheapest corner of the trust region, fill levers in the order of gain per
    /// cost.</summary>
    private double[] Step(Walker walker, double miss)
    {
        var gradient = walker.Gradient!;
        var step = new double[levers.Length];
        for (var k = 0; k < step.Length; k++)
            step[k] = Math.Max(levers[k].Lever.From, walker.Mix[k] - walker.Radius * Range(k));
        var lacking = walker.Wanted - walker.Value + miss + gradient.Select((slope, k) => slope * (walker.Mix[k] - step[k])).Sum();
        var steepest = 0.0;
        foreach (var k in Enumerable.Range(0, step.Length).Where(k => gradient[k] > 0).OrderBy(k => levers[k].Cost / gradient[k]))
        {
            if (lacking <= 0)
                break;
            var room = Math.Min(levers[k].Lever.To, walker.Mix[k] + walker.Radius * Range(k)) - step[k];
            var amount = Math.Max(0, Math.Min(Math.Min(room, lacking / gradient[k]), Affordable(step, k)));
            step[k] += amount;
            lacking -= amount * gradient[k];
            steepest = levers[k].Cost / gradient[k];
        }
        walker.Price = Math.Max(walker.Price, 3 * steepest + 1e-9);
        return step;
    }

    // Those that ended a little short of their level continue toward the furthest mix, to the first point that reaches it.
    private void Restore(Walker[] walkers, Walker furthest)
    {
        const int Trials = 15;
        var brackets = walkers
            .Where(walker => walker.Value < walker.Wanted && furthest.Value >= walker.Wanted)
            .Select(walker => (Walker: walker, From: (double[])walker.Mix.Clone(), Bracket: (Low: 0.0, High: 1.0)))
            .ToArray();
        foreach (var (walker, _, _) in brackets)
            (walker.Mix, walker.Value) = (furthest.Mix, furthest.Value);
        for (var round = 0; round < 12 && brackets.Length > 0; round++)
        {
            var points = brackets
                .SelectMany(item =>
                    Enumerable
                        .Range(1, Trials)
                        .Select(trial =>
                        {
                            // The first round looks near the start: the shortfall is small.
                            var t =
                                round == 0
                                    ? Elementary.Exp(-2.302585092994046 * (Trials - trial) / 2) / 2
                                    : item.Bracket.Low + (item.Bracket.High - item.Bracket.Low) * trial / (Trials + 1);
                            return (t, Mix: item.From.Zip(furthest.Mix, (from, to) => from + t * (to - from)).ToArray());
                        })
                )
                .ToArray();
            var values = Values([.. points.Select(point => point.Mix)]);
            for (var index = 0; index < brackets.Length; index++)
            {
                var (walker, _, bracket) = brackets[index];
                for (var trial = 0; trial < Trials; trial++)
                {
                    var at = index * Trials + trial;
                    if (double.IsNaN(values[at]) || values[at] < walker.Wanted)
                    {
                        bracket.Low = points[at].t;
                        continue;
                    }
                    bracket.High = points[at].t;
                    (walker.Mix, walker.Value) = (points[at].Mix, values[at]);
                    break;
                }
                brackets[index].Bracket = bracket;
            }
            brackets = [.. brackets.Where(item => item.Bracket.High - item.Bracket.Low > 1e-2 * options.Tolerance)];
        }
    }

    private void FindGradients(Walker[] walkers)
    {
        // Forward, or backward where there is no room.
        double StepOf(Walker walker, int k) =>
            GradientStep * Range(k) * (walker.Mix[k] + GradientStep * Range(k) <= levers[k].Lever.To ? 1 : -1);
        var points = walkers
            .SelectMany(walker =>
                Enumerable
                    .Range(0, levers.Length)
                    .Select(k =>
                    {
                        var point = (double[])walker.Mix.Clone();
                        point[k] += StepOf(walker, k);
                        return point;
                    })
            )
            .ToArray();
        var values = Values(points);
        for (var index = 0; index < walkers.Length; index++)
        {
            var walker = walkers[index];
            walker.Gradient =
            [
                .. Enumerable
                    .Range(0, levers.Length)
                    .Select(k =>
                        values[index * levers.Length + k] is var value && double.IsNaN(value)
                            ? 0
                            : (value - walker.Value) / StepOf(walker, k)
                    ),
            ];
        }
    }

    private void Evaluate(IReadOnlyList<Walker> walkers)
    {
        var values = Values([.. walkers.Select(walker => walker.Mix)]);
        for (var index = 0; index < walkers.Count; index++)
            walkers[index].Value = values[index];
    }

    private double[] Values(double[][] mixes)
    {
        if (mixes.Length == 0)
            return [];
        var rows = mixes.SelectMany(mix => levers.SelectMany((item, k) => item.Lever.Scales.Select(scale => scale * mix[k]))).ToArray();
        var before = tracked.CasesRun;
        var readings = new Readings(tracked.Run(new CaseTable(columns, rows, mixes.Length)), goal.Reading, before);
        failed.AddRange(readings.Failed);
        return [.. readings.Values.Select(value => sign * value)];
    }

    private double Cost(double[] mix) => mix.Select((position, k) => position * levers[k].Cost).Sum();

    private double Range(int k) => levers[k].Lever.To - levers[k].Lever.From;

    /// <summary>How much further a lever may go before a budget is spent.</summary>
    private double Affordable(double[] mix, int k)
    {
        var most = double.PositiveInfinity;
        if (levers[k].Cost == 0)
            return most;
        foreach (var (members, limit) in budgets)
        {
            if (members.Contains(k))
                most = Math.Min(most, (limit - members.Sum(member => mix[member] * levers[member].Cost)) / levers[k].Cost);
        }
        return Math.Max(0, most);
    }

    private double[] Afford(double[] low, IEnumerable<int> chosen)
    {
        var mix = (double[])low.Clone();
        foreach (var k in chosen)
            mix[k] += Math.Min(levers[k].Lever.To - mix[k], Affordable(mix, k));
        return mix;
    }

    private void CheckBudgets(ImmutableArray<Budget> named)
    {
        for (var a = 0; a < budgets.Length; a++)
        {
            if (budgets[a].Members.Sum(k => levers[k].Lever.From * levers[k].Cost) > budgets[a].Limit)
                throw new StudyException(
                    $"budget {named[a].Name}: got {Invariant.Text(budgets[a].Limit)}, expected at least the cost of the lower bounds"
                );
            for (var b = 0; b < a; b++)
            {
                var shared = budgets[a].Members.Intersect(budgets[b].Members).Count();
                if (shared > 0 && shared < Math.Min(budgets[a].Members.Length, budgets[b].Members.Length))
                    throw new StudyException(
                        $"budgets {named[b].Name} and {named[a].Name} share some levers, expected one within the other or none in both"
                    );
            }
        }
    }

    /// <summary>One mix on its way: toward a level at least cost, or as far as possible.</summary>
    private sealed class Walker
    {
        public required double[] Start { get; init; }

        public required double[] Mix { get; set; }

        public required double Wanted { get; init; }

        public double Value { get; set; } = double.NaN;

        public double[]? Gradient { get; set; }

        public double Radius { get; set; } = FirstRadius;

        public double Price { get; set; }

        public double Miss { get; set; }

        public bool IsDone { get; set; }
    }
}
