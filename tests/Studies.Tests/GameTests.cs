using System.Collections.Immutable;
using TradeSim.Engine.Baseline;
using TradeSim.Engine.Dynamics;
using TradeSim.Engine.Outcomes;
using TradeSim.Engine.Policies;
using TradeSim.Studies.Cases;
using TradeSim.Studies.Games;

namespace TradeSim.Studies.Tests;

/// <summary>Policy games against known results: the optimal tariff of Gros (1987), symmetric countries, and brute force.</summary>
public sealed class GameTests
{
    /// <summary>
    /// In a world of two with one sector, imports of the foreign economy answer its terms of trade with the elasticity θ·x, where x is the
    /// share of its output that it sells at home. So the optimal tariff is 1/(θ·x) (Gros 1987, eq. 9), with x at the optimum. Without a
    /// foreign tariff x is also the share of foreign spending on own goods; with one, tariff revenue makes spending exceed output.
    /// </summary>
    [Theory]
    [InlineData(1e-4, 4, 0)]
    [InlineData(5e-4, 6, 0)]
    [InlineData(0.01, 3, 0)]
    [InlineData(0.3, 4, 0)]
    [InlineData(0.5, 6, 0)]
    [InlineData(0.8, 4, 0)]
    [InlineData(0.3, 4, 0.2)]
    [InlineData(0.8, 4, 0.4)]
    public void The_optimal_tariff_is_that_of_Gros(double share, double theta, double foreignTariff)
    {
        var world = Two(share, theta);
        var result = Game(world, foreignTariff: foreignTariff).UnilateralOptimum(0);
        var tariff = result.Values[0][0];
        Assert.True(result.IsVerified, $"gain {result.LargestGain:g3}");
        Assert.Equal(1 / (theta * OutputSoldAtHome(world, 1, tariff, foreignTariff)), tariff, 1e-5);
        if (share < 1e-3)
            Assert.InRange(tariff * theta, 0.99, 1.01);
    }

    /// <summary>The same rule holds for both players of a trade war, each with the other's tariff in force.</summary>
    [Theory]
    [InlineData(0.5, 4)]
    [InlineData(0.3, 6)]
    [InlineData(0.05, 3)]
    public void Nash_tariffs_are_those_of_Gros_for_both_players(double share, double theta)
    {
        var world = Two(share, theta);
        var nash = Game(world).Nash();
        var (first, second) = (nash.Values[0][0], nash.Values[1][0]);
        Assert.True(nash.IsVerified, $"gain {nash.LargestGain:g3}");
        Assert.Equal(1 / (theta * OutputSoldAtHome(world, 1, first, second)), first, 1e-5);
        Assert.Equal(1 / (theta * OutputSoldAtHome(world, 0, first, second)), second, 1e-5);
    }

    /// <summary>Against a second solver of this file, which shares nothing with the engine, and against the closed form.</summary>
    [Fact]
    public void The_optimal_tariff_rises_with_the_share_abroad()
    {
        double[] shares = [0.001, 0.1, 0.2, 0.5, 0.8, 0.95];
        var optima = shares.Select(share => Game(Two(share, 4)).UnilateralOptimum(0).Values[0][0]).ToArray();
        foreach (var (share, optimum) in shares.Zip(optima))
            Assert.Equal(BestTariff(share, 4), optimum, 1e-5);
        Assert.All(optima.Zip(optima.Skip(1)), pair => Assert.True(pair.Second > pair.First * 1.01, $"{pair.First} to {pair.Second}"));
        // How far it rises is a matter of this world: an economy that buys half of its goods abroad whatever the other's size keeps x near
        // 0.7, so the best tariff of one that has 95 % of the world is 1.4 times that of a small one.
        Assert.InRange(optima[^1] / optima[0], 1.40, 1.42);
    }

