using System.Collections.Immutable;
using TradeSim.Engine.Baseline;
using TradeSim.Engine.Dynamics;
using TradeSim.Engine.Market;
using TradeSim.Engine.Policies;

namespace TradeSim.Engine.Tests.Policies;

/// <summary>Each lever against a hand calculation on its channel, and its sign and size in the market.</summary>
public sealed class LeverTests
{
    private const int From = Runs.First;

    private readonly World two = Worlds.Two(tariff: 0.1);
    private readonly World world = Worlds.Random(11);

    private static void Near(double expected, double actual, double relative = 1e-12) =>
        Assert.True(
            Math.Abs(expected - actual) <= relative * Math.Max(Math.Abs(expected), 1e-300),
            $"expected {expected:r}, got {actual:r}"
        );

    /// <summary>The ratio of a flow with and without a policy.</summary>
    private static double Effect(World world, Policy policy, int exporter, int importer, int sector = 0, int years = 1) =>
        Runs.Run(world, years, policy).Last().Flow(world, exporter, importer, sector)
        / Runs.Run(world, years).Last().Flow(world, exporter, importer, sector);

    [Theory]
    [InlineData(TariffFormula.NewRate, 0.04, 0.04)]
    [InlineData(TariffFormula.Maximum, 0.04, 0.04)]
    [InlineData(TariffFormula.Maximum, 0.25, 0.1)]
    [InlineData(TariffFormula.LinearCut, 0.3, 0.07)]
    [InlineData(TariffFormula.Swiss, 0.1, 0.05)]
    public void TariffFormulas(TariffFormula formula, double number, double expected)
    {
        var tariff = new Tariff
        {
            Name = "t",
            From = From,
            Formula = formula,
            Rates = [new(0, 1, 0, number)],
        };
        Near(expected, Runs.Shocks(two, tariff, From).Tariff(0, 1, 0));
        // Half of it is half of the way.
        Near((0.1 + expected) / 2, Runs.Shocks(two, tariff with { Intensity = 0.5 }, From).Tariff(0, 1, 0));
    }

    [Fact]
    public void ATariffThatWouldPayForMoreThanTheGoodsFailsTheCaseWithAWord()
    {
        // From 60 % three times the way to 0.
        var policy = new Tariff
        {
            Name = "t",
            From = From,
            Intensity = 3,
            Rates = [new(0, 1, 0, 0)],
        };
        Assert.Equal(
            "year 2024: the tariff on the flow of goods from ONE to TWO would be -120 %: it must stay above -100 %. An intensity above "
                + "1 exceeds the rate that a policy names, so reduce the intensity",
            Runs.Run(Worlds.Two(tariff: 0.6), 1, policy).Failure
        );
    }

    [Fact]
    public void TariffCutsCombineInTheOrderOfTheFile()
    {
        var shocks = new Shocks(two);
        new Tariff
        {
            Name = "cut",
            From = From,
            Formula = TariffFormula.LinearCut,
            Rates = [new(0, 1, 0, 0.5)],
        }.Apply(1, From, [], shocks);
        new Tariff
        {
            Name = "most",
            From = From,
            Formula = TariffFormula.Maximum,
            Rates = [new(0, 1, 0, 0.03)],
        }.Apply(1, From, [], shocks);
        Near(0.03, shocks.Tariff(0, 1, 0));
        new Tariff
        {
            Name = "again",
            From = From,
            Formula = TariffFormula.LinearCut,
            Rates = [new(0, 1, 0, 0.5)],
        }.Apply(1, From, [], shocks);
        Near(0.015, shocks.Tariff(0, 1, 0));
    }

    [Fact]
    public void ATariffCutBringsImportsByAboutTheElasticity()
    {
        // θ·ln 1.1 = 0.38 before prices move; then the importer's price index and, since trade must stay balanced, its wage fall.
        var effect = Effect(
            two,
            new Tariff
            {
                Name = "t",
                From = From,
                Rates = [new(0, 1, 0, 0)],
            },
            0,
            1
        );
        Assert.InRange(Math.Log(effect), 0.15, 0.38);
    }

