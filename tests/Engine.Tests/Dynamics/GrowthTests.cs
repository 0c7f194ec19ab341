using System.Collections.Immutable;
using TradeSim.Engine.Dynamics;
using TradeSim.Engine.Outcomes;
using TradeSim.Engine.Policies;
using TradeSim.Engine.Tests.Policies;

namespace TradeSim.Engine.Tests.Dynamics;

public sealed class GrowthTests
{
    /// <summary>
    /// Two economies alike whose trade costs change for good: w stays 1, p/P is constant, and capital follows ln K = (1 − (1 −
    /// δ(1−a))^t)·z/(1−a) with z = ln(p/P), real GDP a·ln K + z (Anderson, Larch and Yotov 2020 with log utility).
    /// </summary>
    [Theory]
    [InlineData(0.55, 0.06, 4.0, 0.8, 0.9)]
    [InlineData(0.35, 0.1, 6.0, 0.7, 1.2)]
    public void CapitalFollowsItsClosedForm(double share, double depreciation, double elasticity, double home, double cost)
    {
        var world = Policies.Worlds.Two(elasticity, homeShare: home);
        var scenario = Runs.Scenario(
            world,
            61,
            new TradeCost
            {
                Name = "d",
                From = Runs.First,
                Factors = [new(0, 1, 0, cost), new(1, 0, 0, cost)],
            }
        ) with
        {
            Capital = new Capital(share, depreciation),
            Varieties = Varieties.Fixed,
        };
        var years = new Simulation(scenario).Run().Tables!.Years;
        var realPrice = Math.Log(home + ((1 - home) * Math.Pow(cost, -elasticity))) / elasticity;
        for (var t = 0; t <= 60; t++)
        {
            var capital = (1 - Math.Pow(1 - (depreciation * (1 - share)), t)) * realPrice / (1 - share);
            var real = (share * capital) + realPrice;
            Assert.True(Math.Abs(Math.Log(years[t + 1].Economies[0].RealIncome) - real) < 1e-10, $"year {t}");
        }
    }

    [Fact]
    public void WithoutPolicyAndGrowthCapitalStays()
    {
        var world = Policies.Worlds.Random(3);
        var still = new Simulation(Runs.Scenario(world, 5) with { Capital = new Capital(0.5, 0.06) }).Run().Last();
        for (var n = 0; n < world.EconomyCount; n++)
            Assert.Equal(1, still.Economies[n].RealIncome, 10);
    }

    [Fact]
    public void ProductivityOfASectorGrowsAtItsRate()
    {
        var world = Policies.Worlds.Random(3);
        var grown = new Simulation(Runs.Scenario(world, 3) with { ProductivityGrowth = [new(0, 1, 0.02), new(2, 0, -0.01)] }).Run();
        var same = Runs.Run(
            world,
            3,
            new Productivity
            {
                Name = "p",
                From = Runs.First,
                Factors = [new(0, 1, 1.02 * 1.02 * 1.02), new(2, 0, 0.99 * 0.99 * 0.99)],
            }
        );
        Assert.True(grown.LargestDifference(same) < 1e-10);
    }

    /// <summary>They are levels: a year's cost is gone when the next year's is 0, as a policy's is that ends; and buyers adjust to both
    /// alike.</summary>
    [Fact]
    public void TradeCostsThatMoveByThemselvesAreLevelsAgainstTheBaseline()
    {
        var world = Policies.Worlds.Random(3);
        TradeCost In(int year, double log) =>
            new()
            {
                Name = $"in {year}",
                From = year,
                Until = year,
                Factors = [new(0, 1, 0, Math.Exp(log)), new(2, 0, 1, Math.Exp(log))],
            };
        var slow = Runs.Scenario(world, 4) with { Adjustment = [0.4, 0.4, 0.4] };
        var moved = new Simulation(slow with { TradeCostShocks = [new("costs", [(0, 1, 0), (2, 0, 1)], [0.1, 0, 0.2, 0.2])] }).Run();
        var decided = new Simulation(slow with { Policies = [In(2024, 0.1), In(2026, 0.2), In(2027, 0.2)] }).Run();
        Assert.True(moved.LargestDifference(decided) < 1e-10);
        Assert.True(moved.LargestDifference(new Simulation(slow).Run()) > 1e-3);
        Assert.Equal(
            new Simulation(slow).Run().Bits(),
            new Simulation(slow with { TradeCostShocks = [new("costs", [(0, 1, 0)], [0, 0, 0, 0])] }).Run().Bits()
        );
    }

