using System.Collections.Immutable;
using TradeSim.Engine.Outcomes;
using TradeSim.Scenarios.Keys;
using TradeSim.Scenarios.Yaml;

namespace TradeSim.Scenarios.Binding.OutcomeKinds;

/// <summary><c>kind: cost</c>.</summary>
internal sealed class CostBinder : OutcomeBinder
{
    public override string Kind => "cost";

    public override string Meaning => "Cost of policies in the year, across all budgets, million USD.";

    public override ImmutableArray<Key> Keys =>
        [
            new(
                "policies",
                new NamesShape("the name of a policy, a list of these, or all"),
                "Policies whose cost is summed.",
                Default: Names.All
            ),
        ];

    public override Outcome? Bind(Binder binder, Block block)
    {
        var named = Named(block);
        var policies = ImmutableArray.CreateBuilder<int>();
        foreach (var (name, place) in named)
        {
            if (name == Names.All)
                policies.AddRange(Enumerable.Range(0, binder.PolicyNames.Count));
            else if (binder.PolicyNames.ToList().IndexOf(name) is >= 0 and var index)
                policies.Add(index);
            else
                binder.Problems.Error(
                    ErrorCatalogue.UnknownPolicy,
                    place,
                    block.PathOf("policies"),
                    $"got {MessageText.Quote(name)}, expected the name of a policy of this scenario",
                    MessageText.DidYouMean(name, binder.PolicyNames)
                );
        }
        var all = named.Any(item => item.Name == Names.All);
        var subject = new OutcomeSubject(Kind, [], [], all ? [] : [.. named.Select(item => item.Name)]);
        var made = $"cost {string.Join('+', named.Select(item => item.Name))}";
        var called = all
            ? NameOf(binder, block, subject, made, "cost of the measures", "cost of all measures")
            : NameOf(binder, block, subject, made);
        return new Cost([.. policies.Distinct()]) { Name = called };
    }

    private static (string Name, SourcePosition Place)[] Named(Block block) =>
        block["policies"] switch
        {
            ScalarNode one => [(one.Text, one.Position)],
            ListNode list => [.. list.Items.OfType<ScalarNode>().Select(item => (item.Text, item.Position))],
            _ => [(Names.All, block.Position)],
        };
}

/// <summary><c>kind: quota-cost</c>.</summary>
internal sealed class QuotaCostBinder : OutcomeBinder
{
    public override string Kind => "quota-cost";

    public override string Meaning =>
        "The cost of caps on imports to buyers, as an ad valorem equivalent; the mean over the flows, weighted by them.";

    public override ImmutableArray<Key> Keys =>
        [Of, new("from", ScenarioKeys.EconomyNames, "The sellers.", Default: "all other economies"), Sectors];

    public override Outcome? Bind(Binder binder, Block block) =>
        TradeOf(binder, block, "from") is { } trade
            ? new QuotaCost(trade.Imports)
            {
                Name = NameOf(
                    binder,
                    block,
                    trade.SubjectOf(Kind, "from"),
                    $"quota-cost {trade.OwnText} from {trade.OthersText}{trade.Suffix}"
                ),
            }
            : null;
}
