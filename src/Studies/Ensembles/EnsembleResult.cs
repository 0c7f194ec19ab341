using System.Collections.Concurrent;
using System.Collections.Immutable;
using TradeSim.Engine.Dynamics;
using TradeSim.Studies.Cases;
using TradeSim.Studies.History;
using TradeSim.Studies.Tables;
using TradeSim.Studies.Uncertainty;

namespace TradeSim.Studies.Ensembles;

/// <summary>The outcomes of an ensemble, by case.</summary>
public sealed class EnsembleResult
{
    private readonly double[] figures; // [case, year, outcome], all that is kept of a case
    private readonly double[]?[] widened; // by outcome: [case, year] with the misses of history; null: as it was drawn
    private readonly bool[] isFailed;
    private readonly ConcurrentDictionary<string, ImmutableArray<FanYear>> fans = new(StringComparer.Ordinal); // sorting is dear, and reports ask often
    private readonly ConcurrentDictionary<Goal, ImmutableArray<Driver>> distinctions = [];
    private readonly FailedCaseHandling policy;

    internal EnsembleResult(
        CaseSpace space,
        Design design,
        double[] figures,
        ImmutableArray<FailedCase> failed,
        FailedCaseHandling policy,
        double[]?[]? widened = null
    )
    {
        (Space, Design, this.figures, Failed, this.policy, this.widened) = (
            space,
            design,
            figures,
            failed,
            policy,
            widened ?? new double[space.Outcomes.Length][]
        );
        isFailed = new bool[design.Count];
        foreach (var item in failed)
            isFailed[item.Case] = true;
    }

    /// <summary>Probabilities of the quantiles in a fan chart.</summary>
    public static ImmutableArray<double> FanProbabilities { get; } = [0.10, 0.25, 0.50, 0.75, 0.90];

    /// <summary>The scenario's parameters, outcomes, years and targets.</summary>
    public CaseSpace Space { get; }

    /// <summary>The cases.</summary>
    public Design Design { get; }

    /// <summary>Cases without results, in the order of their numbers.</summary>
    public ImmutableArray<FailedCase> Failed { get; }

    /// <summary>Number of cases, the failed ones included.</summary>
    public int Cases => Design.Count;

    /// <summary>Cases that this run ran; the others came from the journal.</summary>
    public int CasesRun { get; internal init; }

    /// <summary>Whether a case has results.</summary>
    public bool Has(int @case) => !isFailed[@case];

    /// <summary>An outcome of a case that did not fail.</summary>
    public double Value(int @case, Reading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        return isFailed[@case]
            ? throw new InvalidOperationException("A failed case has no outcomes.")
            : Figure(@case, reading.YearIndex, reading.Outcome);
    }

    /// <summary>An outcome of all cases that did not fail, in the order of their numbers.</summary>
    /// <exception cref="FailedCasesException">Cases failed, and leaving them out was not asked for.</exception>
    public double[] Values(Reading reading) => [.. Whole("a distribution").Select(@case => Value(@case, reading))];

    /// <summary>The fan chart of an outcome.</summary>
    /// <exception cref="FailedCasesException">Cases failed, and leaving them out was not asked for.</exception>
    public ImmutableArray<FanYear> Fan(string outcome) => fans.GetOrAdd(outcome, _ => [
                .. Years()
                    .Select(year =>
                    {
                        var sorted = Values(Space.Read(outcome, year));
                        Array.Sort(sorted);
                        return new FanYear(year, [.. FanProbabilities.Select(probability => Quantiles.OfSorted(sorted, probability))]);
                    }),
            ]);

    /// <summary>How likely a goal is in its year.</summary>
    /// <exception cref="FailedCasesException">Cases failed, and leaving them out was not asked for.</exception>
    public GoalProbability Probability(Goal goal)
    {
        ArgumentNullException.ThrowIfNull(goal);
        var reached = Whole("a probability").Count(@case => goal.IsMetBy(Value(@case, goal.Reading)));
        return new GoalProbability(goal, reached, Cases - Failed.Length, Failed.Length);
    }

    /// <summary>How likely a goal would be had it been set for each of the years.</summary>
    public ImmutableArray<GoalProbability> ProbabilityByYear(Goal goal)
    {
        ArgumentNullException.ThrowIfNull(goal);
        return [.. Years().Select(year => Probability(goal with { Reading = Space.Read(goal.Reading.Name, year) }))];
    }