    [Fact]
    public void NominalPricesScaleMoneyAndNothingElse()
    {
        var world = Policies.Worlds.Random(5);
        ImmutableArray<Policy> policies =
        [
            new Project
            {
                Name = "p",
                From = Runs.First,
                Host = 0,
                Sector = 0,
                Output = 0,
                Markets = [new(1, 1)],
            },
            new Tariff
            {
                Name = "t",
                From = Runs.First,
                Rates = [new(0, 1, 1, 0.5)],
            },
        ];
        var real = Runs.Scenario(world, 2, policies);
        var nominal = real with { Inflation = [0.05, 0.02], Outcomes = [new Exports(new([0], [1, 2], [0, 1, 2])) { Name = "x" }] };
        var (one, other) = (new Simulation(real).Run().Last(), new Simulation(nominal).Run());
        for (var cell = 0; cell < one.Flows.Length; cell++)
            Assert.Equal(one.Flows[cell] * 1.05 * 1.02, other.Last().Flows[cell], 9);
        for (var n = 0; n < world.EconomyCount; n++)
        {
            Assert.Equal(one.Economies[n].RealIncome, other.Last().Economies[n].RealIncome);
            Assert.Equal(one.Economies[n].WelfareFirstOrder, other.Last().Economies[n].WelfareFirstOrder, 12);
            Assert.Equal(one.Economies[n].IncomeValue * 1.05 * 1.02, other.Last().Economies[n].IncomeValue, 9);
        }
    }

    [Fact]
    public void ContractsAndCapsAreInDollarsOfTheirYear()
    {
        var world = Policies.Worlds.Random(5);
        var project = new Project
        {
            Name = "p",
            From = Runs.First,
            Host = 0,
            Sector = 0,
            Output = 25,
            Markets = [new(1, 1)],
        };
        var quota = new Quota
        {
            Name = "q",
            From = Runs.First,
            Caps = [new(2, 1, 0, 7), new(0, 1, 0, 25)],
        };
        var result = new Simulation(Runs.Scenario(world, 2, project, quota) with { Inflation = [0.05, 0.02] }).Run().Last();
        Assert.Equal(7, result.Flow(world, 2, 1, 0), 12);
        Assert.Equal(25, result.Flow(world, 0, 1, 0), 12); // all of the cap is contracted
    }

    [Theory]
    [InlineData(1, 0.76)]
    [InlineData(3, 1.523344)]
    [InlineData(7, 1.9295677)]
    public void TheElasticityOneSeesRisesToTheLongRun(int years, double expected) =>
        Assert.Equal(expected, Adjustment.ElasticityAfter(2, Adjustment.SpeedOfBoehm, years), 6);

    [Fact]
    public void WhatOneSeesIsWhatTheMarketDoes()
    {
        // Under the partial closure nothing but the buyers moves; a small supplier leaves the price index alone.
        var world = Policies.Worlds.Two(2, homeShare: 1 - 1e-9);
        var scenario = Runs.Scenario(
            world,
            3,
            new TradeCost
            {
                Name = "d",
                From = Runs.First,
                Factors = [new(0, 1, 0, 0.9)],
            }
        ) with
        {
            Closure = Closure.Partial,
            Adjustment = [Adjustment.SpeedOfBoehm],
        };
        var years = new Simulation(scenario).Run().Tables!.Years;
        for (var t = 1; t <= 3; t++)
            Assert.Equal(
                Adjustment.ElasticityAfter(2, Adjustment.SpeedOfBoehm, t),
                Math.Log(years[t].Flow(world, 0, 1, 0) / world.Flow(0, 1, 0)) / -Math.Log(0.9),
                6
            );
    }
}
