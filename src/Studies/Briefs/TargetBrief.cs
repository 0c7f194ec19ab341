using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using TradeSim.Engine.Path;
using TradeSim.Studies.Cases;
using TradeSim.Studies.Ensembles;
using TradeSim.Studies.Explaining;
using TradeSim.Studies.History;
using TradeSim.Studies.Sensitivities;
using TradeSim.Studies.Solving;
using TradeSim.Studies.Uncertainty;

namespace TradeSim.Studies.Briefs;

/// <summary>What a brief is made of.</summary>
public sealed record BriefOptions
{
    /// <summary>Cases of the ensembles. Default 1,024.</summary>
    public int Cases { get; init; } = 1024;

    /// <summary>Base points of the sensitivity indices. Default 128.</summary>
    public int SensitivityPoints { get; init; } = 128;

    /// <summary>Pairs whose turnover at the start was within this factor of the target's count as of its size. Default 3.</summary>
    public double SizeFactor { get; init; } = 3;

    /// <summary>The seed.</summary>
    public ulong Seed { get; init; } = 1;
}

/// <summary>One target on one page: how likely, what it would take, why, and what it hinges on.</summary>
/// <param name="Scenario">Name of the scenario.</param>
/// <param name="Goal">The target.</param>
/// <param name="Baseline">The figure in the baseline year.</param>
/// <param name="Usual">Business as usual, all policies off: the figure in the target's year.</param>
/// <param name="UsualBand">Its 80 % band from what forecasts missed by in history.</param>
/// <param name="UsualProbability">The probability of the target in business as usual, with those misses.</param>
/// <param name="Probability">The probability with the policies of the scenario, with those misses.</param>
/// <param name="BaseRate">How often pairs of this size grew that much in that many years; null: none was observed that long.</param>
/// <param name="CommonFactor">How far all policies would have to be turned up together.</param>
/// <param name="Cheapest">The cheapest mix; null where levers have no prices.</param>
/// <param name="Contributions">What growth and each policy contribute.</param>
/// <param name="Hinges">What the answer hinges on; null where nothing is uncertain.</param>
public sealed record TargetBrief(
    string Scenario, Goal Goal, double Baseline, double Usual, (double Low, double High) UsualBand, GoalProbability UsualProbability, GoalProbability Probability,
    BaseRate? BaseRate, SolveResult? CommonFactor, MixResult? Cheapest, Explanation Contributions, SobolResult? Hinges)
{
    /// <summary>Makes a brief of a target.</summary>
    /// <param name="name">Name of the scenario.</param>
    /// <param name="runner">Who runs its cases.</param>
    /// <param name="goal">The target, on an outcome above 0.</param>
    /// <param name="inputs">What is uncertain; may be empty.</param>
    /// <param name="history">Pairs for the base rate.</param>
    /// <param name="errors">What forecasts missed by in the past, such as <see cref="BacktestResult.ErrorsOf"/> the income model.</param>
    /// <param name="levers">Levers with prices; empty: no cheapest mix.</param>
    /// <param name="options">Sizes and seed.</param>
    /// <param name="context">Progress, cancellation, clock.</param>
    public static TargetBrief Make(
        string name, ICaseRunner runner, Goal goal, InputSpace inputs, TradeHistory history, LogErrors errors,
        ImmutableArray<PricedLever> levers, BriefOptions? options = null, StudyContext? context = null)
    {
        ArgumentNullException.ThrowIfNull(runner);
        ArgumentNullException.ThrowIfNull(goal);
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(errors);
        options ??= new BriefOptions();
        var space = runner.Space;
        var policies = Contributor.Policies(space);
        var usual = new WithoutPolicies(runner, [.. policies.SelectMany(policy => policy.Moves)]);
        var point = usual.Run(CaseTable.Defaults, null, context?.Cancellation ?? default)[0];
        if (point.Failure is { } reason) throw new FailedCasesException($"business as usual has no results: {reason}");
        var (baseline, end, horizon) = (point.Outcomes[0][goal.Reading.Outcome], goal.Reading.Of(point), goal.Reading.YearIndex);

        // In business as usual no policy is uncertain: none is there.
        var assumptions = new InputSpace(space, [.. inputs.Inputs.Where(input => input.Paths.All(path => space.Parameters[space.ParameterIndex(path)].Role == ParameterRole.Assumption))]);
        GoalProbability ProbabilityOf(ICaseRunner who, InputSpace drawn) =>
            Ensemble.Run(who, new Design(drawn, options.Cases, Sampling.Sobol, options.Seed), null, context).WithHistory(errors, goal.Reading.Name).Probability(goal);

        var ratio = goal.Value / baseline;
        BaseRate? rate;
        try
        {
            rate = BaseRate.Of(history, ratio, horizon, baseline / options.SizeFactor, baseline * options.SizeFactor);
        }
        catch (StudyException)
        {
            rate = null; // no pair of that size was observed that long
        }
        ImmutableArray<string> intensities = [.. policies.SelectMany(policy => policy.Moves).Select(move => move.Path)];
        var growth = space.Parameters.Any(parameter => parameter.Path.StartsWith("assumptions.growth.", StringComparison.Ordinal)) ? (ImmutableArray<Contributor>)[Contributor.Below(space, "assumptions.growth")] : [];
        return new TargetBrief(name, goal, baseline, end, errors.Band(end, horizon, 0.8), ProbabilityOf(usual, assumptions), ProbabilityOf(runner, inputs), rate,
            intensities.IsEmpty ? null : Solve.Run(runner, goal, Lever.CommonFactor(space, "all policies together", intensities), null, context),
            levers.IsEmpty ? null : CheapestMix.Run(runner, goal, levers, default, null, context),
            Explain.Run(runner, goal.Reading, [.. growth, .. policies], null, context),
            inputs.Dimensions == 0 ? null : SobolIndices.Run(runner, inputs, goal.Reading, new SobolOptions { Points = options.SensitivityPoints, Seed = options.Seed }, context));
    }

    /// <summary>The page, as Markdown.</summary>
    public override string ToString()
    {
        var page = new StringBuilder();
        void Line(FormattableString text) => page.Append(text.ToString(CultureInfo.InvariantCulture)).Append('\n');
        Line($"# {Scenario}");
        Line($"");
        Line($"**Target**: {Goal}. In the baseline year it was {Baseline:F1}: {Goal.Value / Baseline:F2} times as much in {Goal.Reading.YearIndex} years, {100 * (Math.Pow(Goal.Value / Baseline, 1.0 / Goal.Reading.YearIndex) - 1):F1} % a year.");
        Line($"");
        Line($"**Business as usual** ends at {Usual:F1}; forecasts of such trade that far ahead were within {UsualBand.Low:F0} to {UsualBand.High:F0} four times out of five.");
        Line($"");
        Line($"**Probability** of the target: {100 * UsualProbability.Probability:F1} % in business as usual, {100 * Probability.Probability:F1} % with the policies of the scenario (95 % sampling interval {100 * Probability.Interval.Low:F1} to {100 * Probability.Interval.High:F1} %), both with the misses of history on top.");
        Line($"");
        Line($"**In history**: {(BaseRate is null ? "no pair of this size was observed that long." : BaseRate.ToString())}");
        Line($"");
        if (CommonFactor is not null) Line($"**What it would take**, all policies turned together (1 is as described): {CommonFactor}");
        if (Cheapest is { Answer: { } mix }) Line($"\n**The cheapest mix found** costs {mix.Cost:G4} and reaches {mix.Value:F1}: {string.Join(", ", Cheapest.Levers.Select((lever, k) => string.Create(CultureInfo.InvariantCulture, $"{lever.Lever.Name} at {mix.Positions[k]:G3}")))}.");
        else if (Cheapest is { Closest: var closest }) Line($"\n**No mix of the priced levers reaches it**; the furthest is {closest.Value:F1}, for {closest.Cost:G4}.");
        Line($"");
        Line($"**What contributes** to the figure with the policies of the scenario (Shapley values):");
        Line($"");
        Line($"| step | value |");
        Line($"| --- | --- |");
        Line($"| all off | {Contributions.Start:F1} |");
        foreach (var item in Contributions.Contributions) Line($"| {item.Name} | {item.Value:+0.0;-0.0;0.0} |");
        Line($"| all on | {Contributions.End:F1} |");
        if (Hinges is null) return page.ToString();
        Line($"");
        Line($"**What it hinges on**: shares of the variance of the figure (first order, total).");
        Line($"");
        Line($"| uncertain | alone | with interactions |");
        Line($"| --- | --- | --- |");
        foreach (var item in Hinges.Factors.Take(8)) Line($"| {item.Factor} | {100 * item.First.Value:F0} % | {100 * item.Total.Value:F0} % |");
        return page.ToString();
    }

    /// <summary>The same cases with all policies off, whatever the table says of others.</summary>
    private sealed class WithoutPolicies(ICaseRunner runner, ImmutableArray<Move> moves) : ICaseRunner
    {
        private readonly ImmutableArray<(int Column, double Off)> off = [.. moves.Select(move => (runner.Space.ParameterIndex(move.Path), move.Off))];

        public CaseSpace Space => runner.Space;

        public IReadOnlyList<CaseResult> Run(CaseTable table, IProgress<int>? progress, CancellationToken cancellation)
        {
            var (kept, rows) = (Enumerable.Range(0, table.Columns.Length).Where(column => !off.Any(item => item.Column == table.Columns[column])).ToArray(), new List<double>());
            for (var @case = 0; @case < table.Count; @case++)
            {
                var row = table.Row(@case);
                foreach (var column in kept) rows.Add(row[column]);
                rows.AddRange(off.Select(item => item.Off));
            }
            return runner.Run(new CaseTable([.. kept.Select(column => table.Columns[column]), .. off.Select(item => item.Column)], rows.ToArray(), table.Count), progress, cancellation);
        }
    }
}