    [Fact]
    public void Symmetric_countries_choose_alike_lose_alike_and_bargain_their_way_back()
    {
        var world = Two(0.5, 4);
        var game = Game(world);
        var nash = game.Nash();
        Assert.True(nash.IsVerified, $"gain {nash.LargestGain:g3}");
        Assert.Equal(nash.Values[0][0], nash.Values[1][0], 1e-4);
        Assert.True(nash.SpreadOfStarts < 1e-3, $"spread {nash.SpreadOfStarts:g3}");
        var free = game.PayoffsAtDefaults();
        Assert.All(nash.Payoffs.Zip(free), pair => Assert.True(pair.First < pair.Second));
        var agreed = game.Bargain(nash.Payoffs);
        Assert.All(agreed.Payoffs.Zip(free), pair => Assert.Equal(pair.Second, pair.First, 1e-5));
    }

    [Fact]
    public void Brute_force_finds_no_better_point_in_a_world_of_three()
    {
        var game = new PolicyGame(new SimulationRunner(Three()), Players(3), 1, new GameOptions { Starts = 2 });
        var nash = game.Nash();
        Assert.True(nash.IsVerified, $"gain {nash.LargestGain:g3}");
        var runner = new SimulationRunner(Three());
        for (var player = 0; player < 3; player++)
        {
            var rows = new List<double>();
            for (var step = 0; step <= 400; step++)
            {
                for (var k = 0; k < 3; k++)
                    rows.Add(k == player ? step / 400.0 : nash.Values[k][0]);
            }
            var best = runner.Run(new CaseTable([0, 1, 2], [.. rows], 401), null, CancellationToken.None).Max(r => r.Outcomes[1][player]);
            Assert.True(best - nash.Payoffs[player] < 1e-6, $"player {player} gains {best - nash.Payoffs[player]:g3}");
        }
    }

    /// <summary>Several instruments of a player bend together: every grid of one and of two of them finds nothing better.</summary>
    [Theory]
    [InlineData(TariffChoice.Uniform, 1)]
    [InlineData(TariffChoice.ByPartner, 2)]
    [InlineData(TariffChoice.BySector, 2)]
    public void Tariffs_of_a_game_are_verified_and_the_same_from_every_start(TariffChoice choice, int instruments)
    {
        var scenario = TwoSectors();
        var tariffs = TariffGame.Of(
            scenario,
            [
                [0],
                [1],
                [2],
            ],
            choice
        );
        Assert.All(tariffs.Players, player => Assert.Equal(instruments, player.Instruments.Length));
        var nash = new PolicyGame(new SimulationRunner(tariffs.Scenario), tariffs.Players, 1).Nash();
        Assert.True(nash.IsVerified, $"gain {nash.LargestGain:g3}");
        Assert.True(nash.SpreadOfStarts < 1e-4, $"spread {nash.SpreadOfStarts:g3}");
        Assert.All(nash.Values.SelectMany(values => values), value => Assert.InRange(value, 0.1, 0.6));
    }

    /// <summary>Lerner's symmetry: under balanced trade the best export tax is the best tariff, and is worth as much.</summary>
    [Theory]
    [InlineData(1e-4, 4)]
    [InlineData(0.3, 4)]
    [InlineData(0.8, 6)]
    public void The_optimal_export_tax_is_the_optimal_tariff(double share, double theta)
    {
        var scenario = Scenario(Two(share, theta)) with { Parameters = [], Policies = [] };
        GameResult Alone(TariffChoice? tariffs, TariffChoice? taxes)
        {
            var game = TariffGame.Of(
                scenario,
                [
                    [0],
                ],
                tariffs,
                exportTaxes: taxes
            );
            return new PolicyGame(new SimulationRunner(game.Scenario), game.Players, 1).UnilateralOptimum(0);
        }
        var (tariff, tax) = (Alone(TariffChoice.Uniform, null), Alone(null, TariffChoice.Uniform));
        Assert.True(tax.IsVerified, $"gain {tax.LargestGain:g3}");
        Assert.Equal(tariff.Payoffs[0], tax.Payoffs[0], 1e-9);
        Assert.Equal(tariff.Values[0][0], tax.Values[0][0], share < 1e-3 ? 1e-3 : 1e-4);
        if (share < 1e-3)
            Assert.InRange(tax.Values[0][0] * theta, 0.99, 1.01);
        // Both together are one instrument: nothing is gained by the second.
        Assert.Equal(tariff.Payoffs[0], Alone(TariffChoice.Uniform, TariffChoice.Uniform).Payoffs[0], 1e-6);
    }

