using System.Globalization;
using TradeSim.Engine.Baseline;
using TradeSim.Engine.Dynamics;
using TradeSim.Engine.Policies;
using TradeSim.Engine.Tests.Worlds;

namespace TradeSim.Engine.Tests.Market;

/// <summary>
/// Every world that has an equilibrium is solved. Whether it has one is found by <see cref="SlowSolver"/>, which shares nothing with the
/// engine, on random worlds of all kinds that docs/reference/scenario-format.md allows.
/// </summary>
public sealed class ExistenceTests(ITestOutputHelper output)
{
    /// <summary>
    /// Sixty worlds in every test run. By hand, more: <c>TRADESIM_WORLDS=2000 dotnet test --project tests/Engine.Tests -c Release --
    /// --filter-class "*ExistenceTests"</c>.
    /// </summary>
    [Fact]
    public void Every_random_world_with_an_equilibrium_is_solved() =>
        AllSolved(1, int.Parse(Environment.GetEnvironmentVariable("TRADESIM_WORLDS") ?? "60", CultureInfo.InvariantCulture));

    private void AllSolved(int firstSeed, int count)
    {
        var (worlds, solved, named, atFloor) = (0, 0, 0, 0);
        var (wrong, unnamed) = (new List<string>(), new List<string>());
        var gate = new object();
        Parallel.For(firstSeed, firstSeed + count, new ParallelOptions { MaxDegreeOfParallelism = 2 }, seed =>
        {
            if (Draw(seed) is not var (world, scenario, shock))
                return;
            var failure = FailureOf(scenario, out var residual);
            var message = $"seed {seed} ({scenario.Transfers}, {scenario.Varieties}, {world.EconomyCount} x {world.SectorCount})";
            var missed = failure is not null && HasEquilibrium(world, shock, seed);
            lock (gate)
            {
                worlds++;
                if (failure is null)
                    solved++;
                else if (failure.Contains("no equilibrium", StringComparison.Ordinal))
                    named++;
                else
                    unnamed.Add($"{message}: {failure}");
                if (residual > scenario.Tolerance)
                    atFloor++;
                if (missed)
                    wrong.Add($"{message}: {failure}");
            }
        });
        output.WriteLine(
            $"{worlds} worlds: {solved} solved ({atFloor} stopped by rounding), {named} refused with the cause, {unnamed.Count} without"
        );
        foreach (var line in unnamed.Concat(wrong.Select(line => "WRONG " + line)))
            output.WriteLine(line);
        Assert.Empty(wrong);
    }

    private static string? FailureOf(Scenario scenario, out double residual)
    {
        residual = 0;
        try
        {
            var result = new Simulation(scenario).Run();
            residual = result.Failure is null ? result.Residuals.Max() : 0;
            return result.Failure;
        }
        catch (InconsistentBaselineException exception)
        {
            return exception.Message;
        }
    }

    private static bool HasEquilibrium(World world, WorldShock shock, int seed)
    {
        if (shock.Transfers != TransferRule.None)
            return new SlowSolver(world, shock).Solve(seed);
        if (SomeOnlyBuyOrSell(world))
            return false; // wages that fall without end come as near to balance as one likes
        var closing = new SlowSolver(
            world,
            new WorldShock
            {
                Tariff = world.Tariff,
                TradeCost = (_, _, _) => 1,
                Productivity = (_, _) => 1,
                Labour = _ => 1,
                Transfers = TransferRule.Fixed,
                Transfer = _ => 0,
                Varieties = Varieties.Fixed,
            }
        );
        return closing.Solve(seed)
            && new SlowSolver(closing.ToWorld(), shock with { Transfers = TransferRule.Fixed, Transfer = _ => 0 }).Solve(seed);
    }

    /// <summary>Whether some group of economies only buys from the others or only sells to them, by trying every group.</summary>
    private static bool SomeOnlyBuyOrSell(World world)
    {
        var n = world.EconomyCount;
        bool Sells(int exporter, int importer) => Enumerable.Range(0, world.SectorCount).Any(j => world.Flow(exporter, importer, j) > 0);
        for (var group = 1; group < (1 << n) - 1; group++)
        {
            var (sells, buys) = (false, false);
            for (var one = 0; one < n; one++)
            {
                for (var other = 0; other < n; other++)
                {
                    if ((group >> one & 1) == 0 || (group >> other & 1) == 1)
                        continue;
                    sells |= Sells(one, other);
                    buys |= Sells(other, one);
                }
            }
            if (sells != buys)
                return true;
        }
        return false;
    }

