using System.Collections.Immutable;
using TradeSim.Engine.Dynamics;
using TradeSim.Engine.Policies;
using TradeSim.Scenarios.Keys;

namespace TradeSim.Scenarios.Binding.PolicyKinds;

/// <summary><c>kind: credit</c>.</summary>
internal sealed class CreditBinder : PolicyBinder
{
    private static readonly FlowNumbers Covered = new(
        "coverage",
        "covered",
        new NumberShape(0, 1, "share of the trade"),
        "the share of the trade that is covered."
    );

    public override string Kind => "credit";

    public override string Meaning => "Subsidised interest, leasing or insurance on part of a trade, and its cost to the budget.";

    public override ImmutableArray<Key> Keys =>
        [
            .. Covered.Keys,
            new(
                "subsidy",
                ScenarioKeys.Given(new NumberShape(0, 1, "share of the credit a year; 0.05 is five points of interest")),
                "The subsidy a year; over the life of a credit at most 0.99 of the goods' price, also where cases draw more.",
                Required: true
            ),
            new(
                "credit-years",
                ScenarioKeys.Given(new NumberShape(0, 30, "years", AboveMinimum: true)),
                "Average life of a credit.",
                Default: "1"
            ),
        ];

    public override ImmutableArray<ImmutableArray<string>> OneOf => Covered.OneOf;

    public override Policy? Bind(Binder binder, Block block, PolicyFrame frame)
    {
        var subsidy = binder.Number(block, "subsidy", ParameterRole.Policy);
        var years = block.Has("credit-years") ? binder.Number(block, "credit-years", ParameterRole.Policy) : 1;
        if (Covered.Bind(binder, block) is not { } covered || subsidy is not { } paid || years is not { } life)
            return null;
        var (yearly, lasts) = (binder.DefaultOf(paid), binder.DefaultOf(life));
        if (yearly * lasts > Credit.MostCut)
            binder.Problems.Error(
                ErrorCatalogue.SubsidyTooLarge,
                block.PositionOf("subsidy"),
                block.PathOf("subsidy"),
                $"got {MessageText.Number(yearly)} a year over {MessageText.Short(lasts)} years, {MessageText.Short(yearly * lasts)} of "
                    + $"the goods' price, expected at most {MessageText.Number(Credit.MostCut)}: no credit pays for the goods themselves"
            );
        return new Credit
        {
            Name = frame.Name,
            From = frame.From,
            Covered = covered,
            Subsidy = paid,
            Years = life,
        };
    }
}
