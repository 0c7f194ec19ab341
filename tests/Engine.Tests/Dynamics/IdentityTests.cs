using System.Collections.Immutable;
using TradeSim.Engine.Baseline;
using TradeSim.Engine.Dynamics;
using TradeSim.Engine.Policies;
using TradeSim.Engine.Tests.Policies;
using TradeSim.Engine.Tests.Worlds;

namespace TradeSim.Engine.Tests.Dynamics;

public sealed class IdentityTests
{
    private static readonly World Some = new RandomWorld
    {
        Seed = 11,
        Economies = 7,
        Sectors = 5,
    }.Build();

    [Theory]
    [InlineData(TransferRule.Fixed)]
    [InlineData(TransferRule.Proportional)]
    [InlineData(TransferRule.None)]
    public void Without_policy_and_growth_every_hat_stays_one_for_thirty_years(TransferRule transfers)
    {
        var result = Run(
            new Scenario
            {
                Name = "nothing happens",
                World = Some,
                BaselineYear = 2000,
                LastYear = 2030,
                Transfers = transfers,
            }
        );
        foreach (var year in result.Tables!.Years)
        {
            foreach (var economy in year.Economies)
            {
                Assert.Equal(1, economy.Wage, 1e-12);
                Assert.Equal(1, economy.PriceIndex, 1e-12);
                Assert.Equal(1, economy.Income, 1e-12);
                Assert.Equal(1, economy.WelfareFirstOrder, 1e-12);
            }
        }
    }

    [Theory]
    [InlineData(TransferRule.Fixed, Varieties.Growing)]
    [InlineData(TransferRule.Fixed, Varieties.Fixed)]
    [InlineData(TransferRule.Proportional, Varieties.Growing)]
    public void Accounts_close_every_year_with_growth_tariffs_costs_and_productivity(TransferRule transfers, Varieties varieties)
    {
        var growth = Enumerable.Range(0, Some.EconomyCount).Select(e => 0.01 * e).ToArray();
        var result = Run(
            new Scenario
            {
                Name = "much happens",
                World = Some,
                BaselineYear = 2000,
                LastYear = 2010,
                Transfers = transfers,
                Varieties = varieties,
                Growth = [.. Enumerable.Range(0, 10).Select(_ => growth.Select(g => (ParameterRef)g).ToImmutableArray())],
                Adjustment = [.. Enumerable.Repeat((ParameterRef)0.4, Some.SectorCount)],
                Policies =
                [
                    new Tariff
                    {
                        Name = "tariff",
                        From = 2003,
                        PhaseIn = new(PhaseInShape.Linear, 4),
                        Rates = [new(0, 1, 2, 0.5), new(2, 1, 2, 0)],
                    },
                    new TradeCost
                    {
                        Name = "cost",
                        From = 2002,
                        Until = 2006,
                        Factors = [new(3, 4, 0, 0.7), new(4, 3, 1, 1.4)],
                    },
                    new Productivity
                    {
                        Name = "technology",
                        From = 2001,
                        PhaseIn = new(PhaseInShape.SCurve, 5),
                        Factors = [new(5, 3, 1.3)],
                    },
                ],
            }
        );
        var scenarioYears = result.Tables!.Years;
        for (var index = 1; index < scenarioYears.Length; index++)
        {
            var labour = growth.Select(g => Math.Pow(1 + g, index)).ToArray();
            var worldGrowth = Enumerable.Range(0, 7).Sum(e => labour[e] * Some.ValueAdded(e)) / Enumerable.Range(0, 7).Sum(Some.ValueAdded);
            var phase = Math.Clamp((index - 2) / 4.0, 0, 1);
            double Tariff(int i, int n, int j) =>
                Some.Tariff(i, n, j)
                + (
                    (i, n, j) switch
                    {
                        (0, 1, 2) => phase * (0.5 - Some.Tariff(0, 1, 2)),
                        (2, 1, 2) => phase * (0 - Some.Tariff(2, 1, 2)),
                        _ => 0,
                    }
                );
            var gap = Accounts.LargestGap(
                Some,
                scenarioYears[index],
                Tariff,
                e => labour[e],
                transfers == TransferRule.Fixed ? e => Some.Transfer(e) * worldGrowth : null
            );
            Assert.True(gap < 1e-12, $"{scenarioYears[index].Year}: the accounts miss by {gap:g3}");
        }
    }

