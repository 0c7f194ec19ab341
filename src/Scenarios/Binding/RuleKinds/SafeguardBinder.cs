using System.Collections.Immutable;
using TradeSim.Engine.Dynamics;
using TradeSim.Engine.Governments;
using TradeSim.Scenarios.Keys;

namespace TradeSim.Scenarios.Binding.RuleKinds;

/// <summary><c>kind: safeguard</c>.</summary>
internal sealed class SafeguardBinder : RuleBinder
{
    public override string Kind => "safeguard";

    public override string Meaning => "Protects a sector for a limited time by a tariff or a quota when its imports surge.";

    public override ImmutableArray<Key> Keys =>
        [
            new("sectors", ScenarioKeys.SectorNames, "Sectors, each observed separately.", Required: true),
            new("against", ScenarioKeys.EconomyNames, "Sellers that are observed, and pay the surcharge.", Default: "all other economies"),
            new(
                "threshold",
                ScenarioKeys.Given(new NumberShape(-0.9, 100, "0.25 is 25 %")),
                "Growth of imports over their average that triggers the measure.",
                Default: "0.25"
            ),
            new("reference-years", new WholeShape(1, 10, "years"), "Years of the average.", Default: "3"),
            new(
                "tariff",
                ScenarioKeys.Given(new NumberShape(0, 10, "0.3 is 30 percentage points", AboveMinimum: true)),
                "Surcharge in the first year; it falls in equal steps."
            ),
            new(
                "quota",
                ScenarioKeys.Given(new NumberShape(0, 100, "ratio to the average of each flow", AboveMinimum: true)),
                "Cap in the first year; it is relaxed as a tariff would be."
            ),
            new("years", new WholeShape(1, 8, "years"), "Years in force.", Default: "4"),
        ];

    public override ImmutableArray<ImmutableArray<string>> OneOf =>
        [
            ["tariff", "quota"],
        ];

    public override Rule? Bind(Binder binder, Block block, RuleFrame frame)
    {
        var sectors = SectorsOf(binder, block, "sectors");
        var exporters = OthersOf(binder, block, "against", frame);
        var threshold = NumberOf(binder, block, "threshold", 0.25);
        var tariff = block.Has("tariff") ? binder.Number(block, "tariff", ParameterRole.Policy) : null;
        var quota = NumberOf(binder, block, "quota", 1);
        if (sectors is not { } watched || exporters is not { } sellers)
            return null;
        return new SafeguardRule
        {
            Name = frame.Name,
            By = frame.By,
            Sectors = watched,
            Exporters = sellers,
            Threshold = threshold,
            ReferenceYears = block.Whole("reference-years") ?? 3,
            Tariff = tariff,
            Quota = quota,
            Years = block.Whole("years") ?? 4,
        };
    }
}
