using System.Collections.Immutable;
using TradeSim.Engine.Governments;
using TradeSim.Scenarios.Keys;

namespace TradeSim.Scenarios.Binding.RuleKinds;

/// <summary><c>kind: balance</c>.</summary>
internal sealed class BalanceBinder : RuleBinder
{
    private static NumberShape ShareOfIncome { get; } = new(-10, 10, "share of income, 0.02 is 2 %");

    public override string Kind => "balance";

    public override string Meaning => "Reacts to a trade deficit with partners by a surcharge on their goods.";

    public override ImmutableArray<Key> Keys =>
        [
            new("with", ScenarioKeys.EconomyNames, "The partners.", Required: true),
            new("sectors", ScenarioKeys.SectorNames, "Sectors that count and that the surcharge falls on.", Default: Names.All),
            new("threshold", ScenarioKeys.Given(ShareOfIncome), "Deficit above which the surcharge is raised.", Default: "0.02"),
            new("relax-below", ScenarioKeys.Given(ShareOfIncome), "Deficit below which it is lowered.", Default: "half of the threshold"),
            new(
                "step",
                ScenarioKeys.Given(new NumberShape(0, 10, "0.05 is five percentage points", AboveMinimum: true)),
                "Change of the surcharge in a year.",
                Default: "0.05"
            ),
            new(
                "limit",
                ScenarioKeys.Given(new NumberShape(0, 10, "0.3 is 30 percentage points")),
                "The highest surcharge.",
                Default: "0.3"
            ),
        ];

    public override Rule? Bind(Binder binder, Block block, RuleFrame frame)
    {
        var partners = OthersOf(binder, block, "with", frame);
        var sectors = SectorsOf(binder, block, "sectors");
        var threshold = NumberOf(binder, block, "threshold", 0.02);
        var relaxBelow = NumberOf(binder, block, "relax-below", binder.DefaultOf(threshold) / 2);
        var (step, limit) = (NumberOf(binder, block, "step", 0.05), NumberOf(binder, block, "limit", 0.3));
        if (binder.DefaultOf(relaxBelow) > binder.DefaultOf(threshold))
            binder.Problems.Error(
                ErrorCatalogue.BoundsOrder,
                block.PositionOf("relax-below"),
                block.PathOf("relax-below"),
                $"got {MessageText.Number(binder.DefaultOf(relaxBelow))}, expected at most the threshold "
                    + $"{MessageText.Number(binder.DefaultOf(threshold))}"
            );
        if (partners is not { } others || sectors is not { } traded)
            return null;
        return new BalanceRule
        {
            Name = frame.Name,
            By = frame.By,
            Partners = others,
            Sectors = traded,
            Threshold = threshold,
            RelaxBelow = relaxBelow,
            Step = step,
            Limit = limit,
        };
    }
}