    /// <summary>Export taxes by sector do what no uniform tariff does; brute force over pairs of them finds nothing better.</summary>
    [Fact]
    public void Brute_force_finds_no_better_export_taxes_by_sector()
    {
        var game = TariffGame.Of(
            TwoSectors(),
            [
                [0],
                [1],
                [2],
            ],
            null,
            exportTaxes: TariffChoice.BySector
        );
        Assert.All(game.Players, player => Assert.Equal(2, player.Instruments.Length));
        var runner = new SimulationRunner(game.Scenario);
        var nash = new PolicyGame(runner, game.Players, 1).Nash();
        Assert.True(nash.IsVerified, $"gain {nash.LargestGain:g3}");
        Assert.True(nash.SpreadOfStarts < 1e-4, $"spread {nash.SpreadOfStarts:g3}");
        Assert.All(nash.Values, values => Assert.True(Math.Abs(values[0] - values[1]) > 0.01, $"{values[0]} and {values[1]}"));
        var names = game.Players.SelectMany(player => player.Instruments.Select(instrument => instrument.Path)).ToArray();
        var columns = names.Select(name => game.Scenario.ParameterIndex(name)).ToImmutableArray();
        for (var player = 0; player < 3; player++)
        {
            var rows = new List<double>();
            for (var point = 0; point < 41 * 41; point++)
            {
                var all = nash.Values.SelectMany(values => values).ToArray();
                (all[2 * player], all[(2 * player) + 1]) = (point / 41 / 40.0, point % 41 / 40.0);
                rows.AddRange(all);
            }
            var outcome = game.Scenario.Outcomes.IndexOf(
                game.Scenario.Outcomes.Single(item => item.Name == game.Players[player].Payoff[0].Outcome)
            );
            var best = runner
                .Run(new CaseTable(columns, [.. rows], 41 * 41), null, CancellationToken.None)
                .Max(result => result.Outcomes[1][outcome]);
            Assert.True(best - nash.Payoffs[player] < 1e-6, $"player {player} gains {best - nash.Payoffs[player]:g3}");
        }
    }

    /// <summary>On the frontier more for one is less for the other, and nobody has more elsewhere: free trade lies on it or
    /// below.</summary>
    [Fact]
    public void The_frontier_of_two_players_falls_and_free_trade_is_not_above_it()
    {
        var game = Game(Two(0.3, 4));
        var free = game.PayoffsAtDefaults();
        var points = game.Frontier(5).OrderBy(point => point.Payoffs[0]).ToArray();
        for (var k = 1; k < points.Length; k++)
            Assert.True(points[k].Payoffs[1] <= points[k - 1].Payoffs[1] + 1e-9);
        Assert.All(points, point => Assert.True(point.Payoffs[0] >= free[0] - 1e-7 || point.Payoffs[1] >= free[1] - 1e-7));
        Assert.Throws<StudyException>(() => new PolicyGame(new SimulationRunner(Three()), Players(3), 1).Frontier());
    }

