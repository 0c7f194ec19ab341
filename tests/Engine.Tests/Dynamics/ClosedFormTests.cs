using TradeSim.Engine.Baseline;
using TradeSim.Engine.Dynamics;
using TradeSim.Engine.Policies;
using TradeSim.Engine.Tests.Worlds;

namespace TradeSim.Engine.Tests.Dynamics;

/// <summary>
/// Equilibria that a pencil solves (Arkolakis, Costinot and Rodríguez-Clare 2012; Costinot and Rodríguez-Clare 2014), to 1e-10.
/// </summary>
public sealed class ClosedFormTests
{
    private const double Tolerance = 1e-10;

    public static TheoryData<double, double, double> Icebergs()
    {
        var cases = new TheoryData<double, double, double>();
        foreach (var elasticity in new[] { 1.5, 4, 8.28 })
        {
            foreach (var home in new[] { 0.5, 0.8, 0.95 })
            {
                foreach (var cost in new[] { 0.5, 0.9, 1.1, 2 })
                    cases.Add(elasticity, home, cost);
            }
        }
        return cases;
    }

    [Theory]
    [MemberData(nameof(Icebergs))]
    public void Symmetric_trade_costs_change_welfare_as_the_home_share_says(double elasticity, double home, double cost)
    {
        foreach (var economies in new[] { 2, 3, 10 })
        {
            var world = new SymmetricWorld
            {
                Economies = economies,
                HomeShares = [home],
                Elasticities = [elasticity],
            }.Build();
            var (homeAfter, welfare) = Solve(world, Costs(world, [cost]));
            var expected = home / (home + ((1 - home) * Math.Pow(cost, -elasticity)));
            Assert.Equal(expected, homeAfter, Tolerance);
            Assert.Equal(Math.Pow(expected / home, -1 / elasticity), welfare, Tolerance);
        }
    }

    [Theory]
    [InlineData(4, 0.6, 0.05)]
    [InlineData(4, 0.6, 0.25)]
    [InlineData(4, 0.9, 1)]
    [InlineData(8.28, 0.6, 0.1)]
    [InlineData(8.28, 0.9, 0.25)]
    public void Symmetric_tariffs_are_rebated(double elasticity, double home, double tariff)
    {
        var world = new SymmetricWorld { HomeShares = [home], Elasticities = [elasticity] }.Build();
        var policy = new Tariff
        {
            Name = "tariff",
            From = 1,
            Rates = [new(0, 1, 0, tariff), new(1, 0, 0, tariff)],
        };
        var (homeAfter, welfare) = Solve(world, policy);
        var pull = home + ((1 - home) * Math.Pow(1 + tariff, -elasticity));
        var income = 1 / (1 - ((1 - (home / pull)) * tariff / (1 + tariff)));
        Assert.Equal(home / pull, homeAfter, Tolerance);
        Assert.Equal(income * Math.Pow(pull, 1 / elasticity), welfare, Tolerance);
    }

    [Theory]
    [InlineData(4, 0.4, 0.7, 0.9, 1.0955731413952257)]
    [InlineData(4, 0.4, 0.7, 1.2, 0.8998732103228229)]
    [InlineData(4, 0.4, 0.9, 0.9, 1.0324454085023511)]
    public void Round_about_production_multiplies_the_gain(
        double elasticity,
        double valueAdded,
        double home,
        double cost,
        double welfareExpected
    )
    {
        var world = new SymmetricWorld
        {
            HomeShares = [home],
            Elasticities = [elasticity],
            ValueAdded = [valueAdded],
        }.Build();
        Assert.Equal(welfareExpected, Solve(world, Costs(world, [cost])).Welfare, Tolerance);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(1.1)]
    [InlineData(2)]
    public void Productivity_that_rises_everywhere_moves_no_share(double factor)
    {
        var world = new SymmetricWorld { HomeShares = [0.8], Elasticities = [4] }.Build();
        var policy = new Productivity
        {
            Name = "technology",
            From = 1,
            Factors = [new(0, 0, factor), new(1, 0, factor)],
        };
        var (home, welfare) = Solve(world, policy);
        Assert.Equal(0.8, home, Tolerance);
        Assert.Equal(factor, welfare, Tolerance);
    }

