using System.Collections.Immutable;
using TradeSim.Engine.Baseline;
using TradeSim.Engine.Dynamics;
using TradeSim.Engine.Outcomes;
using TradeSim.Engine.Policies;
using TradeSim.Engine.Tests.Worlds;

namespace TradeSim.Bench;

/// <summary>Worlds and studies that need no data: what is raced, measured and scaled.</summary>
internal static class Study
{
    private const int Start = 2020;

    /// <summary>As large as the world of Caliendo and Parro (2015): 31 economies and 40 sectors with inputs.</summary>
    public static World LikeNafta() => World(31, 40);

    /// <summary>50 economies and 20 sectors with inputs.</summary>
    public static World Large() => World(50, 20);

    public static World World(int economies, int sectors) =>
        new RandomWorld
        {
            Seed = 1,
            Economies = economies,
            Sectors = sectors,
            MostTariff = 0.15,
            Deficits = 0.05,
        }.Build();

    /// <summary>
    /// Half of all tariffs of five importers (fewer in a small world) are cut, a corridor makes trade between two economies cheaper, phased
    /// in over five years; growth differs by case; buyers adjust slowly.
    /// </summary>
    public static Scenario Scenario(World world, int years, int outcomes = 4)
    {
        var (n, j) = (world.EconomyCount, world.SectorCount);
        var all = Enumerable.Range(0, j).ToImmutableArray();
        return new Scenario
        {
            Name = "bench",
            World = world,
            BaselineYear = Start,
            LastYear = Start + years,
            Tolerance = 1e-10,
            Parameters =
            [
                new("growth", ParameterRole.Assumption, 0.03, -0.5, 0.5),
                new("tariffs", ParameterRole.Policy, 1, 0, 1),
                new("corridor", ParameterRole.Policy, 1, 0, 2),
            ],
            Growth =
            [
                .. Enumerable.Repeat(
                    Enumerable
                        .Range(0, n)
                        .Select(e => e % 5 == 1 ? ParameterRef.Parameter(0) : 0.01 + (0.03 * (e % 7) / 7))
                        .ToImmutableArray(),
                    years
                ),
            ],
            Adjustment = [.. Enumerable.Repeat((ParameterRef)0.38, j)],
            Policies =
            [
                new Tariff
                {
                    Name = "tariffs",
                    From = Start + 1,
                    PhaseIn = new PhaseIn(PhaseInShape.Linear, 5),
                    Intensity = ParameterRef.Parameter(1),
                    Rates = HalvedTariffs(world),
                },
                new TradeCost
                {
                    Name = "corridor",
                    From = Start + 1,
                    PhaseIn = new PhaseIn(PhaseInShape.Linear, 5),
                    Intensity = ParameterRef.Parameter(2),
                    Factors = [.. all.SelectMany(s => new[] { new FlowParameter(0, 1, s, 0.8), new FlowParameter(1, 0, s, 0.8) })],
                },
            ],
            Outcomes = [.. Enumerable.Range(0, outcomes).Select(k => Outcome(k, n, all))],
        };
    }

    /// <summary>One year, all tariffs of five importers halved at once: what the race against NumPy solves in a world that was made
    /// up.</summary>
    public static Scenario HalvedAtOnce(World world) =>
        new()
        {
            Name = "halved",
            World = world,
            BaselineYear = Start,
            LastYear = Start + 1,
            Tolerance = 1e-10,
            Policies =
            [
                new Tariff
                {
                    Name = "tariffs",
                    From = Start + 1,
                    Rates = HalvedTariffs(world),
                },
            ],
        };

    public static ImmutableArray<FlowParameter> HalvedTariffs(World world)
    {
        var rates = ImmutableArray.CreateBuilder<FlowParameter>();
        for (var importer = 0; importer < Math.Min(5, world.EconomyCount); importer++)
        {
            for (var exporter = 0; exporter < world.EconomyCount; exporter++)
            {
                for (var sector = 0; sector < world.SectorCount; sector++)
                {
                    if (world.Tariff(exporter, importer, sector) is > 0 and var tariff)
                        rates.Add(new FlowParameter(exporter, importer, sector, tariff / 2));
                }
            }
        }
        return rates.ToImmutable();
    }

    /// <summary>Cases whose growth, tariffs and corridor are drawn.</summary>
    public static CaseTable Cases(int count)
    {
        var random = new Random(7);
        var values = new double[3 * count];
        for (var k = 0; k < count; k++)
            (values[3 * k], values[(3 * k) + 1], values[(3 * k) + 2]) = (
                0.01 + (0.05 * random.NextDouble()),
                random.NextDouble(),
                2 * random.NextDouble()
            );
        return new CaseTable([0, 1, 2], values, count);
    }

    private static Outcome Outcome(int k, int economies, ImmutableArray<int> sectors)
    {
        var (a, b) = (k / 2 % economies, ((k / 2) + 1) % economies);
        return k % 2 == 0
            ? new Turnover(new FlowSet([a], [b], sectors), new FlowSet([b], [a], sectors)) { Name = $"turnover {k}" }
            : new RealIncome([a]) { Name = $"real income {k}" };
    }
}
