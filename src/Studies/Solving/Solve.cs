using System.Collections.Immutable;
using TradeSim.Engine.Dynamics;
using TradeSim.Studies.Cases;
using TradeSim.Studies.Uncertainty;

namespace TradeSim.Studies.Solving;

/// <summary>
/// What would it take? The smallest position of a lever that reaches a goal. Rounds of trial points that are run together take the place of
/// bisection: with k points a round cuts the bracket into k + 1 parts (Kiefer 1953 for the idea of a best sequence of trials). The first
/// round covers the whole range, so a figure that rises and falls is noticed.
/// </summary>
internal static class Solve
{
    private const int MostRounds = 40;

    /// <summary>The smallest position that reaches a goal in one case: the scenario with the lever turned.</summary>
    public static SolveResult Run(ICaseRunner runner, Goal goal, Lever lever, SolveOptions? options = null, StudyContext? context = null)
    {
        ArgumentNullException.ThrowIfNull(runner);
        ArgumentNullException.ThrowIfNull(goal);
        ArgumentNullException.ThrowIfNull(lever);
        options ??= new SolveOptions();
        var failed = ImmutableArray.CreateBuilder<FailedCase>();
        var tracked = new ProgressingRunner(runner, context ?? StudyContext.Default, 4 * options.TrialsPerRound);
        return Search(goal, null, lever, options, failed, goal.Margin, positions =>
        {
            var before = tracked.CasesRun;
            var readings = new Readings(tracked.Run(TableOf(lever, positions)), goal.Reading, before);
            failed.AddRange(readings.Failed);
            return readings.Values;
        });
    }

    /// <summary>
    /// The smallest position that reaches a goal with a probability over the cases of a design. All positions meet the same cases (common
    /// random numbers), so the probability rises in steps of one case and not at random.
    /// </summary>
    public static SolveResult Run(
        ICaseRunner runner,
        Goal goal,
        Lever lever,
        Design design,
        double probability,
        SolveOptions? options = null,
        StudyContext? context = null
    )
    {
        ArgumentNullException.ThrowIfNull(runner);
        ArgumentNullException.ThrowIfNull(goal);
        ArgumentNullException.ThrowIfNull(lever);
        ArgumentNullException.ThrowIfNull(design);
        if (!(probability is > 0 and <= 1))
            throw new StudyException($"got a probability of {Invariant.Text(probability)}, expected one above 0 and up to 1");
        var overlap = lever.Columns.FirstOrDefault(design.Columns.Contains, -1);
        if (overlap >= 0)
            throw new StudyException($"got {runner.Space.Parameters[overlap].Path} as lever and as uncertain, expected one of the two");
        options ??= new SolveOptions();
        var failed = ImmutableArray.CreateBuilder<FailedCase>();
        var tracked = new ProgressingRunner(runner, context ?? StudyContext.Default, 4 * options.TrialsPerRound * design.Count);
        return Search(
            goal,
            probability,
            lever,
            options,
            failed,
            value => value - probability,
            positions =>
                positions
                    .Select(position =>
                    {
                        var before = tracked.CasesRun;
                        var readings = new Readings(tracked.Run(TableOf(lever, position, design)), goal.Reading, before);
                        failed.AddRange(readings.Failed);
                        var finished = readings.Values.Where(value => !double.IsNaN(value)).ToArray();
                        if (readings.Failed.Length > 0 && (options.FailedCases == FailedCaseHandling.Refuse || finished.Length == 0))
                            throw FailedCasesException.Refusing("a probability", readings.Failed, design.Count, options.FailedCases);
                        return (double)finished.Count(goal.IsMetBy) / finished.Length;
                    })
                    .ToArray()
        );
    }

    private static SolveResult Search(
        Goal goal,
        double? probability,
        Lever lever,
        SolveOptions options,
        ImmutableArray<FailedCase>.Builder failed,
        Func<double, double> margin,
        Func<double[], double[]> run
    )
    {
        if (options.TrialsPerRound < 2 || !(options.Tolerance is > 0 and < 1))
            throw new StudyException("solve: expected at least 2 trials a round and a tolerance between 0 and 1");
        var trials = new SortedDictionary<double, double>(); // NaN: failed
        void Try(IEnumerable<double> positions)
        {
            double[] fresh = [.. positions.Where(position => !trials.ContainsKey(position))];
            if (fresh.Length == 0)
                return;
            foreach (var (position, value) in fresh.Zip(run(fresh)))
                trials[position] = value;
        }

        var range = lever.To - lever.From;
        Try(
            Enumerable
                .Range(0, options.TrialsPerRound)
                .Select(index => index == options.TrialsPerRound - 1 ? lever.To : lever.From + range * index / (options.TrialsPerRound - 1))
        );
        for (var round = 0; round < MostRounds; round++)
        {
            var (below, answer) = Bracket(trials, margin);
            if (answer is null || below is null || answer - below <= options.Tolerance * range)
                break;
            Try(
                Enumerable
                    .Range(1, options.TrialsPerRound)
                    .Select(index => below.Value + (answer.Value - below.Value) * index / (options.TrialsPerRound + 1))
            );
        }
        var (last, reached) = Bracket(trials, margin);
        var good = trials.Where(trial => !double.IsNaN(trial.Value)).ToArray();
        if (good.Length == 0)
            throw FailedCasesException.Refusing("an answer", failed, trials.Count);
        var closest = good.OrderByDescending(trial => margin(trial.Value)).ThenBy(trial => trial.Key).First();
        var margins = good.Select(trial => margin(trial.Value)).ToArray();
        // Where the figure does not react at all, rounding of the market's residual is not a reaction.
        var noise = 1e-9 * (margins.Max() - margins.Min()) + 1e-9 * Math.Abs(goal.Value);
        var monotone = margins.Zip(margins.Skip(1)).All(pair => pair.Second >= pair.First - noise);
        Trial? TrialAt(double? position) => position is { } at ? new Trial(at, trials[at]) : null;
        return new SolveResult(
            goal,
            probability,
            lever,
            TrialAt(reached),
            TrialAt(last),
            new Trial(closest.Key, closest.Value),
            monotone,
            [.. trials.Select(trial => new Trial(trial.Key, double.IsNaN(trial.Value) ? null : trial.Value))],
            failed.ToImmutable()
        );
    }

    // The first position that reaches the goal, and the last before it that was run and does not.
    private static (double? Below, double? Answer) Bracket(SortedDictionary<double, double> trials, Func<double, double> margin)
    {
        double? below = null;
        foreach (var (position, value) in trials)
        {
            if (double.IsNaN(value))
                continue;
            if (margin(value) >= 0)
                return (below, position);
            below = position;
        }
        return (below, null);
    }

    private static CaseTable TableOf(Lever lever, double[] positions) =>
        new(lever.Columns, positions.SelectMany(position => lever.Scales.Select(scale => scale * position)).ToArray(), positions.Length);

    private static CaseTable TableOf(Lever lever, double position, Design design)
    {
        var width = design.Columns.Length + lever.Columns.Length;
        var values = new double[design.Count * width];
        for (var @case = 0; @case < design.Count; @case++)
        {
            var row = values.AsSpan(@case * width, width);
            design.Row(@case, row[..design.Columns.Length]);
            for (var k = 0; k < lever.Scales.Length; k++)
                row[design.Columns.Length + k] = lever.Scales[k] * position;
        }
        return new CaseTable([.. design.Columns, .. lever.Columns], values, design.Count);
    }
}