    /// <summary>What distinguishes the cases that reach a goal, the most telling parameter first; empty where all or none do.</summary>
    /// <exception cref="FailedCasesException">Cases failed, and leaving them out was not asked for.</exception>
    public ImmutableArray<Driver> Distinctions(Goal goal)
    {
        ArgumentNullException.ThrowIfNull(goal);
        return distinctions.GetOrAdd(goal, Distinguished);
    }

    private ImmutableArray<Driver> Distinguished(Goal goal)
    {
        int[] cases = [.. Whole("a comparison")];
        var reached = cases.Select(@case => goal.IsMetBy(Value(@case, goal.Reading))).ToArray();
        if (Array.TrueForAll(reached, met => met) || Array.TrueForAll(reached, met => !met))
            return [];
        // As many inputs at once as a case has figures, so that they take no more memory than the outcomes do.
        return
        [
            .. Design
                .Inputs.Paths.Index()
                .Chunk(Space.YearCount * Space.Outcomes.Length)
                .SelectMany(paths =>
                    Inputs(cases, paths[0].Index, paths.Length).Zip(paths, (values, path) => Distinguish(path.Item, values, reached))
                )
                .OrderByDescending(item => item.Separation)
                .ThenBy(item => item.Path, StringComparer.Ordinal),
        ];
    }

    /// <summary>The values of some inputs in some cases, [input][case].</summary>
    private double[][] Inputs(int[] cases, int first, int count)
    {
        double[][] inputs = [.. Enumerable.Range(0, count).Select(_ => new double[cases.Length])];
        var row = new double[Design.Columns.Length];
        for (var index = 0; index < cases.Length; index++)
        {
            Design.Row(cases[index], row);
            for (var input = 0; input < count; input++)
                inputs[input][index] = row[first + input];
        }
        return inputs;
    }

    /// <summary>
    /// The ensemble with the misses of history on top of it: each case's outcome times e to a log error of that horizon,
    /// drawn from those that a
    /// forecast made in the past (<see cref="History.LogErrors"/>). One draw a case, so a path that misses misses in one
    /// direction. What was drawn anyway is part of
    /// what made forecasts miss: history adds what that spread leaves of its own, so that both together are as wide as
    /// history was, and never narrower.
    /// </summary>
    /// <param name="errors">Log errors by horizon.</param>
    /// <param name="outcomes">The outcomes, above 0.</param>
    public EnsembleResult WithHistory(LogErrors errors, params IEnumerable<string> outcomes)
    {
        ArgumentNullException.ThrowIfNull(errors);
        ArgumentNullException.ThrowIfNull(outcomes);
        var wider = (double[]?[])widened.Clone();
        foreach (var outcome in outcomes.Select(Space.OutcomeIndex))
        {
            var values = wider[outcome] = new double[Cases * Space.YearCount];
            for (var @case = 0; @case < Cases; @case++)
                values[@case * Space.YearCount] = Figure(@case, 0, outcome);
            for (var year = 1; year < Space.YearCount; year++)
            {
                var left = Unexplained(errors, year, outcome);
                for (var @case = 0; @case < Cases; @case++)
                    values[@case * Space.YearCount + year] =
                        Figure(@case, year, outcome) * Elementary.Exp(left * errors.Quantile(year, Design.Beside(@case)));
            }
        }
        return new EnsembleResult(Space, Design, figures, Failed, policy, wider) { CasesRun = CasesRun };
    }

    /// <summary>How much of history's spread is left beside what was drawn: variances add, and the width of 80 % bands
    /// stands for their roots.</summary>
    private double Unexplained(LogErrors errors, int year, int outcome)
    {
        const double Low = 0.1,
            High = 0.9;
        double[] sorted = [.. Enumerable.Range(0, Cases).Where(Has).Select(@case => Figure(@case, year, outcome)).Order()];
        if (sorted.Length == 0 || sorted[0] <= 0)
            return 1;
        var drawn = Math.Log(Quantiles.OfSorted(sorted, High) / Quantiles.OfSorted(sorted, Low));
        var past = errors.Quantile(year, High) - errors.Quantile(year, Low);
        return past > drawn ? Math.Sqrt(1 - drawn / past * (drawn / past)) : 0;
    }