    [Fact]
    public void Proportional_transfers_keep_the_ratio_of_spending_to_income_up_to_one_common_factor()
    {
        var policy = new TradeCost
        {
            Name = "cost",
            From = 1,
            Factors = [new(0, 1, 0, 0.5), new(2, 3, 1, 0.5)],
        };
        var year = Run(
            new Scenario
            {
                Name = "x",
                World = Some,
                BaselineYear = 0,
                LastYear = 1,
                Policies = [policy],
                Transfers = TransferRule.Proportional,
            }
        ).Tables!.Years[1];
        var factors = Enumerable
            .Range(0, Some.EconomyCount)
            .Select(n =>
            {
                var own = year.Economies[n].Wage * Some.ValueAdded(n);
                for (var j = 0; j < Some.SectorCount; j++)
                {
                    for (var i = 0; i < Some.EconomyCount; i++)
                        own += Some.Tariff(i, n, j) * year.Flows[(((j * Some.EconomyCount) + n) * Some.EconomyCount) + i];
                }
                return year.Economies[n].IncomeValue / own / (Some.Income(n) / (Some.Income(n) - Some.Transfer(n)));
            })
            .ToArray();
        Assert.All(factors, factor => Assert.Equal(factors[0], factor, 1e-12));
    }

    [Fact]
    public void Closing_deficits_first_leaves_every_economy_with_balanced_trade()
    {
        var year = Run(
            new Scenario
            {
                Name = "x",
                World = Some,
                BaselineYear = 0,
                LastYear = 1,
                Transfers = TransferRule.None,
            }
        ).Tables!.Years[1];
        for (var e = 0; e < Some.EconomyCount; e++)
        {
            double Trade(Func<int, int> cell) => Enumerable.Range(0, Some.SectorCount * Some.EconomyCount).Sum(k => year.Flows[cell(k)]);
            var exports = Trade(k => (k * Some.EconomyCount) + e);
            var imports = Enumerable
                .Range(0, Some.SectorCount)
                .Sum(j =>
                    Enumerable.Range(0, Some.EconomyCount).Sum(i => year.Flows[(((j * Some.EconomyCount) + e) * Some.EconomyCount) + i])
                );
            Assert.Equal(exports, imports, 1e-10 * exports);
        }
    }

    [Fact]
    public void Deficits_are_closed_with_the_elasticities_of_the_scenario()
    {
        var tables = Some.ToTables();
        var stiff = World.Create(tables with { Sectors = [.. tables.Sectors.Select(sector => sector with { Elasticity = 1.5 })] });
        var known = new Scenario
        {
            Name = "x",
            World = stiff,
            BaselineYear = 0,
            LastYear = 1,
            Transfers = TransferRule.None,
        };
        var said = known with
        {
            World = Some,
            Parameters = [new("elasticity", ParameterRole.Assumption, 1.5, 1, 20)],
            Elasticities = [.. Enumerable.Repeat(ParameterRef.Parameter(0), Some.SectorCount)],
        };
        Assert.True(Run(known).LargestDifference(Run(said)) < 1e-11);

        // What was made ready for one is not used for another.
        var other = said with { Parameters = [said.Parameters[0] with { Default = 6 }] };
        var again = new Simulation(said).With(other).Run();
        Assert.Equal(Run(other).Bits(), again.Bits());
        Assert.NotEqual(Run(said).Bits(), again.Bits());
    }

    [Fact]
    public void A_price_beyond_all_numbers_is_no_result()
    {
        // κ^(−θ) of 10^600.
        var seller = Enumerable.Range(2, Some.EconomyCount - 2).First(exporter => Some.Flow(exporter, 1, 2) > 0);
        var policy = new TradeCost
        {
            Name = "free",
            From = 1,
            Intensity = 100,
            Factors = [new(seller, 1, 2, Math.Pow(10, -6 / Some.Sectors[2].Elasticity))],
        };
        var scenario = new Scenario
        {
            Name = "x",
            World = Some,
            BaselineYear = 0,
            LastYear = 1,
            Closure = Closure.Partial,
            Policies = [policy],
        };
        Assert.Equal(
            "year 1: what E1 is offered of S2 is beyond what can be computed: a trade cost, a taste or a productivity is too extreme",
            new Simulation(scenario).Run().Failure
        );
    }

    [Fact]
    public void Doubling_all_money_changes_no_hat()
    {
        var tables = Some.ToTables();
        var doubled = World.Create(tables with { Flows = [.. tables.Flows.Select(flow => 2 * flow)] });
        var (one, two) = (Shocked(Some), Shocked(doubled));
        for (var e = 0; e < Some.EconomyCount; e++)
        {
            Assert.Equal(one.Economies[e].Wage, two.Economies[e].Wage, 1e-11);
            Assert.Equal(one.Economies[e].RealIncome, two.Economies[e].RealIncome, 1e-11);
        }
        for (var cell = 0; cell < one.Flows.Length; cell++)
            Assert.Equal(2 * one.Flows[cell], two.Flows[cell], 1e-10 * (1 + two.Flows[cell]));
    }