    [Theory]
    [InlineData(false, 0.04879016416943205)] // ln 1.05
    [InlineData(true, -0.04879016416943205)] // a barrier of 5 % removed
    public void NonTariffIsACost(bool removed, double expected)
    {
        var policy = new NonTariff
        {
            Name = "n",
            From = From,
            Equivalents = [new(0, 1, 0, 0.05)],
            Removed = removed,
        };
        Near(expected, Runs.Shocks(two, policy, From).Cell(0, 1, 0).LogTradeCost);
        Assert.True(Math.Sign(Math.Log(Effect(two, policy, 0, 1))) == (removed ? 1 : -1));
    }

    [Fact]
    public void ADaySavedIsWorthWhatHummelsAndSchaurSay()
    {
        var policy = new Logistics
        {
            Name = "l",
            From = From,
            Days = [new(0, 1, 0, -4)],
        };
        Near(-4 * Math.Log(1.0135), Runs.Shocks(two, policy, From).Cell(0, 1, 0).LogTradeCost, 1e-14 * 100);
        Assert.InRange(Math.Log(Effect(two, policy, 0, 1)), 0.35 * 4 * 4 * Math.Log(1.0135), 4 * 4 * Math.Log(1.0135));
    }

    [Fact]
    public void FreightIsAShareOfTheGoodsValue()
    {
        // 150 of 1000 dollars a tonne, then 100: ln(1.1/1.15).
        var policy = new Logistics
        {
            Name = "l",
            From = From,
            Days = [new(0, 1, 0, 0)],
            Freight = (150, 100),
            ValueOfATonne = [1000],
        };
        Near(Math.Log(1.1 / 1.15), Runs.Shocks(two, policy, From).Cell(0, 1, 0).LogTradeCost);
    }

    [Fact]
    public void AnAgreementHasItsPartialEffectWhereTheMarketIsSmall()
    {
        // A seller of a hundred-thousandth of the world moves no price: the flow grows by exp(0.5) and nothing else happens.
        var small = World.Create(
            new WorldTables
            {
                Economies = [new("BIG", "Big"), new("SMALL", "Small"), new("OTHER", "Other")],
                Sectors = [new Sector("goods", "Goods", 3)],
                Flows = [1e6, 0.5, 10, 0.5, 1, 0.5, 10, 0.5, 1e6],
                Tariffs = new double[9],
            }
        );
        var policy = new Agreement
        {
            Name = "a",
            From = From,
            Effects = [new(1, 0, 0, 0.5)],
        };
        Near(-0.5 / 3, Runs.Shocks(small, policy, From).Cell(1, 0, 0).LogTradeCost);
        Assert.InRange(Math.Log(Effect(small, policy, 1, 0)), 0.3, 0.5);
    }

    [Fact]
    public void AnAgreementUsesTheElasticityOfTheCase()
    {
        var shocks = new Shocks(two);
        shocks.SetElasticity(0, 8);
        new Agreement
        {
            Name = "a",
            From = From,
            Effects = [new(0, 1, 0, 0.4)],
        }.Apply(1, From, [], shocks);
        Near(-0.05, shocks.Cell(0, 1, 0).LogTradeCost);
    }

    [Fact]
    public void PromotionHasDecreasingReturnsAndIsForgotten()
    {
        var policy = new Promotion
        {
            Name = "p",
            From = From,
            Until = From + 1,
            Gaps = [new(0, 1, 0, 0.5)],
            Reach = 0.4,
            Forgetting = 0.25,
        };
        // 0.4; then 0.75·0.4 = 0.3 kept and 0.4·0.7 = 0.28 more: 0.58; then only fading.
        Near(0.4, policy.Strength(From, []));
        Near(0.58, policy.Strength(From + 1, []));
        Near(0.58 * 0.75, policy.Strength(From + 2, []));
        Near(0.58 * 0.75 * 0.75, policy.Strength(From + 3, []));
        Assert.Equal(0, policy.Strength(From - 1, []));
        Near(0.5 * 0.58, Runs.Shocks(two, policy, From + 1).Cell(0, 1, 0).LogTaste);
        Assert.InRange(Math.Log(Effect(two, policy, 0, 1, years: 2)), 0.1, 0.29);
        Assert.InRange(Effect(two, policy, 0, 1, years: 6), 1, Effect(two, policy, 0, 1, years: 2));
    }

