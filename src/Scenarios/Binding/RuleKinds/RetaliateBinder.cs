using System.Collections.Immutable;
using TradeSim.Engine.Governments;
using TradeSim.Scenarios.Keys;

namespace TradeSim.Scenarios.Binding.RuleKinds;

/// <summary><c>kind: retaliate</c>.</summary>
internal sealed class RetaliateBinder : RuleBinder
{
    public override string Kind => "retaliate";

    public override string Meaning => "Responds to a partner's tariffs with tariffs, in proportion, with a delay and a limit.";

    public override ImmutableArray<Key> Keys =>
        [
            new("against", ScenarioKeys.EconomyNames, "The economies to whose tariffs the government responds.", Required: true),
            new("watched", ScenarioKeys.SectorNames, "Sectors in which their tariffs are watched.", Default: Names.All),
            new("sectors", ScenarioKeys.SectorNames, "Sectors of their goods that are subject to the response.", Default: Names.All),
            new(
                "proportion",
                ScenarioKeys.Given(new NumberShape(0, 10, "surcharge per increase")),
                "Strength of the response; 1 is in kind.",
                Default: "1"
            ),
            new(
                "limit",
                ScenarioKeys.Given(new NumberShape(0, 10, "0.5 is 50 percentage points")),
                "The highest surcharge.",
                Default: "0.5"
            ),
            new("delay", new WholeShape(1, 20, "years"), "Years from an increase to the response.", Default: "1"),
        ];

    public override Rule? Bind(Binder binder, Block block, RuleFrame frame)
    {
        var against = OthersOf(binder, block, "against", frame);
        var (watched, sectors) = (SectorsOf(binder, block, "watched"), SectorsOf(binder, block, "sectors"));
        var (proportion, limit) = (NumberOf(binder, block, "proportion", 1), NumberOf(binder, block, "limit", 0.5));
        if (against is not { } partners || watched is not { } seen || sectors is not { } hit)
            return null;
        return new RetaliateRule
        {
            Name = frame.Name,
            By = frame.By,
            Against = partners,
            Watched = seen,
            Sectors = hit,
            Proportion = proportion,
            Limit = limit,
            Delay = block.Whole("delay") ?? 1,
        };
    }
}
