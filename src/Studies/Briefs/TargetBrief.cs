using System.Collections.Immutable;
using TradeSim.Engine.Dynamics;
using TradeSim.Studies.Cases;
using TradeSim.Studies.Ensembles;
using TradeSim.Studies.Explaining;
using TradeSim.Studies.History;
using TradeSim.Studies.Sensitivities;
using TradeSim.Studies.Solving;
using TradeSim.Studies.Uncertainty;

namespace TradeSim.Studies.Briefs;

/// <summary>One target in all that those who decide ask: how likely, what it would take, contributions, and drivers.</summary>
/// <param name="Scenario">Name of the scenario.</param>
/// <param name="Goal">The target.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="BaselineYear">The baseline year.</param>
/// <param name="Baseline">The figure in that year.</param>
/// <param name="Usual">Business as usual, all policies off: the figure in the target's year.</param>
/// <param name="Without">Simulations of business as usual, without measures.</param>
/// <param name="With">Simulations with the measures of the scenario, with the probabilities of the scenario.</param>
/// <param name="BaseRate">How often pairs of this size grew that much in that many years; null: the target requires no growth, or none was
/// observed that long.</param>
/// <param name="CommonFactor">Factor by which all measures would have to be scaled; null: there are none.</param>
/// <param name="Cheapest">The cheapest plausible mix; null where levers have no prices.</param>
/// <param name="Beyond">The cheapest mix beyond the plausible range, if no plausible mix reaches the target; else null.</param>
/// <param name="Contributions">What growth and each policy contribute; null: there is neither.</param>
/// <param name="Drivers">Drivers of the result; null where nothing is uncertain.</param>
internal sealed record TargetBrief(
    string Scenario,
    Goal Goal,
    string Unit,
    int BaselineYear,
    double Baseline,
    double Usual,
    BriefOutlook Without,
    BriefOutlook With,
    BaseRate? BaseRate,
    SolveResult? CommonFactor,
    MixResult? Cheapest,
    MixResult? Beyond,
    Explanation? Contributions,
    SobolResult? Drivers
)
{
    /// <summary>How many times as much the target is as the figure of the baseline year.</summary>
    public double Ratio => Goal.Value / Baseline;

    /// <summary>Cases without results, of all its parts; each counts its own.</summary>
    public ImmutableArray<FailedCase> Failed { get; init; } = [];

    /// <summary>The growth per year that the target requires.</summary>
    public double Growth => Elementary.Exp(Elementary.Log(Ratio) / Goal.Reading.YearIndex) - 1;

    /// <summary>Whose past is behind the forecast bands; empty without a history.</summary>
    public ImmutableArray<PairErrors> PairErrors { get; init; } = [];

    /// <summary>What past forecasts teach; null: no history.</summary>
    public ForecastErrorModel? Errors { get; init; }

    /// <summary>What changes when governments react by their rules; null: the scenario has none that are active.</summary>
    public BriefReactions? Reactions { get; init; }

    /// <summary>Makes a brief of a target.</summary>
    /// <param name="name">Name of the scenario.</param>
    /// <param name="runner">Who runs its cases.</param>
    /// <param name="goal">The target, on an outcome above 0.</param>
    /// <param name="inputs">Uncertain parameters; may be empty.</param>
    /// <param name="grounds">The past, and prices.</param>
    /// <param name="options">Sizes and seed.</param>
    /// <param name="context">Progress, cancellation, clock.</param>
    /// <exception cref="FailedCasesException">Cases failed that the brief cannot do without.</exception>
    public static TargetBrief Make(
        string name,
        ICaseRunner runner,
        Goal goal,
        InputSpace inputs,
        BriefInputs grounds,
        BriefOptions? options = null,
        StudyContext? context = null
    )
    {
        ArgumentNullException.ThrowIfNull(runner);
        ArgumentNullException.ThrowIfNull(goal);
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(grounds);
        options ??= new BriefOptions();
        SobolIndices.Check(inputs); // before anything is run
        var space = runner.Space;
        var policies = Contributor.Policies(space);
        var usual = new WithoutPolicies(runner, [.. policies.SelectMany(policy => policy.Changes)]);
        var point = usual.Run(CaseTable.Defaults, null, context?.Cancellation ?? default)[0];
        if (point.Failure is { } reason)
            throw new FailedCasesException($"business as usual has no results: {reason}");
        var baseline = point.Outcomes[0][goal.Reading.Outcome];
        if (!(baseline > 0))
            throw new StudyException(
                $"brief: got {Invariant.Text(baseline)} for {goal.Reading.Name} in {Invariant.Text(space.BaselineYear)}, expected a "
                    + $"figure above 0"
            );

        EnsembleResult Drawn(ICaseRunner who, InputSpace drawn)
        {
            var result = Ensemble.Run(
                who,
                new Design(drawn, options.Cases, Sampling.Sobol, options.Seed),
                new EnsembleOptions { FailedCases = options.FailedCases },
                context
            );
            return grounds.Errors is null ? result : result.WithForecastErrors(grounds.Errors);
        }
        var (without, with) = (Drawn(usual, OfAssumptions(inputs, space)), Drawn(runner, inputs));

        ImmutableArray<string> intensities =
        [
            .. policies
                .SelectMany(policy => policy.Changes)
                .Select(move => move.Path)
                .Where(path => path.EndsWith(".intensity", StringComparison.Ordinal)),
        ];
        ImmutableArray<Contributor> contributors = space.Parameters.Any(parameter =>
            parameter.Path.StartsWith("assumptions.growth.", StringComparison.Ordinal)
        )
            ? [Contributor.Below(space, "assumptions.growth"), .. policies]
            : policies;
        MixResult? Cheapest(ImmutableArray<PricedLever> levers) =>
            levers.IsEmpty ? null : CheapestMix.Run(runner, goal, levers, options: new MixOptions { FrontierPoints = 0 }, context: context);
        var plausible = Cheapest(grounds.Plausible);
        var beyond = plausible is { Answer: null } ? Cheapest(grounds.Beyond) : null;
        var common = intensities.IsEmpty
            ? null
            : Solve.Run(runner, goal, Lever.CommonFactor(space, "all policies together", intensities), null, context);
        var contributions = contributors.IsEmpty ? null : Explain.Run(runner, goal.Reading, contributors, null, context);
        var drivers =
            inputs.Dimensions == 0
                ? null
                : SobolIndices.Run(
                    runner,
                    inputs,
                    goal.Reading,
                    new SobolOptions
                    {
                        Points = options.SensitivityPoints,
                        Seed = options.Seed,
                        FailedCases = options.FailedCases,
                    },
                    context
                );
        return new TargetBrief(
            name,
            goal,
            space.Units[goal.Reading.Outcome],
            space.BaselineYear,
            baseline,
            goal.Reading.Of(point),
            BriefOutlook.Of(without, goal),
            BriefOutlook.Of(with, goal),
            grounds.Errors is null ? null : BaseRate.OfGoal(grounds.Errors.History, baseline, goal),
            common,
            plausible,
            beyond,
            contributions,
            drivers
        )
        {
            Reactions = ReactionsOf(runner, goal, policies, context),
            PairErrors = without.PairErrors,
            Errors = grounds.Errors,
            Failed =
            [
                .. without.Failed,
                .. with.Failed,
                .. common?.Failed ?? [],
                .. plausible?.Failed ?? [],
                .. beyond?.Failed ?? [],
                .. drivers?.Failed ?? [],
            ],
        };
    }

    /// <summary>All measures as described, once with the rules of governments and once without.</summary>
    private static BriefReactions? ReactionsOf(ICaseRunner runner, Goal goal, ImmutableArray<Contributor> policies, StudyContext? context)
    {
        var rules = runner.Space.Measures.Where(measure => measure.IsRule).Select(measure => measure.Switch).ToArray();
        ParameterChange[] switches =
        [
            .. policies.SelectMany(policy => policy.Changes).Where(change => rules.Contains(change.Path, StringComparer.Ordinal)),
        ];
        if (switches.Length == 0)
            return null;
        var table = new CaseTable(
            [.. switches.Select(change => runner.Space.ParameterIndex(change.Path))],
            [.. switches.Select(change => change.On), .. switches.Select(change => change.Off)],
            2
        );
        var results = runner.Run(table, null, context?.Cancellation ?? default);
        return results.FirstOrDefault(result => result.Failure is not null) is { Failure: { } reason }
            ? throw new FailedCasesException($"the scenario with and without its rules: {reason}")
            : new BriefReactions(goal.Reading.Of(results[0]), goal.Reading.Of(results[1]), results[0].Decisions.Length);
    }

    /// <summary>In business as usual no policy is uncertain: none is there.</summary>
    private static InputSpace OfAssumptions(InputSpace inputs, CaseSpace space) =>
        inputs.Only(input => input.Paths.All(path => space.Parameters[space.ParameterIndex(path)].Role == ParameterRole.Assumption));

    /// <summary>The same cases with all policies off, whatever the table says of others.</summary>
    private sealed class WithoutPolicies(ICaseRunner runner, ImmutableArray<ParameterChange> moves) : ICaseRunner
    {
        private readonly ImmutableArray<(int Column, double Off)> off =
        [
            .. moves.Select(move => (runner.Space.ParameterIndex(move.Path), move.Off)),
        ];

        public CaseSpace Space => runner.Space;

        public Task<IReadOnlyList<CaseResult>> RunAsync(
            CaseTable table,
            RunOptions? options = null,
            IProgress<int>? progress = null,
            CancellationToken cancellation = default
        )
        {
            var (kept, rows) = (
                Enumerable.Range(0, table.Columns.Length).Where(column => !off.Any(item => item.Column == table.Columns[column])).ToArray(),
                new List<double>()
            );
            for (var @case = 0; @case < table.Count; @case++)
            {
                var row = table.Row(@case);
                foreach (var column in kept)
                    rows.Add(row[column]);
                rows.AddRange(off.Select(item => item.Off));
            }
            return runner.RunAsync(
                new CaseTable(
                    [.. kept.Select(column => table.Columns[column]), .. off.Select(item => item.Column)],
                    rows.ToArray(),
                    table.Count
                ),
                options,
                progress,
                cancellation
            );
        }
    }
}