    [Fact]
    public void Splitting_a_sector_into_two_equal_halves_changes_no_aggregate()
    {
        var tables = Some.ToTables();
        var (n, j, split) = (Some.EconomyCount, Some.SectorCount, Some.SectorCount - 1);
        int Old(int sector) => Math.Min(sector, split);
        double Half(int sector) => sector >= split ? 0.5 : 1;
        var halves = World.Create(
            new WorldTables
            {
                Economies = tables.Economies,
                Sectors = [.. tables.Sectors, tables.Sectors[split] with { Code = "copy" }],
                Flows =
                [
                    .. Enumerable
                        .Range(0, (j + 1) * n * n)
                        .Select(cell => Half(cell / (n * n)) * tables.Flows[(Old(cell / (n * n)) * n * n) + (cell % (n * n))]),
                ],
                Tariffs =
                [
                    .. Enumerable
                        .Range(0, (j + 1) * n * n)
                        .Select(cell => tables.Tariffs[(Old(cell / (n * n)) * n * n) + (cell % (n * n))]),
                ],
                ValueAddedShares =
                [
                    .. from e in Enumerable.Range(0, n)
                    from s in Enumerable.Range(0, j + 1)
                    select tables.ValueAddedShares![(e * j) + Old(s)],
                ],
                InputShares =
                [
                    .. from e in Enumerable.Range(0, n)
                    from s in Enumerable.Range(0, j + 1)
                    from k in Enumerable.Range(0, j + 1)
                    select Half(k) * tables.InputShares![(((e * j) + Old(s)) * j) + Old(k)],
                ],
            }
        );
        var (whole, parts) = (Shocked(Some), Shocked(halves));
        for (var e = 0; e < n; e++)
        {
            Assert.Equal(whole.Economies[e].Wage, parts.Economies[e].Wage, 1e-10);
            Assert.Equal(whole.Economies[e].RealIncome, parts.Economies[e].RealIncome, 1e-10);
        }
    }

    [Fact]
    public void Splitting_an_economy_into_identical_twins_that_trade_without_cost_changes_no_aggregate()
    {
        var tables = Some.ToTables();
        var (n, j, twin) = (Some.EconomyCount, Some.SectorCount, Some.EconomyCount - 1);
        int Old(int economy) => Math.Min(economy, twin);
        double Half(int economy) => economy >= twin ? 0.5 : 1;
        double[] Cells(double[] old, Func<int, int, double> weight) =>
            [
                .. from s in Enumerable.Range(0, j)
                from importer in Enumerable.Range(0, n + 1)
                from exporter in Enumerable.Range(0, n + 1)
                select weight(exporter, importer) * old[(((s * n) + Old(importer)) * n) + Old(exporter)],
            ];
        var twins = World.Create(
            new WorldTables
            {
                Economies = [.. tables.Economies, tables.Economies[twin] with { Code = "twin" }],
                Sectors = tables.Sectors,
                Flows = Cells(tables.Flows, (exporter, importer) => Half(exporter) * Half(importer)),
                Tariffs = Cells(tables.Tariffs, (_, _) => 1),
                ValueAddedShares =
                [
                    .. from e in Enumerable.Range(0, n + 1)
                    from s in Enumerable.Range(0, j)
                    select tables.ValueAddedShares![(Old(e) * j) + s],
                ],
                InputShares =
                [
                    .. from e in Enumerable.Range(0, n + 1)
                    from s in Enumerable.Range(0, j * j)
                    select tables.InputShares![(Old(e) * j * j) + s],
                ],
            }
        );
        var (whole, parts) = (Shocked(Some), Shocked(twins));
        for (var e = 0; e <= n; e++)
        {
            Assert.Equal(whole.Economies[Old(e)].Wage, parts.Economies[e].Wage, 1e-10);
            Assert.Equal(whole.Economies[Old(e)].RealIncome, parts.Economies[e].RealIncome, 1e-10);
        }
    }

    [Fact]
    public void Slow_adjustment_goes_the_same_fraction_of_the_way_each_year()
    {
        const double Speed = 0.38;
        var world = new SymmetricWorld { HomeShares = [0.8], Elasticities = [2] }.Build();
        var policy = new TradeCost
        {
            Name = "cost",
            From = 1,
            Factors = [new(0, 1, 0, 0.5), new(1, 0, 0, 0.5)],
        };
        var years = Run(
            new Scenario
            {
                Name = "slow",
                World = world,
                BaselineYear = 0,
                LastYear = 8,
                Policies = [policy],
                Adjustment = [Speed],
            }
        ).Tables!.Years;
        for (var year = 1; year <= 8; year++)
        {
            var logCost = (1 - Math.Pow(1 - Speed, year)) * Math.Log(0.5);
            var pull = 0.8 + (0.2 * Math.Exp(-2 * logCost));
            Assert.Equal(Math.Pow(pull, 1 / 2.0), years[year].Economies[0].RealIncome, 1e-10);
        }
    }