    /// <summary>A world and what happens to it; null where the draw is no world.</summary>
    private static (World World, Scenario Scenario, WorldShock Shock)? Draw(int seed)
    {
        var random = new Random(seed);
        T One<T>(params T[] of) => of[random.Next(of.Length)];
        var recipe = new RandomWorld
        {
            Seed = seed,
            Economies = 2 + random.Next(One(3, 8, 11)),
            Sectors = 1 + random.Next(One(1, 3, 5)),
            Elasticity = One((1.0, 12.0), (0.6, 6.0), (2.0, 40.0)),
            HomeShare = One((0.3, 0.98), (0.9, 0.9999), (0.02, 0.5)),
            Inequality = One(0.3, 1, 2),
            Empty = One(0, 0.3, 0.6),
            NotProduced = One(0, 0, 0.3),
            MostTariff = One(0, 0.3, 1, 3),
            Deficits = One(0, 0.2, 0.6),
            WithInputs = One(true, true, false),
        };
        World world;
        try
        {
            world = recipe.Build();
        }
        catch (InconsistentBaselineException)
        {
            return null;
        }
        var (n, j) = (world.EconomyCount, world.SectorCount);
        var (size, mostTariff) = (One(0.1, 0.5, 1.0), One(0.2, 1, 10));
        var (tariffs, costs) = (new double[n, n, j], new double[n, n, j]);
        var (productivity, labour) = (new double[n, j], new double[n]);
        var (hit, costly) = (One(0, 0.3, 0.8), One(0, 0.3, 0.8));
        for (var i = 0; i < n; i++)
        {
            labour[i] = Math.Exp(0.5 * size * ((2 * random.NextDouble()) - 1));
            for (var s = 0; s < j; s++)
            {
                productivity[i, s] = Math.Exp(size * ((2 * random.NextDouble()) - 1));
                for (var e = 0; e < n; e++)
                {
                    tariffs[i, e, s] = i != e && random.NextDouble() < hit ? mostTariff * random.NextDouble() : world.Tariff(i, e, s);
                    costs[i, e, s] =
                        i != e && random.NextDouble() < costly
                            ? Math.Exp(size * (Math.Log(0.3) + (random.NextDouble() * Math.Log(30))))
                            : 1;
                }
            }
        }
        var flows = (
            from i in Enumerable.Range(0, n)
            from e in Enumerable.Range(0, n)
            from s in Enumerable.Range(0, j)
            select (i, e, s)
        ).ToArray();
        var scenario = new Scenario
        {
            Name = "existence",
            World = world,
            BaselineYear = 0,
            LastYear = 1,
            Transfers = One(TransferRule.Fixed, TransferRule.Proportional, TransferRule.None),
            Varieties = One(Varieties.Growing, Varieties.Fixed),
            Growth =
            [
                [.. labour.Select(each => (ParameterRef)(each - 1))],
            ],
            Policies =
            [
                new Tariff
                {
                    Name = "tariffs",
                    From = 1,
                    Rates = [.. flows.Select(f => new FlowParameter(f.i, f.e, f.s, tariffs[f.i, f.e, f.s]))],
                },
                new TradeCost
                {
                    Name = "costs",
                    From = 1,
                    Factors = [.. flows.Where(f => f.i != f.e).Select(f => new FlowParameter(f.i, f.e, f.s, costs[f.i, f.e, f.s]))],
                },
                new Productivity
                {
                    Name = "productivity",
                    From = 1,
                    Factors =
                    [
                        .. from i in Enumerable.Range(0, n)
                        from s in Enumerable.Range(0, j)
                        select new SectorParameter(i, s, productivity[i, s]),
                    ],
                },
            ],
        };
        var shock = new WorldShock
        {
            Tariff = (i, e, s) => tariffs[i, e, s],
            TradeCost = (i, e, s) => costs[i, e, s],
            Productivity = (i, s) => productivity[i, s],
            Labour = e => labour[e],
            Transfers = scenario.Transfers,
            Varieties = scenario.Varieties,
        };
        return (world, scenario, shock);
    }
}
