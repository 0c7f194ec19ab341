using TradeSim.Engine.Baseline;
using TradeSim.Engine.Dynamics;
using TradeSim.Engine.Market;
using TradeSim.Engine.Outcomes;
using TradeSim.Engine.Policies;
using TradeSim.Engine.Tests.Governments;
using TradeSim.Engine.Tests.Policies;

namespace TradeSim.Engine.Tests.Dynamics;

/// <summary>Labour that follows the real wage to the power κ: closed forms, a second solver, accounts, and the bits without it.</summary>
public sealed class LabourSupplyTests
{
    private const double Theta = 4;

    // Trade is balanced: [importer, exporter].
    private static readonly double[] Flows = [75, 25, 25, 275];

    private static readonly World Two = World.Create(
        new WorldTables
        {
            Economies = [new("ONE", "One"), new("TWO", "Two")],
            Sectors = [new("goods", "Goods", Theta)],
            Flows = Flows,
            Tariffs = new double[4],
            ValueAddedShares = [1, 1],
        }
    );

    /// <summary>Where productivity A rises everywhere, the real wage is A, labour A^κ and real income A^(1+κ).</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    [InlineData(2)]
    public void Real_income_rises_with_productivity_to_the_power_one_plus_the_elasticity(double elasticity)
    {
        const double A = 1.3;
        var productivity = new Productivity
        {
            Name = "A",
            From = 1,
            Factors = [new(0, 0, A), new(1, 0, A)],
        };
        var result = Run(elasticity, productivity);
        foreach (var economy in result.Tables!.Years[1].Economies)
        {
            Assert.Equal(A, economy.RealWage, 1e-11);
            Assert.Equal(Math.Pow(A, 1 + elasticity), economy.RealIncome, 1e-11);
        }
    }