    [Fact]
    public void A_tariff_game_refuses_who_cannot_play()
    {
        var scenario = Three();
        Assert.Throws<StudyException>(() => TariffGame.Of(scenario, [], TariffChoice.Uniform));
        Assert.Throws<StudyException>(() =>
            TariffGame.Of(
                scenario,
                [
                    [0],
                ],
                null
            )
        );
        Assert.Throws<StudyException>(() =>
            TariffGame.Of(
                scenario,
                [
                    [0, 1, 2],
                ],
                null,
                exportTaxes: TariffChoice.Uniform
            )
        );
        Assert.Throws<StudyException>(() =>
            TariffGame.Of(
                scenario,
                [
                    [0],
                    [0, 1],
                ],
                TariffChoice.Uniform
            )
        );
        Assert.Throws<StudyException>(() =>
            TariffGame.Of(
                scenario,
                [
                    [0],
                ],
                TariffChoice.Uniform,
                0
            )
        );
        Assert.Throws<StudyException>(() =>
            TariffGame.Of(
                scenario,
                [
                    [0, 1, 2],
                ],
                TariffChoice.Uniform
            )
        );
    }

    [Fact]
    public void Unknown_names_and_wrong_ranges_are_refused()
    {
        var runner = new SimulationRunner(Scenario(Two(0.5, 4)));
        Assert.Throws<StudyException>(() => new PolicyGame(runner, [], 1));
        Assert.Throws<StudyException>(() => new PolicyGame(runner, [new("A", [new("rate 7", 0, 1)], [new("income 0")])], 1));
        Assert.Throws<StudyException>(() => new PolicyGame(runner, [new("A", [new("rate 0", 0, 9)], [new("income 0")])], 1));
        Assert.Throws<StudyException>(() =>
            new PolicyGame(runner, [new("A", [new("rate 0", 0, 1), new("rate 0", 0, 1)], [new("income 0")])], 1)
        );
        Assert.Throws<StudyException>(() => Game(Two(0.5, 4)).Bargain([2, 2]));
    }

    private static PolicyGame Game(World world, GameOptions? options = null, double foreignTariff = 0)
    {
        var scenario = Scenario(world);
        scenario = scenario with { Parameters = scenario.Parameters.SetItem(1, scenario.Parameters[1] with { Default = foreignTariff }) };
        return new(new SimulationRunner(scenario), Players(world.EconomyCount), 1, options);
    }

    private static ImmutableArray<Player> Players(int count) =>
        [.. Enumerable.Range(0, count).Select(n => new Player($"E{n}", [new($"rate {n}", 0, 1)], [new($"income {n}")]))];

    private const double Openness = 0.5; // foreign goods count half as much as own ones

    /// <summary>Two economies with balanced trade; the first has a share of the world's income, and trade is what gravity
    /// predicts.</summary>
    private static World Two(double share, double theta)
    {
        var (small, large) = (1000 * share, 1000 * (1 - share));
        var crossed = Openness * small * large / 1000;
        return Of([small - crossed, crossed, crossed, large - crossed], theta, 2);
    }

    /// <summary>Three economies that trade two goods, the second of which is used in making the first.</summary>
    private static Scenario TwoSectors()
    {
        double[] one = [70, 20, 10, 20, 150, 30, 10, 30, 160];
        double[] two = [60, 10, 20, 15, 120, 25, 15, 20, 110];
        var inputs = new double[3 * 2 * 2]; // [economy, user, input]
        var shares = new double[3 * 2];
        for (var n = 0; n < 3; n++)
        {
            (shares[2 * n], shares[(2 * n) + 1]) = (0.7, 1);
            inputs[(4 * n) + 1] = 1;
        }
        return new()
        {
            Name = "two sectors",
            World = World.Create(
                new WorldTables
                {
                    Economies = [.. Enumerable.Range(0, 3).Select(n => new EconomyProfile($"E{n}", $"E{n}"))],
                    Sectors = [new("goods", "Goods", 5), new("parts", "Parts", 3)],
                    Flows = [.. one, .. two],
                    Tariffs = new double[18],
                    ValueAddedShares = shares,
                    InputShares = inputs,
                }
            ),
            BaselineYear = 0,
            LastYear = 1,
            Transfers = TransferRule.None,
        };
    }

    private static Scenario Three() => Scenario(Of([70, 20, 10, 20, 150, 30, 10, 30, 160], 5, 3));

