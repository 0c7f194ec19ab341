using System.Collections.Immutable;
using TradeSim.Engine.Governments;
using TradeSim.Scenarios.Keys;

namespace TradeSim.Scenarios.Binding.RuleKinds;

/// <summary><c>kind: match</c>.</summary>
internal sealed class MatchBinder : RuleBinder
{
    public override string Kind => "match";

    public override string Meaning => "Follows a partner's measure with a measure of this government.";

    public override ImmutableArray<Key> Keys =>
        [
            new("measure", new NamesShape("the name of a policy"), "The policy that it controls.", Required: true),
            new("follows", new NamesShape("the name of a policy"), "The partner's policy.", Required: true),
            new(
                "proportion",
                ScenarioKeys.Given(new NumberShape(0, 10, "factor per intensity of the partner's policy")),
                "Strength of the response; 1 is in full.",
                Default: "1"
            ),
            new("limit", ScenarioKeys.Given(new NumberShape(0, 10, "1 is as described")), "The largest factor.", Default: "1"),
        ];

    public override Rule? Bind(Binder binder, Block block, RuleFrame frame)
    {
        var measures = MeasuresOf(binder, block, "measure", frame, controlled: true);
        var follows = MeasuresOf(binder, block, "follows", frame, controlled: false);
        var (proportion, limit) = (NumberOf(binder, block, "proportion", 1), NumberOf(binder, block, "limit", 1));
        if (measures is not [var own] || follows is not [var partners])
            return null;
        if (own == partners)
        {
            binder.Problems.Error(
                ErrorCatalogue.FollowsItself,
                block.PositionOf("follows"),
                block.PathOf("follows"),
                "got the measure itself, expected a partner's policy"
            );
            return null;
        }
        return new MatchRule
        {
            Name = frame.Name,
            By = frame.By,
            Measure = own,
            Follows = partners,
            Proportion = proportion,
            Most = limit,
        };
    }
}