    /// <summary>A tariff of ONE, against bisection on the wage that balances trade, with labour that follows the real wage.</summary>
    [Theory]
    [InlineData(0, 0.3)]
    [InlineData(0.4, 0.3)]
    [InlineData(1.5, 0.8)]
    [InlineData(4, 0.1)]
    public void A_tariff_does_what_a_second_solver_finds(double elasticity, double rate)
    {
        var tariff = new Tariff
        {
            Name = "duty",
            From = 1,
            Rates = [new(1, 0, 0, rate)],
        };
        var solved = Run(elasticity, tariff).Tables!.Years[1].Economies;
        var (wage, first, second) = SecondSolver(elasticity, rate);
        Assert.Equal(wage, solved[0].Wage / solved[1].Wage, 1e-10);
        Assert.Equal(first, solved[0].RealIncome, 1e-10);
        Assert.Equal(second, solved[1].RealIncome, 1e-10);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Accounts_hold_in_every_year_and_labour_follows_the_real_wage(int seed)
    {
        const double Elasticity = 0.8;
        var world = Policies.Worlds.Random(seed);
        var scenario = EveryRule.Scenario(world) with { LabourSupply = Elasticity };
        var place = new PreparedWorld(world);
        var batch = new Batch(scenario, place, CaseTable.Defaults, 0, 1, keepTables: true);
        for (var year = scenario.BaselineYear + 1; year <= scenario.LastYear; year++)
        {
            batch.OpenYear(year);
            while (!batch.Auctioneer.Cleared)
            {
                var (quotes, market) = (batch.Auctioneer.Quotes, batch.Auctioneer);
                for (var n = 0; n < world.EconomyCount; n++)
                    place.Economies[n].Respond(batch.Market, quotes, batch.Responses[n], market.Book, market.Sensitivity);
                batch.Auctioneer.Settle(batch.Responses);
            }
            Assert.True(batch.Auctioneer.IsSolved(0), $"year {year}: residual {batch.Auctioneer.ResidualOf(0)}");
            AccountsUnderAllLevers.CheckAccounts(world, batch, year);
            var solved = new SolvedYear(world, batch.Market, batch.Auctioneer.Quotes, batch.Responses, 0)
            {
                Year = year,
                Case = batch.CaseAt(0),
            };
            for (var n = 0; n < world.EconomyCount; n++)
            {
                var at = batch.Market.Size.At(n, 0);
                var wageBill = batch.Auctioneer.Quotes.Earnings[at] - RevenueFromExportTaxes(batch, n);
                var labour = wageBill / (solved.Wage(n) * batch.Market.LabourIncome[at]);
                Assert.Equal(Math.Pow(solved.Wage(n) / solved.PriceIndex(n), Elasticity), labour, 1e-11);
            }
            batch.CloseYear(year);
        }
    }

    private static double RevenueFromExportTaxes(Batch batch, int exporter) =>
        batch
            .Market.TaxedExports.Where(export => export.Exporter == exporter)
            .Sum(export =>
                export.Taken[0] * batch.Market.Flow(batch.Auctioneer.Quotes, batch.Responses, exporter, export.Importer, export.Sector, 0)
            );

    [Fact]
    public void An_elasticity_of_0_changes_no_bit_and_a_case_has_the_same_bits_in_any_batch()
    {
        var scenario = EveryRule.Scenario(Policies.Worlds.Random(4));
        Assert.Equal(new Simulation(scenario).Run().Bits(), new Simulation(scenario with { LabourSupply = 0 }).Run().Bits());
        var parameter = scenario.Parameters.Length;
        var elastic = scenario with
        {
            Parameters = scenario.Parameters.Add(new("assumptions.labour-supply", ParameterRole.Assumption, 0.5, 0, 5)),
            LabourSupply = ParameterRef.Parameter(parameter),
        };
        var table = new CaseTable([parameter], [0, 0.2, 0.5, 1, 2, 3, 0.1, 0.7, 0.9], 9);
        var together = new Simulation(elastic).Run(table, new RunOptions { CasesPerBatch = 16, KeepTables = true });
        var alone = new Simulation(elastic).Run(table, new RunOptions { CasesPerBatch = 1, KeepTables = true });
        for (var index = 0; index < table.Count; index++)
            Assert.Equal(alone[index].Bits(), together[index].Bits());
    }

    private static CaseResult Run(double elasticity, Policy policy)
    {
        var scenario = new Scenario
        {
            Name = "labour",
            World = Two,
            BaselineYear = 0,
            LastYear = 1,
            LabourSupply = elasticity,
            Policies = [policy],
            Outcomes = [new RealIncome([0]) { Name = "income" }],
        };
        var result = new Simulation(scenario).Run(CaseTable.Defaults, new RunOptions { KeepTables = true })[0];
        Assert.Null(result.Failure);
        return result;
    }

    private static (double Wage, double FirstIncome, double SecondIncome) SecondSolver(double elasticity, double rate)
    {
        var (low, high) = (-3.0, 3.0); // ln of the first wage, in wages of the second
        for (var step = 0; step < 200; step++)
        {
            var middle = (low + high) / 2;
            var (_, _, imports, exports) = At(Math.Exp(middle));
            (low, high) = imports < exports ? (middle, high) : (low, middle);
        }
        var (first, second, _, _) = At(Math.Exp(low));
        return (Math.Exp(low), first, second);

        (double First, double Second, double Imports, double Exports) At(double wage)
        {
            var (ownAtHome, foreignAtHome) = (0.75 * Math.Pow(wage, -Theta), 0.25 * Math.Pow(1 + rate, -Theta));
            var (homeAbroad, ownAbroad) = (25.0 / 300 * Math.Pow(wage, -Theta), 275.0 / 300);
            var (price, priceAbroad) = (Math.Pow(ownAtHome + foreignAtHome, -1 / Theta), Math.Pow(homeAbroad + ownAbroad, -1 / Theta));
            var imported = foreignAtHome / (ownAtHome + foreignAtHome);
            var income = 100 * wage * Math.Pow(wage / price, elasticity) / (1 - (rate / (1 + rate) * imported));
            var incomeAbroad = 300 * Math.Pow(1 / priceAbroad, elasticity);
            return (
                income / 100 / price,
                incomeAbroad / 300 / priceAbroad,
                imported * income / (1 + rate),
                homeAbroad / (homeAbroad + ownAbroad) * incomeAbroad
            );
        }
    }
}