    /// <summary><c>outcomes.csv</c> of the study: case, year, outcome, value. Failed cases are in <see cref="FailedTable"/>.</summary>
    public StudyTable OutcomesTable() =>
        new(
            "outcomes",
            ["case", "year", "outcome", "value"],
            from @case in Enumerable.Range(0, Cases)
            where Has(@case)
            from year in Enumerable.Range(0, Space.YearCount)
            from outcome in Enumerable.Range(0, Space.Outcomes.Length)
            select new object?[] { @case, Space.BaselineYear + year, Space.Outcomes[outcome], Figure(@case, year, outcome) }
        );

    /// <summary>Fan charts of all outcomes: quantile, year, outcome, value.</summary>
    public StudyTable QuantilesTable() =>
        new(
            "quantiles",
            ["quantile", "year", "outcome", "value"],
            from outcome in Space.Outcomes
            from year in Fan(outcome)
            from quantile in Enumerable.Range(0, FanProbabilities.Length)
            select new object?[] { FanProbabilities[quantile], year.Year, outcome, year.Quantiles[quantile] }
        );

    /// <summary>The probability of each of the scenario's targets in each year.</summary>
    public StudyTable TargetsTable() =>
        new(
            "targets",
            ["outcome", "bound", "target", "target_year", "year", "probability", "standard_error", "low_95", "high_95", "cases", "failed"],
            from target in Space.Targets
            let goal = Goal.Of(Space, target)
            from item in ProbabilityByYear(goal)
            select new object?[]
            {
                goal.Reading.Name,
                goal.Bound == Engine.Outcomes.Bound.AtLeast ? "at-least" : "at-most",
                goal.Value,
                target.Year,
                item.Goal.Reading.Year,
                item.Probability,
                item.StandardError,
                item.Interval.Low,
                item.Interval.High,
                item.Cases,
                item.Failed,
            }
        );

    /// <summary>What distinguishes the cases that reach a target.</summary>
    public StudyTable DistinctionsTable() =>
        new(
            "distinctions",
            [
                "outcome",
                "year",
                "parameter",
                "mean_reached",
                "mean_elsewhere",
                "standardised_difference",
                "separation",
                "critical_5_percent",
            ],
            from target in Space.Targets
            let goal = Goal.Of(Space, target)
            from item in Distinctions(goal)
            select new object?[]
            {
                goal.Reading.Name,
                target.Year,
                item.Path,
                item.MeanWhereReached,
                item.MeanElsewhere,
                item.StandardisedDifference,
                item.Separation,
                item.Critical,
            }
        );

    /// <summary>Failed cases with their reasons.</summary>
    public StudyTable FailedTable() => new("failed", ["case", "reason"], Failed.Select(item => new object?[] { item.Case, item.Reason }));

    private double Figure(int @case, int year, int outcome)
    {
        var row = @case * Space.YearCount + year;
        return widened[outcome] is { } values ? values[row] : figures[row * Space.Outcomes.Length + outcome];
    }

    private IEnumerable<int> Years() => Enumerable.Range(Space.BaselineYear, Space.YearCount);

    private IEnumerable<int> Whole(string figure)
    {
        if (Failed.Length == Cases || (Failed.Length > 0 && policy == FailedCaseHandling.Refuse))
            throw FailedCasesException.Refusing(figure, Failed, Cases, policy);
        return Enumerable.Range(0, Cases).Where(Has);
    }

    private static Driver Distinguish(string path, double[] values, bool[] reached)
    {
        var mean = values.Average();
        var deviation = Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
        double[] there = [.. values.Where((_, index) => reached[index]).Order()];
        double[] elsewhere = [.. values.Where((_, index) => !reached[index]).Order()];
        var difference = there.Average() - elsewhere.Average();
        return new Driver(
            path,
            there.Average(),
            elsewhere.Average(),
            deviation == 0 ? 0 : difference / deviation,
            Distance(there, elsewhere),
            1.36 * Math.Sqrt(1.0 / there.Length + 1.0 / elsewhere.Length)
        );
    }

    private static double Distance(double[] a, double[] b)
    {
        var (i, j, largest) = (0, 0, 0.0);
        while (i < a.Length && j < b.Length)
        {
            var value = Math.Min(a[i], b[j]);
            while (i < a.Length && a[i] == value)
                i++;
            while (j < b.Length && b[j] == value)
                j++;
            largest = Math.Max(largest, Math.Abs((double)i / a.Length - (double)j / b.Length));
        }
        return largest;
    }
}
