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
    /// In a world of two with one sector a foreign economy that spends the share λ at home answers a price with the elasticity 1 + θ·λ, so
    /// the optimal tariff is 1/(θ·λ) (Gros 1987, eq. 9), with λ at the optimum.
    /// </summary>
    [Theory]
    [InlineData(1e-4, 4)]
    [InlineData(0.01, 3)]
    [InlineData(0.3, 4)]
    [InlineData(0.5, 6)]
    public void The_optimal_tariff_is_that_of_Gros(double share, double theta)
    {
        var world = Two(share, theta);
        var game = Game(world, new GameOptions { MostSteps = 60 });
        var result = game.UnilateralOptimum(0);
        Assert.True(result.IsVerified, $"gain {result.LargestGain:g3}");
        var home = HomeShareAbroad(world, result.Values[0][0], 0);
        Assert.Equal(1 / (theta * home), result.Values[0][0], 2e-4);
        if (share < 1e-3)
            Assert.InRange(result.Values[0][0] * theta, 0.99, 1.01);
    }

    [Fact]
    public void The_optimal_tariff_rises_with_size()
    {
        var optima = new[] { 0.01, 0.2, 0.5, 0.8 }.Select(share => Game(Two(share, 4)).UnilateralOptimum(0).Values[0][0]).ToArray();
        Assert.Equal(optima.Order(), optima);
        Assert.True(optima[^1] > 1.05 * optima[0]);
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

    private static PolicyGame Game(World world, GameOptions? options = null) =>
        new(new SimulationRunner(Scenario(world)), Players(world.EconomyCount), 1, options);

    private static ImmutableArray<Player> Players(int count) =>
        [.. Enumerable.Range(0, count).Select(n => new Player($"E{n}", [new($"rate {n}", 0, 1)], [new($"income {n}")]))];

    /// <summary>Two economies with balanced trade; the first has a share of the world's income, and trade is what gravity predicts.</summary>
    private static World Two(double share, double theta)
    {
        const double Openness = 0.5; // foreign goods count half as much as own ones
        var (small, large) = (1000 * share, 1000 * (1 - share));
        var crossed = Openness * small * large / 1000;
        return Of([small - crossed, crossed, crossed, large - crossed], theta, 2);
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

    /// <summary>λ: the share of its spending that the second of two economies makes at home, at both tariffs.</summary>
    private static double HomeShareAbroad(World world, double firstRate, double secondRate)
    {
        var result = new Simulation(Scenario(world)).Run(
            new CaseTable([0, 1], [firstRate, secondRate], 1),
            new RunOptions { KeepTables = true }
        )[0];
        Assert.Null(result.Failure);
        var flows = result.Tables!.Years[1].Flows; // [importer, exporter], before tariff
        return flows[3] / (flows[3] + (flows[2] * (1 + secondRate)));
    }
}
