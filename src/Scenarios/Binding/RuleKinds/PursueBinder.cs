using System.Collections.Immutable;
using TradeSim.Engine.Dynamics;
using TradeSim.Engine.Governments;
using TradeSim.Engine.Outcomes;
using TradeSim.Scenarios.Keys;

namespace TradeSim.Scenarios.Binding.RuleKinds;

/// <summary><c>kind: pursue</c>.</summary>
internal sealed class PursueBinder : RuleBinder
{
    private const double Large = 1e15;

    private static NumberShape Factor { get; } = new(0, 10, "1 is as described");

    public override string Kind => "pursue";

    public override string Meaning =>
        "Strengthens measures step by step while an outcome is behind its path to a target, within a budget, and relaxes them when it "
        + "is ahead.";

    public override ImmutableArray<Key> Keys =>
        [
            new("measures", new NamesShape("the name of a policy, or a list of these"), "The policies that it controls.", Required: true),
            new("outcome", new TextShape(200), "Name of an outcome of this scenario.", Required: true),
            new(
                "at-least",
                ScenarioKeys.Given(new NumberShape(-Large, Large, "the outcome's unit")),
                "The outcome should reach this value."
            ),
            new(
                "at-most",
                ScenarioKeys.Given(new NumberShape(-Large, Large, "the outcome's unit")),
                "The outcome should not exceed this value."
            ),
            new("year", new WholeShape(1, 9999, "year"), "The year of the target.", Required: true),
            new("first", ScenarioKeys.Given(Factor), "Factor on the intensities before the first decision.", Default: "1"),
            new(
                "step",
                ScenarioKeys.Given(new NumberShape(0, 10, "of the factor, a year", AboveMinimum: true)),
                "Change of the factor in a year.",
                Default: "0.1"
            ),
            new("lowest", ScenarioKeys.Given(Factor), "Smallest factor.", Default: "0"),
            new("highest", ScenarioKeys.Given(Factor), "Largest factor.", Default: "2"),
            new(
                "margin",
                ScenarioKeys.Given(new NumberShape(0, 1, "of the path's value")),
                "Distance from the path within which nothing is changed.",
                Default: "0.01"
            ),
            new("budget", ScenarioKeys.Given(ScenarioShape.Cost), "Most that the measures may cost in a year.", Default: "no limit"),
        ];

    public override ImmutableArray<ImmutableArray<string>> OneOf =>
        [
            ["at-least", "at-most"],
        ];

    public override Rule? Bind(Binder binder, Block block, RuleFrame frame)
    {
        var measures = MeasuresOf(binder, block, "measures", frame, controlled: true);
        var outcome = OutcomeOf(binder, block);
        var bound = block.Has("at-most") ? Bound.AtMost : Bound.AtLeast;
        var target = binder.Number(block, bound == Bound.AtMost ? "at-most" : "at-least", ParameterRole.Policy);
        var (first, step) = (NumberOf(binder, block, "first", 1), NumberOf(binder, block, "step", 0.1));
        var (lowest, highest) = (NumberOf(binder, block, "lowest", 0), NumberOf(binder, block, "highest", 2));
        var margin = NumberOf(binder, block, "margin", 0.01);
        var budget = block.Has("budget") ? binder.Number(block, "budget", ParameterRole.Policy) : null;
        if (binder.DefaultOf(lowest) > binder.DefaultOf(highest))
            binder.Problems.Error(
                ErrorCatalogue.BoundsOrder,
                block.PositionOf("lowest"),
                block.PathOf("lowest"),
                $"got {MessageText.Number(binder.DefaultOf(lowest))}, expected at most {MessageText.Number(binder.DefaultOf(highest))}, "
                    + $"the highest factor"
            );
        var year = block.Whole("year");
        if (year <= binder.BaselineYear)
        {
            binder.Problems.Error(
                ErrorCatalogue.YearOutside,
                block.PositionOf("year"),
                block.PathOf("year"),
                $"got {MessageText.Number(year.Value)}, expected a year after the baseline year {MessageText.Number(binder.BaselineYear)}"
            );
            year = null;
        }
        if (measures is not { } controlled || outcome is not { } index || target is not { } value || year is not { } by)
            return null;
        return new PursueRule
        {
            Name = frame.Name,
            By = frame.By,
            Measures = controlled,
            Outcome = index,
            Bound = bound,
            Target = value,
            TargetYear = by,
            FirstFactor = first,
            Step = step,
            Least = lowest,
            Most = highest,
            Margin = margin,
            Budget = budget,
        };
    }

    private static int? OutcomeOf(Binder binder, Block block)
    {
        if (block.Text("outcome") is not { } name)
            return null;
        var index = binder.OutcomeNames.ToList().IndexOf(name);
        if (index >= 0)
            return index;
        binder.Problems.Error(
            ErrorCatalogue.UnknownOutcome,
            block.PositionOf("outcome"),
            block.PathOf("outcome"),
            $"got {MessageText.Quote(name)}, expected the name of an outcome of this scenario",
            MessageText.DidYouMean(name, binder.OutcomeNames)
        );
        return null;
    }
}
