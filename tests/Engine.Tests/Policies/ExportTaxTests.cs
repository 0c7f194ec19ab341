using TradeSim.Engine.Baseline;
using TradeSim.Engine.Dynamics;
using TradeSim.Engine.Policies;

namespace TradeSim.Engine.Tests.Policies;

/// <summary>Export taxes: who receives what, against closed forms, Lerner's symmetry and the accounts of random worlds.</summary>
public sealed class ExportTaxTests
{
    private static ExportTax On(World world, int exporter, double rate) =>
        new()
        {
            Name = "tax",
            From = Runs.First,
            Rates =
            [
                .. from sector in Enumerable.Range(0, world.SectorCount)
                from importer in Enumerable.Range(0, world.EconomyCount)
                where importer != exporter
                select new FlowParameter(exporter, importer, sector, rate),
            ],
        };

    private static Tariff Onto(World world, int importer, double rate) =>
        new()
        {
            Name = "tariff",
            From = Runs.First,
            Rates =
            [
                .. from sector in Enumerable.Range(0, world.SectorCount)
                from exporter in Enumerable.Range(0, world.EconomyCount)
                where importer != exporter
                select new FlowParameter(exporter, importer, sector, ((1 + world.Tariff(exporter, importer, sector)) * (1 + rate)) - 1),
            ],
        };

    private static YearTables Solved(Scenario scenario) => new Simulation(scenario).Run().Last();

    /// <summary>With balanced trade a uniform export tax and a uniform tariff of the same rate have the same real effects (Lerner 1936):
    /// equal real incomes everywhere, equal flows between others, and wages apart by 1 + rate.</summary>
    [Theory]
    [InlineData(1, 0.3, Varieties.Fixed)]
    [InlineData(2, 0.7, Varieties.Growing)]
    [InlineData(3, -0.15, Varieties.Fixed)]
    [InlineData(4, 1.5, Varieties.Growing)]
    public void A_uniform_export_tax_equals_a_uniform_tariff_under_balanced_trade(int seed, double rate, Varieties varieties)
    {
        var world = Worlds.Random(seed);
        YearTables With(Policy policy) =>
            Solved(Runs.Scenario(world, 2, policy) with { Transfers = TransferRule.None, Varieties = varieties, Tolerance = 1e-13 });
        var (tax, tariff) = (With(On(world, 0, rate)), With(Onto(world, 0, rate)));
        for (var n = 0; n < world.EconomyCount; n++)
            Assert.Equal(
                tariff.Economies[n].Income / tariff.Economies[n].PriceIndex,
                tax.Economies[n].Income / tax.Economies[n].PriceIndex,
                1e-11
            );
        var numeraire = tax.Economies[1].Wage / tariff.Economies[1].Wage;
        Assert.Equal(1 + rate, tariff.Economies[0].Wage * numeraire / tax.Economies[0].Wage, 1e-11);
        for (var j = 0; j < world.SectorCount; j++)
        {
            for (var i = 0; i < world.EconomyCount; i++)
            {
                for (var n = 0; n < world.EconomyCount; n++)
                {
                    var expected = tariff.Flow(world, i, n, j) * numeraire / (i == 0 && n == 0 ? 1 + rate : 1);
                    Assert.Equal(1, tax.Flow(world, i, n, j) / expected, 1e-11);
                }
            }
        }
        Assert.True(Math.Abs(tax.Economies[0].Income / tax.Economies[0].PriceIndex - 1) > 1e-3);
    }