    [Fact]
    public void With_growing_varieties_growth_hardly_moves_the_real_wage_of_who_grows_and_pure_armington_lowers_it()
    {
        var open = new SymmetricWorld
        {
            Economies = 4,
            HomeShares = [0.5],
            Elasticities = [2],
        }.Build();
        ImmutableArray<ParameterRef> growth = [0.05, 0, 0, 0];
        double RealWage(Varieties varieties) =>
            Run(
                new Scenario
                {
                    Name = "growth",
                    World = open,
                    BaselineYear = 0,
                    LastYear = 10,
                    Growth = [.. Enumerable.Repeat(growth, 10)],
                    Varieties = varieties,
                }
            )
                .Tables!.Years[10]
                .Economies[0]
                .RealWage;
        Assert.InRange(RealWage(Varieties.Growing), 0.9, 1.05);
        Assert.InRange(RealWage(Varieties.Fixed), 0.5, RealWage(Varieties.Growing) - 0.02);
    }

    [Theory]
    [InlineData(Varieties.Growing)]
    [InlineData(Varieties.Fixed)]
    public void A_world_that_grows_evenly_keeps_its_prices_and_shares(Varieties varieties)
    {
        var growth = Enumerable.Repeat((ParameterRef)0.03, Some.EconomyCount).ToImmutableArray();
        var year = Run(
            new Scenario
            {
                Name = "even",
                World = Some,
                BaselineYear = 0,
                LastYear = 10,
                Growth = [.. Enumerable.Repeat(growth, 10)],
                Varieties = varieties,
            }
        ).Tables!.Years[10];
        var grown = Math.Pow(1.03, 10);
        Assert.All(year.Economies, economy => Assert.Equal(1, economy.PriceIndex, 1e-11));
        Assert.All(year.Economies, economy => Assert.Equal(grown, economy.RealIncome, 1e-11));
        for (var cell = 0; cell < year.Flows.Length; cell++)
            Assert.Equal(grown * Some.ToTables().Flows[cell], year.Flows[cell], 1e-10);
    }

    [Fact]
    public void Under_the_partial_closure_flows_follow_given_costs_and_spending_in_one_pass()
    {
        var world = World.Create(
            new WorldTables
            {
                Economies = [new("A", "A"), new("B", "B"), new("C", "C")],
                Sectors = [new("goods", "Goods", 3)],
                Flows = [0, 10, 20, 30, 0, 0, 0, 5, 0],
                Tariffs = [0, 0.1, 0, 0, 0, 0, 0, 0, 0],
            }
        );
        var result = Run(
            new Scenario
            {
                Name = "partial",
                World = world,
                BaselineYear = 0,
                LastYear = 1,
                Closure = Closure.Partial,
                Growth =
                [
                    [0.1, 0, 0],
                ],
                Varieties = Varieties.Fixed,
                Policies =
                [
                    new TradeCost
                    {
                        Name = "cost",
                        From = 1,
                        Factors = [new(1, 0, 0, 0.9)],
                    },
                ],
            }
        );
        Assert.Equal(1, result.Rounds[0]);
        var pull = Math.Pow(0.9, -3);
        var (shareB, shareC) = (11 / 31.0, 20 / 31.0);
        var spending = 31 * 1.1;
        Assert.Equal(spending * shareB * pull / ((shareB * pull) + shareC) / 1.1, result.Tables!.Years[1].Flows[1], 1e-10);
        Assert.Equal(5, result.Tables!.Years[1].Flows[7], 1e-12);
    }

    private static YearTables Shocked(World world) =>
        Run(
            new Scenario
            {
                Name = "shocked",
                World = world,
                BaselineYear = 0,
                LastYear = 1,
                Policies =
                [
                    new TradeCost
                    {
                        Name = "cost",
                        From = 1,
                        Factors = [new(0, 1, 0, 0.6), new(2, 0, 1, 0.8)],
                    },
                    new Tariff
                    {
                        Name = "tariff",
                        From = 1,
                        Rates = [new(1, 2, 0, 0.4)],
                    },
                ],
            }
        ).Tables!.Years[1];

    private static CaseResult Run(Scenario scenario)
    {
        var result = new Simulation(scenario).Run();
        Assert.Null(result.Failure);
        return result;
    }
}
