using TradeSim.Engine.Baseline;

namespace TradeSim.Engine.Tests.Policies;

/// <summary>Small worlds for tests of levers.</summary>
internal static class Worlds
{
    /// <summary>Two economies alike, one sector, no inputs: each buys 80 at home and 20 abroad.</summary>
    public static World Two(double elasticity = 4, double tariff = 0, double homeShare = 0.8) =>
        World.Create(
            new WorldTables
            {
                Economies = [new EconomyProfile("ONE", "One"), new EconomyProfile("TWO", "Two")],
                Sectors = [new Sector("goods", "Goods", elasticity)],
                Flows = [100 * homeShare, 100 * (1 - homeShare), 100 * (1 - homeShare), 100 * homeShare],
                Tariffs = [0, tariff, tariff, 0],
                ValueAddedShares = [1, 1],
            }
        );

    /// <summary>A world with inputs, tariffs, deficits and flows of very different size.</summary>
    public static World Random(int seed, int economies = 4, int sectors = 3)
    {
        var random = new Draws(seed);
        var flows = new double[sectors * economies * economies];
        var tariffs = new double[flows.Length];
        for (var cell = 0; cell < flows.Length; cell++)
        {
            var (i, n) = (cell % economies, cell / economies % economies);
            flows[cell] = (i == n ? 400 : 60) * (0.2 + random.Next());
            tariffs[cell] = i == n ? 0 : 0.3 * random.Next();
        }
        var valueAdded = new double[economies * sectors];
        var inputs = new double[economies * sectors * sectors];
        for (var row = 0; row < valueAdded.Length; row++)
        {
            valueAdded[row] = 0.5 + (0.3 * random.Next());
            var sum = 0.0;
            for (var k = 0; k < sectors; k++)
                sum += inputs[(row * sectors) + k] = 0.2 + random.Next();
            for (var k = 0; k < sectors; k++)
                inputs[(row * sectors) + k] /= sum;
        }
        return World.Create(
            new WorldTables
            {
                Economies = [.. Enumerable.Range(0, economies).Select(n => new EconomyProfile($"E{n}", $"Economy {n}"))],
                Sectors = [.. Enumerable.Range(0, sectors).Select(j => new Sector($"s{j}", $"Sector {j}", 2 + (4 * random.Next())))],
                Flows = flows,
                Tariffs = tariffs,
                ValueAddedShares = valueAdded,
                InputShares = inputs,
            }
        );
    }

    /// <summary>Numbers in [0, 1) from a linear congruence: the same on every machine and for every version of the runtime.</summary>
    public sealed class Draws(int seed)
    {
        private ulong state = ((ulong)seed * 2654435761) + 12345;

        public double Next()
        {
            state = (state * 6364136223846793005) + 1442695040888963407;
            return (state >> 11) / (double)(1UL << 53);
        }
    }
}