    [Fact]
    public void CreditMakesTheCoveredShareCheaper()
    {
        var policy = new Credit
        {
            Name = "c",
            From = From,
            Covered = [new(0, 1, 0, 0.4)],
            Subsidy = 0.05,
            Years = 2,
            Cost = 1,
        };
        // Goods that cost 0.9 are bought 0.9^−4 = 1.524 times. They are 0.4 of what then flows if, of each 100 before, 30.4 are covered:
        // 30.4·1.524 = 46.4 are 0.4 of 69.6 + 46.4 = 116.0, which is 1 / (0.6 + 0.4·0.9^4) times what flowed.
        Near(1.1595, 1 / (0.6 + (0.4 * Math.Pow(0.9, 4))), 1e-4);
        Near(Math.Log(0.6 + (0.4 * Math.Pow(0.9, 4))) / 4, Runs.Shocks(two, policy, From).Cell(0, 1, 0).LogTradeCost);
        var scenario = Runs.Scenario(two, 1, policy) with { Outcomes = [new Outcomes.Cost([0]) { Name = "cost" }] };
        var result = new Simulation(scenario).Run();
        var flow = result.Last().Flow(two, 0, 1, 0);
        Assert.True(flow > two.Flow(0, 1, 0));
        // Buyers pay 0.9 of what the goods covered cost, the budget 0.1.
        Near(1 + (0.4 * flow / 0.9 * 0.1), result.Outcomes[1][0]);
        Assert.Equal(0, result.Outcomes[0][0]);
    }

    [Fact]
    public void CooperationCatchesUpAndKeepsWhatItLearned()
    {
        var policy = new Cooperation
        {
            Name = "c",
            From = From,
            Until = From + 1,
            Partner = 1,
            Gaps = [new(0, 1, 1.5)],
            Speed = 0.2,
            InputsShare = 0.1,
            Inputs = [2],
        };
        Near(0.2 * Math.Log(1.5), Runs.Shocks(world, policy, From).LogProductivity[1]);
        Near(0.36 * Math.Log(1.5), Runs.Shocks(world, policy, From + 1).LogProductivity[1]);
        Near(0.36 * Math.Log(1.5), Runs.Shocks(world, policy, From + 5).LogProductivity[1]);
        var share = 0.1 * world.InputShare(0, 1, 2) * world.Output(0, 1) / world.Spending(0, 2);
        Near(share, Runs.Shocks(world, policy, From).Cell(1, 0, 2).Offtake);
        Assert.Empty(Runs.Shocks(world, policy, From + 5).Cells);
        Assert.True(Effect(world, policy, 0, 2, 1) > 1.05, "it sells more of what it learned");
        Assert.True(Effect(world, policy, 1, 0, 2) > 1, "the partner sells inputs");
    }