    [Fact]
    public void Many_sectors_without_inputs()
    {
        var world = new SymmetricWorld
        {
            HomeShares = [0.6, 0.8, 0.95],
            Elasticities = [3, 5, 9],
            Demand = [0.2, 0.3, 0.5],
        }.Build();
        Assert.Equal(1.030322866018897, Solve(world, Costs(world, [0.9, 0.8, 1.0])).Welfare, Tolerance);
    }

    [Fact]
    public void Many_sectors_with_inputs()
    {
        var world = new SymmetricWorld
        {
            HomeShares = [0.6, 0.8, 0.95],
            Elasticities = [3, 5, 9],
            Demand = [0.2, 0.3, 0.5],
            ValueAdded = [0.6, 0.5, 0.5],
            Inputs =
            [
                [0.1, 0.2, 0.05],
                [0.2, 0.1, 0.15],
                [0.1, 0.2, 0.3],
            ],
        }.Build();
        Assert.Equal(1.0601871295383247, Solve(world, Costs(world, [0.9, 0.8, 1.0])).Welfare, Tolerance);
    }

    [Theory]
    [InlineData(
        new[] { 5.999999999999999, 1.0 },
        new[] { 0.95, 0.3, 0.05, 0.7 },
        4,
        0.8,
        0.9560298053861475,
        1.0127480250431713,
        1.120574363917307
    )]
    [InlineData(
        new[] { 0.19999999999999998, 1.0 },
        new[] { 0.9, 0.02, 0.1, 0.98 },
        6,
        1.3,
        0.9948256401689498,
        0.9862139531293737,
        0.9973617479837648
    )]
    public void Two_unequal_economies(
        double[] incomes,
        double[] shares,
        double elasticity,
        double cost,
        double relativeWage,
        double first,
        double second
    )
    {
        var world = World.Create(
            new WorldTables
            {
                Economies = [new("A", "A"), new("B", "B")],
                Sectors = [new("goods", "Goods", elasticity)],
                Flows = [shares[0] * incomes[0], shares[2] * incomes[0], shares[1] * incomes[1], shares[3] * incomes[1]],
                Tariffs = new double[4],
                ValueAddedShares = [1, 1],
            }
        );
        var year = Run(world, Costs(world, [cost]));
        Assert.Equal(relativeWage, year.Economies[0].Wage / year.Economies[1].Wage, Tolerance);
        Assert.Equal(first, year.Economies[0].RealIncome, Tolerance);
        Assert.Equal(second, year.Economies[1].RealIncome, Tolerance);
    }

    private static TradeCost Costs(World world, double[] bySector) =>
        new()
        {
            Name = "cost",
            From = 1,
            Factors =
            [
                .. from s in Enumerable.Range(0, world.SectorCount)
                from i in Enumerable.Range(0, world.EconomyCount)
                from n in Enumerable.Range(0, world.EconomyCount)
                where i != n
                select new FlowParameter(i, n, s, bySector[s]),
            ],
        };

    private static (double HomeShare, double Welfare) Solve(World world, Policy policy)
    {
        var year = Run(world, policy);
        var tariff = policy is Tariff { Rates: var rates } ? rates[0].Value.In([]) : 0;
        var home = year.Flows[0];
        var abroad = Enumerable.Range(1, world.EconomyCount - 1).Sum(i => year.Flows[i]) * (1 + tariff);
        return (home / (home + abroad), year.Economies[0].RealIncome);
    }

    private static YearTables Run(World world, Policy policy)
    {
        var result = new Simulation(
            new Scenario
            {
                Name = "closed form",
                World = world,
                BaselineYear = 0,
                LastYear = 1,
                Policies = [policy],
            }
        ).Run();
        Assert.Null(result.Failure);
        return result.Tables!.Years[1];
    }
}
