using TradeSim.Engine.Baseline;
using TradeSim.Engine.Dynamics;
using TradeSim.Engine.Policies;

namespace TradeSim.Engine.Tests.Market;

/// <summary>Worlds without an equilibrium because of who trades with whom are refused with that cause.</summary>
public sealed class SeparationTests
{
    private static World Of(int economies, double[] flows) =>
        World.Create(
            new WorldTables
            {
                Economies = [.. Enumerable.Range(0, economies).Select(n => new EconomyProfile($"E{n}", $"Economy {n}"))],
                Sectors = [new("goods", "Goods", 4)],
                Flows = flows,
                Tariffs = new double[flows.Length],
                ValueAddedShares = [.. Enumerable.Repeat(1.0, economies)],
            }
        );

    [Fact]
    public void An_economy_without_exports_cannot_balance_its_trade()
    {
        // [importer, exporter]: economy 2 buys from both and sells at home only.
        var world = Of(3, [80, 20, 0, 20, 80, 0, 10, 10, 50]);
        var scenario = new Scenario
        {
            Name = "no exports",
            World = world,
            BaselineYear = 0,
            LastYear = 1,
            Transfers = TransferRule.None,
        };
        var exception = Assert.Throws<InconsistentBaselineException>(() => new Simulation(scenario));
        Assert.Contains(
            "no equilibrium: E2 (Economy 2) buys from other economies, but sells nothing to them",
            exception.Message,
            StringComparison.Ordinal
        );
        Assert.Null(new Simulation(scenario with { Transfers = TransferRule.Fixed }).Run().Failure);
    }

    [Fact]
    public void Groups_that_do_not_trade_cannot_be_closed_by_one_factor()
    {
        // Two pairs, each with a deficit inside, and a tariff that changes what one of them earns.
        var world = Of(4, [80, 30, 0, 0, 20, 80, 0, 0, 0, 0, 80, 10, 0, 0, 40, 80]);
        var scenario = new Scenario
        {
            Name = "groups",
            World = world,
            BaselineYear = 0,
            LastYear = 1,
            Transfers = TransferRule.Proportional,
            Policies =
            [
                new Tariff
                {
                    Name = "tariff",
                    From = 1,
                    Rates = [new(1, 0, 0, 0.5)],
                },
            ],
        };
        var failure = new Simulation(scenario).Run().Failure;
        Assert.Contains(
            "no equilibrium: E0 (Economy 0), E1 (Economy 1) and E2 (Economy 2), E3 (Economy 3) do not trade with each other",
            failure,
            StringComparison.Ordinal
        );
    }
}