    /// <summary>Two economies that trade a fifth of their output: the wage at which trade balances, by bisection.</summary>
    [Theory]
    [InlineData(0.2, 4)]
    [InlineData(-0.1, 4)]
    [InlineData(1, 2)]
    public void Two_economies_are_where_their_trade_balances(double rate, double theta)
    {
        var world = Worlds.Two(theta);
        // ω = w_0/w_1. ONE spends I_0 = w_0·VA + revenue, where revenue is e/(1+e) of its exports at the border.
        (double Gap, double RealIncome, double Exports) At(double omega)
        {
            var (own, price) = (Math.Pow(omega, -theta), omega * (1 + rate)); // price of ONE's goods abroad
            var homeShare = 0.8 * own / ((0.8 * own) + 0.2);
            var abroadShare = 0.2 * Math.Pow(price, -theta) / ((0.2 * Math.Pow(price, -theta)) + 0.8);
            var exports = abroadShare * 100;
            var income = (omega * 100) + (rate / (1 + rate) * exports);
            var prices = Math.Pow((0.8 * own) + 0.2, -1 / theta);
            return (exports - ((1 - homeShare) * income), income / 100 / prices, exports);
        }
        var (low, high) = (0.2, 5.0);
        for (var step = 0; step < 200; step++)
        {
            var middle = (low + high) / 2;
            if (At(middle).Gap > 0)
                low = middle;
            else
                high = middle;
        }
        var year = Solved(Runs.Scenario(world, 1, On(world, 0, rate)) with { Varieties = Varieties.Fixed });
        Assert.Equal(low, year.Economies[0].Wage / year.Economies[1].Wage, 1e-11);
        Assert.Equal(At(low).RealIncome, year.Economies[0].Income / year.Economies[0].PriceIndex, 1e-11);
        Assert.Equal(At(low).Exports, year.Flow(world, 0, 1, 0) / year.Economies[1].Wage, 1e-9);
    }

    /// <summary>Whatever exporters tax, with quotas, contracts, deficits and labour supply, every account of every year closes.</summary>
    [Theory]
    [InlineData(TransferRule.Fixed, false)]
    [InlineData(TransferRule.Fixed, true)]
    [InlineData(TransferRule.Proportional, false)]
    [InlineData(TransferRule.Proportional, true)]
    public void Accounts_close_with_random_export_taxes(TransferRule transfers, bool elasticLabour)
    {
        for (var seed = 21; seed < 29; seed++)
        {
            var world = Worlds.Random(seed);
            var draws = new Worlds.Draws(seed);
            var scenario = AccountsUnderAllLevers.With(world) with
            {
                Transfers = transfers,
                LabourSupply = elasticLabour ? 0.5 : null,
                Tolerance = 2e-13,
            };
            scenario = scenario with
            {
                Policies =
                [
                    .. scenario.Policies,
                    new ExportTax
                    {
                        Name = "random",
                        From = Runs.First + 1,
                        Rates =
                        [
                            .. from exporter in Enumerable.Range(0, world.EconomyCount)
                            from importer in Enumerable.Range(0, world.EconomyCount)
                            from sector in Enumerable.Range(0, world.SectorCount)
                            where exporter != importer && draws.Next() < 0.7
                            select new FlowParameter(exporter, importer, sector, draws.Next() - 0.2),
                        ],
                    },
                ],
            };
            AccountsUnderAllLevers.Solve(world, scenario);
        }
    }

    [Fact]
    public void A_tax_moves_from_the_rate_of_earlier_policies_and_ends_with_its_policy()
    {
        var world = Worlds.Two();
        var half = On(world, 0, 0.2) with { Intensity = 0.5, Until = Runs.First };
        Assert.Equal(0.1, Runs.Shocks(world, half, Runs.First).ExportTax(0, 1, 0), 1e-15);
        var years = Runs.Run(world, 2, half).Tables!.Years;
        Assert.True(years[1].Economies[0].Income / years[1].Economies[0].PriceIndex > 1.001);
        Assert.Equal(1, years[2].Economies[0].Income, 1e-12);
    }

    [Fact]
    public void A_tax_below_minus_100_per_cent_fails_the_case_with_a_word()
    {
        var world = Worlds.Two();
        Assert.Equal(
            "year 2024: the export tax on the flow of goods from ONE to TWO would be -120 %: it must stay above -100 %. An intensity "
                + "above 1 exceeds the rate that a policy names, so reduce the intensity",
            Runs.Run(world, 1, On(world, 0, -0.6) with { Intensity = 2 }).Failure
        );
    }

    [Fact]
    public void Only_a_policy_that_says_so_may_tax_exports()
    {
        var silent = new Silent { Name = "silent", From = Runs.First };
        Assert.Contains("TaxesExports", Assert.ThrowsAny<Exception>(() => Runs.Run(Worlds.Two(), 1, silent)).Message);
    }

    private sealed record Silent : Policy
    {
        public override void Apply(double strength, int year, ReadOnlySpan<double> values, Shocks shocks) =>
            shocks.MoveExportTax(0, 1, 0, 0.1, strength);
    }
}