    [Fact]
    public void AProjectSellsExactlyWhatItsContractsSay()
    {
        // Nobody sold sector 1 from 0 to 3 before.
        var tables = world.ToTables();
        var cell = (((1 * world.EconomyCount) + 3) * world.EconomyCount) + 0;
        tables.Flows[cell] = 0;
        var without = World.Create(tables);
        var project = new Project
        {
            Name = "p",
            From = From,
            Host = 0,
            Sector = 1,
            Output = 30,
            Markets = [new(3, 1)],
            PhaseIn = new PhaseIn(PhaseInShape.Linear, 3),
            Survival = 0.9,
            Investment = 80,
            Cost = 2,
        };
        var result = new Simulation(
            Runs.Scenario(without, 3, project) with
            {
                Outcomes = [new Outcomes.Cost([0]) { Name = "cost" }],
                Transfers = TransferRule.Fixed,
            }
        ).Run();
        Assert.Null(result.Failure);
        for (var age = 0; age < 3; age++)
        {
            var output = 30 * (age + 1) / 3.0 * Math.Pow(0.9, age);
            Near(output, result.Tables!.Years[age + 1].Flow(without, 0, 3, 1));
            Near((2 * output / 30) + (age == 0 ? 80 : 0), result.Outcomes[age + 1][0]);
        }
    }

    [Fact]
    public void KitsAreBoughtFromThePartner()
    {
        var project = new Project
        {
            Name = "p",
            From = From,
            Host = 0,
            Sector = 1,
            Partner = 2,
            KitSector = 0,
            Kits = 0.6,
            Output = 25,
            Markets = [new(0, 1)],
        };
        var shocks = Runs.Shocks(world, project, From);
        Near(15, shocks.Cell(2, 0, 0).Contract);
        Near(25, shocks.Cell(0, 0, 1).Contract);
        Assert.True(Effect(world, project, 2, 0, 0) > 1);
    }

    [Fact]
    public void APlantClosesWhenItsLuckEnds()
    {
        var project = new Project
        {
            Name = "p",
            From = From,
            Host = 0,
            Sector = 0,
            Output = 10,
            Markets = [new(1, 1)],
            Survival = 0.8,
            SurvivalDraw = 0.6,
        };
        Assert.Equal([1, 1, 1, 0, 0], Enumerable.Range(From, 5).Select(year => project.Strength(year, [])));
    }

