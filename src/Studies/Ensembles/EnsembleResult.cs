using System.Collections.Concurrent;
using System.Collections.Immutable;
using TradeSim.Studies.Cases;
using TradeSim.Studies.History;
using TradeSim.Studies.Tables;
using TradeSim.Studies.Uncertainty;

namespace TradeSim.Studies.Ensembles;

/// <summary>The outcomes of an ensemble, by case.</summary>
internal sealed class EnsembleResult
{
    private readonly double[] figures; // [case, year, outcome and then part], all that is kept of a case
    private readonly bool[] isFailed;

    // Sorting is dear, and reports ask often.
    private readonly ConcurrentDictionary<string, ImmutableArray<FanYear>> fans = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Goal, ImmutableArray<Driver>> distinctions = [];
    private readonly FailedCaseHandling policy;

    internal EnsembleResult(CaseSpace space, Design design, double[] figures, ImmutableArray<FailedCase> failed, FailedCaseHandling policy)
    {
        (Space, Design, this.figures, Failed, this.policy) = (space, design, figures, failed, policy);
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
    /// The same cases with past forecast errors: for each pair of countries and direction a path of errors, drawn as part of the case,
    /// which multiplies the pair's solved flows equally in all sectors. Outcomes are computed again from the flows, so parts and totals
    /// agree case by case; the market is not solved again, and incomes, prices and costs stay as they were solved. The drawn uncertainty is
    /// part of what made forecasts miss: errors add what that spread leaves of their own (variances add), so that both together are as wide
    /// as errors were, and never narrower. Trade between regions of one country has no errors.
    /// </summary>
    /// <param name="errors">What past forecasts teach.</param>
    /// <exception cref="StudyException">The outcomes are not made of flows.</exception>
    public EnsembleResult WithForecastErrors(ForecastErrorModel errors)
    {
        ArgumentNullException.ThrowIfNull(errors);
        if (Space.Flows is not { } flows)
            throw new StudyException("forecast errors: got outcomes of a formula, expected those of a scenario, which are made of flows");
        if (Spread is not null)
            throw new StudyException("forecast errors: got cases with forecast errors, expected cases without");
        var layer = new FlowErrors(this, flows, errors);
        return new EnsembleResult(Space, Design, figures, Failed, policy)
        {
            CasesRun = CasesRun,
            Spread = this,
            PairErrors = layer.Pairs,
            Layer = layer,
            Errors = errors,
        };
    }

    /// <summary>The same cases without forecast errors; null: these are they.</summary>
    public EnsembleResult? Spread { get; private init; }

    /// <summary>What this ensemble's bands and probabilities include.</summary>
    public UncertaintyKind Kind => Spread is null ? UncertaintyKind.ModelSpread : UncertaintyKind.ForecastBand;

    /// <summary>The pairs whose flows have forecast errors, and whose past is behind them; empty without.</summary>
    public ImmutableArray<PairErrors> PairErrors { get; private init; } = [];

    /// <summary>What past forecasts teach; null without forecast errors.</summary>
    public ForecastErrorModel? Errors { get; private init; }

    private FlowErrors? Layer { get; init; }

    /// <summary>A flow that outcomes are made of, in a case that did not fail, million USD; with forecast errors where the ensemble has
    /// them.</summary>
    /// <param name="case">The case.</param>
    /// <param name="year">Years after the baseline year.</param>
    /// <param name="part">Index in <see cref="FlowStructure.Parts"/>.</param>
    public double Flow(int @case, int year, int part) => Solved(@case, year, part) * (Layer?.Factor(@case, year, part) ?? 1);

    /// <summary>A flow as it was solved.</summary>
    internal double Solved(int @case, int year, int part) =>
        figures[((@case * Space.YearCount) + year) * Space.FiguresPerYear + Space.Outcomes.Length + part];

    /// <summary><c>outcomes.csv</c> of the study: each case as it was drawn and run (model spread), and with past forecast errors where the
    /// ensemble has them (forecast band). Failed cases are in <see cref="FailedTable"/>.</summary>
    public StudyTable OutcomesTable() =>
        new(
            "outcomes",
            ["case", "year", "outcome", "model_spread_value", "forecast_band_value"],
            from @case in Enumerable.Range(0, Cases)
            where Has(@case)
            from year in Enumerable.Range(0, Space.YearCount)
            from outcome in Enumerable.Range(0, Space.Outcomes.Length)
            select new object?[]
            {
                @case,
                Space.BaselineYear + year,
                Space.Outcomes[outcome],
                (Spread ?? this).Figure(@case, year, outcome),
                Spread is null ? null : Figure(@case, year, outcome),
            }
        );

    /// <summary>Fan charts of all outcomes: quantiles of the model spread, and of the forecast band where the ensemble has it.</summary>
    public StudyTable QuantilesTable() =>
        new(
            "quantiles",
            ["quantile", "year", "outcome", "model_spread_value", "forecast_band_value"],
            from outcome in Space.Outcomes
            from year in Enumerable.Range(0, Space.YearCount)
            from quantile in Enumerable.Range(0, FanProbabilities.Length)
            select new object?[]
            {
                FanProbabilities[quantile],
                Space.BaselineYear + year,
                outcome,
                (Spread ?? this).Fan(outcome)[year].Quantiles[quantile],
                Spread is null ? null : Fan(outcome)[year].Quantiles[quantile],
            }
        );

    /// <summary>The probability of each of the scenario's targets in each year: within the model spread, and within the forecast band where
    /// the ensemble has it.</summary>
    public StudyTable TargetsTable() =>
        new(
            "targets",
            [
                "outcome",
                "bound",
                "target",
                "target_year",
                "year",
                "model_spread_probability",
                "model_spread_standard_error",
                "model_spread_low_95",
                "model_spread_high_95",
                "forecast_band_probability",
                "forecast_band_standard_error",
                "forecast_band_low_95",
                "forecast_band_high_95",
                "cases",
                "failed",
            ],
            from target in Space.Targets
            let goal = Goal.Of(Space, target)
            from year in Years()
            let its = goal with
            {
                Reading = Space.Read(goal.Reading.Name, year),
            }
            let model = (Spread ?? this).Probability(its)
            let band = Spread is null ? null : Probability(its)
            select new object?[]
            {
                goal.Reading.Name,
                goal.Bound == Engine.Outcomes.Bound.AtLeast ? "at-least" : "at-most",
                goal.Value,
                target.Year,
                year,
                model.Probability,
                model.StandardError,
                model.Interval.Low,
                model.Interval.High,
                band?.Probability,
                band?.StandardError,
                band?.Interval.Low,
                band?.Interval.High,
                model.Cases,
                model.Failed,
            }
        );

    /// <summary>Whose past is behind the forecast errors of each pair.</summary>
    public StudyTable PairErrorsTable() =>
        new(
            "forecast-errors",
            [
                "pair",
                "turnover_usd_m",
                "own_series",
                "first_year",
                "last_year",
                "own_years",
                "volatility",
                "pool_volatility",
                "pairs_of_size",
                "pool_pairs",
            ],
            PairErrors.Select(pair =>
                new object?[]
                {
                    $"{pair.First}-{pair.Second}",
                    pair.Size,
                    pair.Own?.Name,
                    pair.Own?.Values.Keys.First(),
                    pair.Own?.Values.Keys.Last(),
                    pair.Own?.Values.Count ?? 0,
                    pair.Volatility,
                    pair.PoolVolatility,
                    pair.PairsOfSize,
                    Errors!.Pairs,
                }
            )
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
        var solved = figures[((@case * Space.YearCount) + year) * Space.FiguresPerYear + outcome];
        return Layer is null || year == 0 ? solved : Layer.Outcome(@case, year, outcome, solved);
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
