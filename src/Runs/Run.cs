using System.Collections.Immutable;
using System.Diagnostics;
using TradeSim.Engine.Dynamics;
using TradeSim.Engine.Outcomes;
using TradeSim.Scenarios;

namespace TradeSim.Runs;

/// <summary>A scenario that was run: what was asked, what came out, how long it took.</summary>
internal sealed record Run(LoadedScenario Loaded, Question Question, CaseResult Result, string Host, TimeSpan Took)
{
    /// <summary>What the command line calls it.</summary>
    public const string Verb = "run";

    public Scenario Scenario => Loaded.Scenario;

    /// <summary>The years of the path, the baseline year first.</summary>
    public ImmutableArray<int> Years => [.. Enumerable.Range(Scenario.BaselineYear, Scenario.Years + 1)];

    /// <summary>Runs a scenario on the hosts that were chosen.</summary>
    public static Run Of(LoadedScenario loaded, Question question, CaseHosts hosts, CancellationToken cancellation) =>
        Of(loaded, question, hosts.Of(loaded, question), hosts.Name, cancellation);

    /// <summary>Runs a scenario that was made ready, in this process.</summary>
    public static Run Of(LoadedScenario loaded, Simulation simulation, CancellationToken cancellation) =>
        Of(loaded, Question.Of(Verb, [loaded.Bundle.Scenario], [], loaded.Bundle.Overrides), simulation, EmbeddedHosts.Here, cancellation);

    private static Run Of(LoadedScenario loaded, Question question, ICaseHost host, string name, CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        var result = host.RunAsync(CaseTable.Defaults, new RunOptions { KeepTables = true }, null, cancellation).GetAwaiter().GetResult()[
            0
        ];
        return new Run(loaded, question, result, name, Stopwatch.GetElapsedTime(started));
    }

    /// <summary>An outcome over the years.</summary>
    public ImmutableArray<double> PathOf(int outcome) => [.. Result.Outcomes.Select(year => year[outcome])];

    /// <summary>What became of the targets.</summary>
    public IEnumerable<TargetOutcome> Targets => Scenario.Targets.Select(target => TargetOutcome.Of(target, this));

    /// <summary>The flows that an outcome measures; empty for figures that are no flows.</summary>
    public static IEnumerable<FlowSet> FlowsOf(Outcome outcome) =>
        outcome switch
        {
            Turnover turnover => [turnover.There, turnover.Back],
            Exports exports => [exports.Flows],
            Imports imports => [imports.Flows],
            Balance balance => [balance.Exports, balance.Imports],
            Share share => [share.Whole],
            _ => [],
        };
}

/// <summary>What became of a target.</summary>
/// <param name="Target">The target.</param>
/// <param name="Outcome">Its outcome.</param>
/// <param name="Start">The outcome in the baseline year.</param>
/// <param name="Value">The outcome in the target's year.</param>
/// <param name="IsMet">Whether it is met.</param>
/// <param name="NeededGrowth">Yearly growth from the baseline year that would meet it; null where no growth rate says it.</param>
/// <param name="Growth">Yearly growth that the path has; null likewise.</param>
internal sealed record TargetOutcome(
    Target Target,
    Outcome Outcome,
    double Start,
    double Value,
    bool IsMet,
    double? NeededGrowth,
    double? Growth
)
{
    /// <summary>How much is missing, in the outcome's unit; negative where the target is exceeded.</summary>
    public double Missing => Target.Bound == Bound.AtLeast ? Target.Value - Value : Value - Target.Value;

    public static TargetOutcome Of(Target target, Run run)
    {
        var path = run.PathOf(target.Outcome);
        var years = target.Year - run.Scenario.BaselineYear;
        var (start, value) = (path[0], path[years]);
        double? Yearly(double end) => years > 0 && start > 0 && end > 0 ? Math.Pow(end / start, 1.0 / years) - 1 : null;
        return new TargetOutcome(
            target,
            run.Scenario.Outcomes[target.Outcome],
            start,
            value,
            target.IsMetBy(value),
            Yearly(target.Value),
            Yearly(value)
        );
    }
}