    private static World Of(double[] flows, double theta, int economies) =>
        World.Create(
            new WorldTables
            {
                Economies = [.. Enumerable.Range(0, economies).Select(n => new EconomyProfile($"E{n}", $"E{n}"))],
                Sectors = [new("goods", "Goods", theta)],
                Flows = flows,
                Tariffs = new double[flows.Length],
                ValueAddedShares = [.. Enumerable.Repeat(1.0, economies)],
            }
        );

    private static Scenario Scenario(World world) =>
        new()
        {
            Name = "game",
            World = world,
            BaselineYear = 0,
            LastYear = 1,
            Parameters =
            [
                .. Enumerable.Range(0, world.EconomyCount).Select(n => new Parameter($"rate {n}", ParameterRole.Policy, 0, 0, 5)),
            ],
            Policies =
            [
                .. Enumerable
                    .Range(0, world.EconomyCount)
                    .Select(n => new Tariff
                    {
                        Name = $"tariff {n}",
                        From = 1,
                        By = [n],
                        Rates =
                        [
                            .. Enumerable
                                .Range(0, world.EconomyCount)
                                .Where(i => i != n)
                                .Select(i => new FlowParameter(i, n, 0, ParameterRef.Parameter(n))),
                        ],
                    }),
            ],
            Outcomes = [.. Enumerable.Range(0, world.EconomyCount).Select(n => new RealIncome([n]) { Name = $"income {n}" })],
        };

    /// <summary>The share of its output that one of two economies sells at home, at both tariffs.</summary>
    private static double OutputSoldAtHome(World world, int economy, double firstRate, double secondRate)
    {
        var result = new Simulation(Scenario(world)).Run(
            new CaseTable([0, 1], [firstRate, secondRate], 1),
            new RunOptions { KeepTables = true }
        )[0];
        Assert.Null(result.Failure);
        var flows = result.Tables!.Years[1].Flows; // [importer, exporter], before tariff
        return flows[3 * economy] / (flows[economy] + flows[2 + economy]);
    }

    /// <summary>The best tariff of the first economy of <see cref="Two"/> against free trade abroad, by golden section.</summary>
    private static double BestTariff(double share, double theta)
    {
        var golden = (Math.Sqrt(5) - 1) / 2;
        var (low, high) = (0.0, 1.0);
        while (high - low > 1e-7)
        {
            var (left, right) = (high - (golden * (high - low)), low + (golden * (high - low)));
            if (RealIncome(share, theta, left) < RealIncome(share, theta, right))
                low = left;
            else
                high = right;
        }
        return (low + high) / 2;
    }

    /// <summary>Real income of the first economy of <see cref="Two"/> at its tariff: the wage that balances trade, by bisection.</summary>
    private static double RealIncome(double share, double theta, double tariff)
    {
        var importedAtHome = Openness * (1 - share); // shares of spending in the baseline
        var importedAbroad = Openness * share;
        var (low, high) = (-5.0, 5.0); // ln of the first wage, in wages of the second
        while (high - low > 1e-15)
        {
            var middle = (low + high) / 2;
            if (middle == low || middle == high)
                break;
            var (_, _, imports, exports) = At(Math.Exp(middle));
            (low, high) = imports < exports ? (middle, high) : (low, middle);
        }
        var (income, price, _, _) = At(Math.Exp(low));
        return income / (share * price);

        (double Income, double Price, double Imports, double Exports) At(double wage)
        {
            var (own, foreign) = ((1 - importedAtHome) * Math.Pow(wage, -theta), importedAtHome * Math.Pow(1 + tariff, -theta));
            var imported = foreign / (own + foreign);
            var income = wage * share / (1 - (tariff / (1 + tariff) * imported));
            var (abroad, fromHome) = (1 - importedAbroad, importedAbroad * Math.Pow(wage, -theta));
            return (
                income,
                Math.Pow(own + foreign, -1 / theta),
                imported * income / (1 + tariff),
                fromHome / (abroad + fromHome) * (1 - share)
            );
        }
    }
}
