using System.Collections.Immutable;
using TradeSim.Engine.Dynamics;
using TradeSim.Engine.Governments;
using TradeSim.Engine.Outcomes;
using TradeSim.Engine.Tests.Policies;

namespace TradeSim.Engine.Tests.Governments;

/// <summary>One rule of each kind, on the worlds and levers of the tests of levers: none may be missing here.</summary>
public static class EveryRule
{
    private static readonly ImmutableArray<int> All = [0, 1, 2];

    /// <summary>Rules with a strength that cases give.</summary>
    internal static ImmutableArray<Rule> Of(ParameterRef strength) =>
        [
            new RetaliateRule
            {
                Name = "retaliate",
                By = [0],
                Against = [1],
                Watched = All,
                Sectors = All,
                Proportion = strength,
            },
            new RetaliateRule
            {
                Name = "answer to the answer",
                By = [1],
                Against = [0],
                Watched = All,
                Sectors = [0, 2],
                Proportion = strength,
                Limit = 0.2,
            },
            new SafeguardRule
            {
                Name = "safeguard by tariff",
                By = [3],
                Exporters = [0, 1, 2],
                Sectors = All,
                Threshold = 0.01,
                Tariff = strength,
                Years = 2,
            },
            new SafeguardRule
            {
                Name = "safeguard by quota",
                By = [2],
                Exporters = [0, 1],
                Sectors = [0, 1],
                Threshold = -0.5,
                Quota = 0.9,
                ReferenceYears = 2,
                Years = 3,
            },
            new PursueRule
            {
                Name = "pursue",
                By = [1],
                Measures = [2, 4],
                Outcome = 0,
                Target = 1000,
                TargetYear = Runs.First + 3,
                Step = strength,
            },
            new MatchRule
            {
                Name = "match",
                By = [0],
                Measure = 5,
                Follows = 6,
                Proportion = strength,
            },
            new BalanceRule
            {
                Name = "balance",
                By = [1],
                Partners = [2, 3],
                Sectors = All,
                Threshold = -0.5,
                Step = strength,
            },
        ];

    /// <summary>A scenario with every lever, growth and rules.</summary>
    internal static Scenario Scenario(Engine.Baseline.World world, int years = 5)
    {
        var scenario = AccountsUnderAllLevers.With(world, Runs.Scenario(world, years));
        return scenario with
        {
            Growth = [.. Enumerable.Range(0, years).Select(_ => ImmutableArray.Create<ParameterRef>(0.02, 0.05, 0.01, 0.03))],
            TradeCostShocks = [],
            Parameters = scenario.Parameters.Add(new Parameter("strength", ParameterRole.Policy, 0.1, 0, 1)),
            Outcomes =
            [
                new Turnover(new([0], [1], All), new([1], [0], All)) { Name = "turnover" },
                new RealIncome([1]) { Name = "real income" },
            ],
            Rules = Of(ParameterRef.Parameter(1)),
        };
    }

    [Fact]
    public static void NoKindOfRuleIsMissing()
    {
        var kinds = typeof(Rule)
            .Assembly.GetTypes()
            .Where(type => type.IsPublic && type.IsSubclassOf(typeof(Rule)))
            .Select(type => type.Name);
        Assert.Equal(
            kinds.Order(StringComparer.Ordinal),
            Of(1).Select(rule => rule.GetType().Name).Distinct().Order(StringComparer.Ordinal)
        );
    }
}
