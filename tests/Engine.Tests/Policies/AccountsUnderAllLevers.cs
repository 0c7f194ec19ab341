using TradeSim.Engine.Baseline;
using TradeSim.Engine.Dynamics;
using TradeSim.Engine.Market;
using TradeSim.Engine.Policies;

namespace TradeSim.Engine.Tests.Policies;

/// <summary>Whatever levers do, every order is a sale, every dollar spent is earned or transferred, and a case never sees its
/// neighbours.</summary>
public sealed class AccountsUnderAllLevers
{
    internal static Scenario With(World world, Scenario? template = null)
    {
        var scenario = template ?? Runs.Scenario(world, 3);
        return scenario with
        {
            Parameters = [new Parameter("intensity", ParameterRole.Policy, 1, 0, 2)],
            Policies = EveryLever.Of(ParameterRef.Parameter(0)),
            TradeCostShocks = [new("costs", [(0, 2, 1)], [0.05, 0.05, 0.05])],
            Growth =
            [
                .. Enumerable
                    .Range(0, 3)
                    .Select(_ => System.Collections.Immutable.ImmutableArray.Create<ParameterRef>(0.02, 0.05, 0.01, 0.03)),
            ],
            Capital = new Capital(0.4, 0.08),
        };
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void EveryAccountClosesTo12Digits(int seed)
    {
        var world = Worlds.Random(seed);
        var scenario = With(world) with { Tolerance = 1e-14 * 20 };
        Solve(world, scenario);
    }

    /// <summary>Solves a scenario year by year and checks the accounts of each year before it is closed.</summary>
    internal static Batch Solve(World world, Scenario scenario)
    {
        var place = new PreparedWorld(world);
        var batch = new Batch(scenario, place, CaseTable.Defaults, 0, 1, keepTables: true);
        for (var year = scenario.BaselineYear + 1; year <= scenario.LastYear; year++)
        {
            batch.OpenYear(year);
            while (!batch.Auctioneer.Cleared)
            {
                for (var n = 0; n < world.EconomyCount; n++)
                    place
                        .Economies[n]
                        .Respond(
                            batch.Market,
                            batch.Auctioneer.Quotes,
                            batch.Responses[n],
                            batch.Auctioneer.Book,
                            batch.Auctioneer.Sensitivity
                        );
                batch.Auctioneer.Settle(batch.Responses);
            }
            Assert.True(batch.Auctioneer.IsSolved(0), $"year {year}: residual {batch.Auctioneer.ResidualOf(0)}");
            CheckAccounts(world, batch, year);
            batch.CloseYear(year);
        }
        return batch;
    }

    /// <summary>Checks a year that has cleared and is not closed yet.</summary>
    internal static void CheckAccounts(World world, Batch batch, int year)
    {
        var @case = batch.CaseAt(0);
        var shocks = @case.Shocks;
        var market = batch.Market;
        var solved = new SolvedYear(world, market, batch.Auctioneer.Quotes, batch.Responses, 0) { Year = year, Case = @case };
        var size = market.Size;
        var (earned, received) = (0.0, 0.0); // by the world
        for (var n = 0; n < world.EconomyCount; n++)
        {
            var (revenue, spent, inputs) = (0.0, 0.0, 0.0);
            for (var j = 0; j < world.SectorCount; j++)
            {
                var (bought, sold) = (0.0, 0.0); // at the price with the tariff, and at what the producer receives
                for (var other = 0; other < world.EconomyCount; other++)
                {
                    var flow = solved.Flow(other, n, j);
                    bought += flow * (1 + shocks.Tariff(other, n, j));
                    revenue += flow * shocks.Tariff(other, n, j);
                    var exportTax = shocks.ExportTax(n, other, j);
                    sold += solved.Flow(n, other, j) / (1 + exportTax);
                    revenue += solved.Flow(n, other, j) * exportTax / (1 + exportTax);
                }
                Close(batch.Responses[n].Spending[j], bought, $"{n} spends on {j} what it buys, {year}");
                Close(batch.Auctioneer.Quotes.Sales[size.At(n, j, 0)], sold, $"{n} sells of {j} what is ordered, {year}");
                spent += bought;
                for (var k = 0; k < world.SectorCount; k++)
                    inputs += world.InputShare(n, j, k) * sold;
            }
            var wages = 0.0;
            for (var j = 0; j < world.SectorCount; j++)
                wages += world.ValueAddedShare(n, j) * batch.Auctioneer.Quotes.Sales[size.At(n, j, 0)];
            var kept =
                market.Transfers == TransferRule.Proportional
                    ? batch.Auctioneer.Quotes.SpendingFactor[0] * world.Income(n) / (world.Income(n) - world.Transfer(n))
                    : 1;
            earned += wages + revenue;
            received += batch.Responses[n].Income[0];
            Close(
                (kept * (wages + revenue)) + market.Economies[n].Transfer[0],
                batch.Responses[n].Income[0],
                $"{n} earns wages, revenue and its transfer, {year}"
            );
            Close(spent, inputs + batch.Responses[n].Income[0], $"{n} spends its income and what its production needs, {year}");
        }
        Close(earned, received, $"the world spends what it earns, {year}");
    }

    private static void Close(double expected, double actual, string what) =>
        Assert.True(
            Math.Abs(expected - actual) <= 1e-12 * Math.Abs(expected),
            $"{what}: {expected:r} and {actual:r} differ by {Math.Abs(expected - actual) / Math.Abs(expected):g3}"
        );

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void ACaseHasTheSameBitsAloneAndBesideOthers(int seed)
    {
        var world = Worlds.Random(seed, 4, 5);
        var simulation = new Simulation(With(world));
        var table = new CaseTable([0], [0, 0.3, 1, 1.2, 0.6, 0.9, 0.1, 1, 0.5, 0.8, 0], 11);
        var together = simulation.Run(table, new RunOptions { CasesPerBatch = 16, KeepTables = true });
        var alone = simulation.Run(table, new RunOptions { CasesPerBatch = 1, KeepTables = true });
        var threaded = simulation.Run(
            table,
            new RunOptions
            {
                CasesPerBatch = 3,
                Threads = 4,
                KeepTables = true,
            }
        );
        for (var index = 0; index < table.Count; index++)
        {
            Assert.Equal(alone[index].Bits(), together[index].Bits());
            Assert.Equal(alone[index].Bits(), threaded[index].Bits());
        }
    }

    [Fact]
    public void NoLeverOfIntensity0ChangesABit()
    {
        var world = Worlds.Random(7);
        var without = Runs.Run(world, 2).Bits();
        foreach (var policy in EveryLever.Of(0))
            Assert.True(without.SequenceEqual(Runs.Run(world, 2, policy).Bits()), policy.Name);
    }

    [Fact]
    public void EffectsAreContinuousInIntensity()
    {
        var world = Worlds.Random(8);
        foreach (var at in new[] { 0.0, 0.5, 1.0 })
        {
            var (here, near) = (EveryLever.Of(at), EveryLever.Of(at + 1e-7));
            for (var index = 0; index < here.Length; index++)
            {
                var moved = Runs.Run(world, 2, here[index]).LargestDifference(Runs.Run(world, 2, near[index]));
                Assert.True(moved < 3e-6, $"{here[index].Name} at {at}: {moved:g3}");
            }
        }
    }

    [Fact]
    public void EveryLeverDoesSomething()
    {
        var world = Worlds.Random(9);
        var without = Runs.Run(world, 2);
        foreach (var policy in EveryLever.Of(1).Where(policy => policy is not Currency))
        {
            Assert.True(without.LargestDifference(Runs.Run(world, 2, policy)) > 1e-4, policy.Name);
            Assert.Empty(policy.Warnings(world, []));
        }
    }
}