    [Fact]
    public void ContractsAboveAllSpendingFailTheCaseWithAWord()
    {
        var project = new Project
        {
            Name = "p",
            From = From,
            Host = 0,
            Sector = 0,
            Output = 500,
            Markets = [new(1, 1)],
        };
        var failure = Runs.Run(Worlds.Two(), 1, project).Failure;
        Assert.StartsWith(
            "year 2024: contracts take 500 million USD of the spending of TWO on goods, 100 in the baseline: they must stay "
                + "below the total",
            failure,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void AQuotaHoldsExactlyAndSaysWhatItCosts()
    {
        var policy = new Quota
        {
            Name = "q",
            From = From,
            Caps = [new(0, 1, 0, 15)],
        };
        var outcome = new Outcomes.QuotaCost(new([0], [1], [0])) { Name = "cost" };
        var scenario = Runs.Scenario(two, 1, policy) with { Outcomes = [outcome] };
        var result = new Simulation(scenario).Run();
        Assert.Equal(15, result.Last().Flow(two, 0, 1, 0));
        var cost = result.Outcomes[1][0];
        Assert.True(cost > 0);
        // The trade cost that it reports brings the same world about.
        var same = Runs.Run(
            two,
            1,
            new TradeCost
            {
                Name = "d",
                From = From,
                Factors = [new(0, 1, 0, 1 + cost)],
            }
        );
        Assert.True(result.LargestDifference(same) < 1e-11, $"{result.LargestDifference(same):g3}");
        for (var n = 0; n < 2; n++)
            Near(result.Last().Economies[n].RealIncome, same.Last().Economies[n].RealIncome, 1e-11);
    }

    [Fact]
    public void AQuotaThatDoesNotBindChangesNoBit()
    {
        var quota = new Quota
        {
            Name = "q",
            From = From,
            OfBaseline = true,
            Caps = [new(0, 1, 0, 1.01), new(2, 1, 0, 1.5)],
        };
        Assert.Equal(Runs.Run(world, 1).Bits(), Runs.Run(world, 1, quota).Bits());
    }

    [Fact]
    public void QuotasOnAllForeignersHoldTogether()
    {
        var quota = new Quota
        {
            Name = "q",
            From = From,
            OfBaseline = true,
            Caps = [new(0, 1, 0, 0.5), new(2, 1, 0, 0.9), new(3, 1, 0, 0.99), new(3, 1, 1, 0.4)],
        };
        var result = Runs.Run(world, 1, quota).Last();
        Near(0.5 * world.Flow(0, 1, 0), result.Flow(world, 0, 1, 0));
        Near(0.9 * world.Flow(2, 1, 0), result.Flow(world, 2, 1, 0));
        Near(0.99 * world.Flow(3, 1, 0), result.Flow(world, 3, 1, 0));
        Near(0.4 * world.Flow(3, 1, 1), result.Flow(world, 3, 1, 1));
        Assert.True(result.Flow(world, 1, 1, 0) > world.Flow(1, 1, 0), "what is not imported is made at home");
    }

    [Fact]
    public void CapsOnEverySupplierFailTheCaseSoonAndSayWhose()
    {
        var quota = new Quota
        {
            Name = "q",
            From = From,
            OfBaseline = true,
            Caps = [.. Enumerable.Range(0, world.EconomyCount).Select(exporter => new FlowParameter(exporter, 1, 0, 0.5))],
        };
        var result = Runs.Run(world, 1, quota);
        Assert.Equal("year 2024: caps bind on every supplier of s0 to E1: part of what it spends finds no seller", result.Failure);
        Assert.True(result.Rounds.Sum() <= 5 * Auctioneer.MostRounds, $"{result.Rounds.Sum()} rounds");
        // Caps that leave room for all spending are met.
        Assert.Null(Runs.Run(world, 1, quota with { Caps = [.. quota.Caps.Select(cap => cap with { Value = 1.5 })] }).Failure);
    }

    [Fact]
    public void ACapCountsWhatIsContractedInValue()
    {
        var project = new Project
        {
            Name = "p",
            From = From,
            Host = 0,
            Sector = 0,
            Output = 12,
            Markets = [new(1, 1)],
        };
        var quota = new Quota
        {
            Name = "q",
            From = From,
            Caps = [new(0, 1, 0, 15)],
        };
        Near(15, Runs.Run(two, 1, project, quota).Last().Flow(two, 0, 1, 0));
        Near(8, Runs.Run(two, 1, project, quota with { Caps = [new(0, 1, 0, 8)] }).Last().Flow(two, 0, 1, 0));
    }

    [Fact]
    public void ACapCountsOfAContractWhatAnEmbargoLeavesOfIt()
    {
        var project = new Project
        {
            Name = "p",
            From = From,
            Host = 0,
            Sector = 0,
            Output = 12,
            Markets = [new(1, 1)],
        };
        var quota = new Quota
        {
            Name = "q",
            From = From,
            Caps = [new(0, 1, 0, 13)],
        };
        var embargo = new Embargo
        {
            Name = "e",
            From = From,
            Flows = [new(0, 1, 0, 0.5)],
        };
        // The embargo leaves 6 of the contract; 7 more may be sold by price, of which buyers want more than that.
        Near(13, Runs.Run(two, 1, project, quota, embargo).Last().Flow(two, 0, 1, 0));
    }

    [Fact]
    public void AContractedShareUnderACapIsRefused()
    {
        var cooperation = new Cooperation
        {
            Name = "c",
            From = From,
            Partner = 1,
            Gaps = [new(0, 1, 1)],
            Speed = 0,
            InputsShare = 0.3,
            Inputs = [2],
        };
        var quota = new Quota
        {
            Name = "q",
            From = From,
            Caps = [new(1, 0, 2, 5)],
        };
        Assert.Equal(
            "year 2024: the flow of s2 from E1 to E0 is capped, and a share of it is contracted: a cap and a contracted share cannot "
                + "both apply",
            Runs.Run(world, 1, cooperation, quota).Failure
        );
    }

    [Fact]
    public void AnEmbargoEndsAFlowAtOnceHoweverSlowBuyersAre()
    {
        var embargo = new Embargo
        {
            Name = "e",
            From = From,
            Flows = [new(0, 1, 0, 1)],
        };
        var scenario = Runs.Scenario(world, 1, embargo) with { Adjustment = [0.3, 0.3, 0.3] };
        var year = new Simulation(scenario).Run().Last();
        Assert.Equal(0, year.Flow(world, 0, 1, 0));
        Assert.True(year.Flow(world, 2, 1, 0) > world.Flow(2, 1, 0), "others fill in");
        var half = Runs.Shocks(world, embargo with { Intensity = 0.5 }, From).Cell(0, 1, 0);
        Assert.Equal(0.5, half.Open);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void ASectorThatAnEmbargoClosedSellsAgainWhenItEnds(int yearsMore)
    {
        // What economy 0 makes of sector 1 goes to economy 3 and nowhere else.
        var tables = world.ToTables();
        for (var importer = 0; importer < 3; importer++)
            tables.Flows[(((1 * world.EconomyCount) + importer) * world.EconomyCount) + 0] = 0;
        var one = World.Create(tables);
        var embargo = new Embargo
        {
            Name = "e",
            From = From,
            Until = From + yearsMore,
            Flows = [new(0, 3, 1, 1)],
            Intensity = ParameterRef.Parameter(0),
        };
        var growth = Enumerable.Range(0, world.EconomyCount).Select(n => (ParameterRef)(0.02 * n)).ToImmutableArray();
        var scenario = Runs.Scenario(one, 5, embargo) with
        {
            Parameters = [new("intensity", ParameterRole.Policy, 1, 0, 1)],
            Growth = [.. Enumerable.Repeat(growth, 5)],
        };
        var results = new Simulation(scenario).Run(new CaseTable([0], [1, 0], 2), new RunOptions { KeepTables = true, CasesPerBatch = 2 });
        Assert.All(results, result => Assert.Null(result.Failure));
        for (var year = 1; year <= 5; year++)
        {
            var (with, without) = (results[0].Tables!.Years[year].Flow(one, 0, 3, 1), results[1].Tables!.Years[year].Flow(one, 0, 3, 1));
            if (year <= 1 + yearsMore)
                Assert.Equal(0, with);
            else
                Near(without, with, 1e-10);
        }
        Assert.Equal(new Simulation(scenario).Run().Bits(), results[0].Bits());
    }

    [Fact]
    public void WhoIsLeftWithoutASupplierIsNamed()
    {
        var embargo = new Embargo
        {
            Name = "e",
            From = From,
            Flows = [new(0, 1, 0, 1), new(1, 1, 0, 1)],
        };
        Assert.Equal(
            "year 2024: no supplier of goods is left to TWO, which needs 102 million USD of it: every flow is embargoed or was 0",
            Runs.Run(two, 1, embargo).Failure
        );
    }

    [Fact]
    public void ThirdPartiesComplyInPart()
    {
        var policy = new Sanction
        {
            Name = "s",
            From = From,
            Costs = [new(0, 1, 0, 0.5)],
            ThirdParties = [new(2, 1, 0, 0.5)],
            Compliance = 0.4,
        };
        var shocks = Runs.Shocks(world, policy, From);
        Near(Math.Log(1.5), shocks.Cell(0, 1, 0).LogTradeCost);
        Near(0.4 * Math.Log(1.5), shocks.Cell(2, 1, 0).LogTradeCost);
        Assert.True(Effect(world, policy, 0, 1) < Effect(world, policy, 2, 1));
        Assert.True(Effect(world, policy, 3, 1) > 1, "who does not comply sells more");
    }

    [Fact]
    public void TransitMovesGoodsThroughTheHub()
    {
        var policy = new Transit
        {
            Name = "t",
            From = From,
            Origin = 0,
            Hub = 1,
            Destination = 2,
            Values = [(0, 20)],
            Margin = 0.25,
        };
        var shocks = Runs.Shocks(world, policy, From);
        Near(20, shocks.Cell(0, 1, 0).Contract);
        Near(25, shocks.Cell(1, 2, 0).Contract);
        Assert.True(Effect(world, policy, 0, 1) > 1);
        Assert.True(Effect(world, policy, 1, 2) > 1);
    }

    [Fact]
    public void DemandAndSupplyMoveTasteAndProductivity()
    {
        var demand = new Demand
        {
            Name = "d",
            From = From,
            Factors = [new(0, 1, 0, 1.2)],
        };
        Near(Math.Log(1.2), Runs.Shocks(two, demand, From).Cell(0, 1, 0).LogTaste);
        Assert.InRange(Effect(two, demand, 0, 1), 1.05, 1.2);
        var harvest = new Supply
        {
            Name = "s",
            From = From,
            Until = From,
            Factors = [new(0, 0, 0.8)],
        };
        Near(Math.Log(0.8), Runs.Shocks(world, harvest, From).LogProductivity[0]);
        Assert.True(Effect(world, harvest, 0, 1) < 1);
        Near(1, Effect(world, harvest, 0, 1, years: 2), 1e-10); // the next harvest is as ever
    }

    [Fact]
    public void ADepreciationMakesGoodsCheaperWhereWagesAreGiven()
    {
        var policy = new Currency
        {
            Name = "c",
            From = From,
            Depreciations = [(0, 0.2)],
            PassThrough = 0.25,
        };
        Near(-0.75 * Math.Log(1.2), Runs.Shocks(two, policy, From).LogWage[0]);
        var result = new Simulation(Runs.Scenario(two, 1, policy) with { Closure = Closure.Partial }).Run();
        // Shares by hand: c = 1.2^−0.75, θ = 4, π = 22/102 of the importer's spending of 102.
        var pull = Math.Pow(1.2, 3);
        var share = 22.0 / 102 * pull / ((22.0 / 102 * pull) + (80.0 / 102));
        Near(share * 102 / 1.1, result.Last().Flow(two, 0, 1, 0));
        Assert.Equal(Runs.Run(two, 1).Bits(), Runs.Run(two, 1, policy).Bits()); // under the general closure it does nothing
    }

    [Fact]
    public void WhatDoesNothingSaysSo()
    {
        string Says(Policy policy) => Assert.Single(policy.Warnings(two, []));
        Assert.Equal(
            "tariffs that are the present ones: the policy has no effect unless other policies change them",
            Says(
                new Tariff
                {
                    Name = "t",
                    From = From,
                    Formula = TariffFormula.Maximum,
                    Rates = [new(0, 1, 0, 0.2)],
                }
            )
        );
        Assert.Equal(
            "factors of 1: the policy has no effect",
            Says(
                new TradeCost
                {
                    Name = "t",
                    From = From,
                    Factors = [new(0, 1, 0, 1)],
                }
            )
        );
        Assert.Equal(
            "barriers of 0: the policy has no effect",
            Says(
                new NonTariff
                {
                    Name = "t",
                    From = From,
                    Equivalents = [new(0, 1, 0, 0)],
                }
            )
        );
        Assert.Equal(
            "no change of days or freight: the policy has no effect",
            Says(
                new Logistics
                {
                    Name = "t",
                    From = From,
                    Days = [new(0, 1, 0, 0)],
                }
            )
        );
        Assert.Equal(
            "no gap that closes and no inputs: the policy has no effect",
            Says(
                new Cooperation
                {
                    Name = "t",
                    From = From,
                    Partner = 1,
                    Gaps = [new(0, 0, 1.2)],
                    Speed = 0,
                }
            )
        );
        var apart = Worlds.Two(homeShare: 1);
        Assert.Equal(
            "only flows that are 0 in the baseline: the policy has no effect",
            Assert.Single(
                new Embargo
                {
                    Name = "t",
                    From = From,
                    Flows = [new(0, 1, 0, 1)],
                }.Warnings(apart, [])
            )
        );
    }
}
