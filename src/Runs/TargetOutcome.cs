using TradeSim.Engine.Outcomes;

namespace TradeSim.Runs;

/// <summary>What became of a target.</summary>
/// <param name="Target">The target: bound, value and year.</param>
/// <param name="Outcome">Its outcome.</param>
/// <param name="Start">The outcome in the baseline year, in its unit.</param>
/// <param name="Value">The outcome in the target's year, in its unit.</param>
/// <param name="IsMet">Whether the target is met.</param>
/// <param name="NeededGrowth">Required yearly growth from the baseline year, 0.1 is 10 %; null where no growth rate reaches it.</param>
/// <param name="Growth">Projected yearly growth, 0.1 is 10 %; null where the outcome has no growth rate.</param>
public sealed record TargetOutcome(
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

    internal static TargetOutcome Of(Target target, Run run)
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
