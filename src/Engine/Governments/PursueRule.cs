using System.Collections.Immutable;
using System.Globalization;
using TradeSim.Engine.Dynamics;
using TradeSim.Engine.Outcomes;

namespace TradeSim.Engine.Governments;

/// <summary>Strengthens measures step by step while an outcome is behind its path to a target, and relaxes them when it is ahead.</summary>
/// <remarks>
/// <para><b>Observes.</b> An outcome, against its path: from the value of the baseline year to the target in the target year, with equal
/// growth every year where both are above 0, else in equal steps. After the target year the path stays at the target.</para>
/// <para><b>Decides.</b> A factor on the intensity of the named measures, the same for all: raised by <c>step</c> while the outcome is
/// behind by more than <c>margin</c>, lowered by as much while it is ahead by more, from <c>at-least</c> to <c>at-most</c>. The factor
/// stays within <c>budget</c>, judged by the measures' cost in the previous year.</para>
/// <para><b>Size.</b> An assumption about how fast an administration moves: a step of 0.1 is a tenth of the measure a year.</para>
/// <para><b>Not modelled.</b> Foresight: the government does not know the future effect of a measure.</para>
/// </remarks>
public sealed record PursueRule : Rule
{
    /// <summary>The measures, by index.</summary>
    public required ImmutableArray<int> Measures { get; init; }

    /// <summary>Index of the outcome.</summary>
    public required int Outcome { get; init; }

    /// <summary>Whether the outcome should reach the target or stay below it.</summary>
    public Bound Bound { get; init; } = Bound.AtLeast;

    /// <summary>The target, in the outcome's unit.</summary>
    public required ParameterRef Target { get; init; }

    /// <summary>The year of the target.</summary>
    public required int TargetYear { get; init; }

    /// <summary>Factor before the first decision, at least 0.</summary>
    public ParameterRef FirstFactor { get; init; } = 1;

    /// <summary>Change of the factor in a year, above 0.</summary>
    public ParameterRef Step { get; init; } = 0.1;

    /// <summary>Smallest factor, at least 0.</summary>
    public ParameterRef Least { get; init; } = 0;

    /// <summary>Largest factor, at least <see cref="Least"/>.</summary>
    public ParameterRef Most { get; init; } = 2;

    /// <summary>Relative distance from the path within which nothing is changed, at least 0.</summary>
    public ParameterRef Margin { get; init; } = 0.01;

    /// <summary>What the measures may cost in a year, million USD; null: no limit.</summary>
    public ParameterRef? Budget { get; init; }

    /// <inheritdoc/>
    public override ImmutableArray<int> Controls => Measures;

    /// <inheritdoc/>
    public override RuleMemory Start(ObservedYear baseline)
    {
        ArgumentNullException.ThrowIfNull(baseline);
        return new Memory(this, baseline.Year, baseline.Measure(Outcome));
    }

    /// <inheritdoc/>
    public override double InitialFactor(ReadOnlySpan<double> values) => FirstFactor.In(values);

    private sealed class Memory(PursueRule rule, int firstYear, double observed) : RuleMemory
    {
        private double factor = double.NaN; // until the first decision

        public override IEnumerable<Decision> Decide(ObservedYear year)
        {
            if (double.IsNaN(factor))
                factor = rule.InitialFactor(year.Values);
            if (!rule.IsActive(year.NextYear))
                return [];
            var (value, path) = (year.Measure(rule.Outcome), PathIn(year.Year, rule.Target.In(year.Values)));
            var ahead = (value - path) / Math.Max(Math.Abs(path), double.Epsilon) * (rule.Bound == Bound.AtLeast ? 1 : -1);
            var (step, margin) = (rule.Step.In(year.Values), rule.Margin.In(year.Values));
            var wanted =
                ahead < -margin ? factor + step
                : ahead > margin ? factor - step
                : factor;
            wanted = Math.Max(rule.Least.In(year.Values), Math.Min(rule.Most.In(year.Values), wanted));
            var affordable = AffordableIn(year);
            var next = Math.Max(0, Math.Min(wanted, affordable));
            if (next == factor)
                return [];
            var before = factor;
            factor = next;
            foreach (var measure in rule.Measures)
                year.SetFactor(measure, next);
            var name = year.NameOfOutcome(rule.Outcome);
            var why = string.Create(
                CultureInfo.InvariantCulture,
                $"{name} was {value:0.###}, its path to the target {path:0.###} {year.UnitOfOutcome(rule.Outcome)}"
            );
            return
            [
                new Decision(
                    year.NextYear,
                    rule.Name,
                    rule.By,
                    $"intensity of {string.Join(", ", rule.Measures.Select(year.NameOfPolicy))}",
                    "times as described",
                    before,
                    next,
                    affordable < wanted ? $"{why}; the budget allows no more" : why
                ),
            ];
        }

        private double PathIn(int year, double target)
        {
            if (year >= rule.TargetYear)
                return target;
            var gone = (double)(year - firstYear) / (rule.TargetYear - firstYear);
            return observed > 0 && target > 0
                ? observed * Elementary.Exp(gone * Elementary.Log(target / observed))
                : observed + (gone * (target - observed));
        }

        /// <summary>The factor that the budget pays for in the next year.</summary>
        private double AffordableIn(ObservedYear year)
        {
            if (rule.Budget is not { } budget)
                return double.PositiveInfinity;
            var costPerFactor = 0.0;
            foreach (var measure in rule.Measures)
            {
                var effort = year.EffortOf(measure);
                var costPerEffort = effort > 0 ? year.CostOf(measure) / effort : year.FullCostOf(measure);
                costPerFactor += costPerEffort * year.PlannedEffortOf(measure);
            }
            return costPerFactor > 0 ? budget.In(year.Values) / costPerFactor : double.PositiveInfinity;
        }
    }
}
