using TradeSim.Engine.Baseline;

namespace TradeSim.Engine.Tests.Worlds;

/// <summary>What a random world is drawn from. The same seed is the same world.</summary>
public sealed record RandomWorld
{
    public required int Seed { get; init; }

    public int Economies { get; init; } = 6;

    public int Sectors { get; init; } = 4;

    public (double Least, double Most) Elasticity { get; init; } = (2, 8);

    public (double Least, double Most) HomeShare { get; init; } = (0.5, 0.95);

    /// <summary>Standard deviation of the logarithm of size.</summary>
    public double Inequality { get; init; } = 1;

    /// <summary>Share of trade cells that are empty.</summary>
    public double Empty { get; init; } = 0.2;

    /// <summary>Share of an economy's sectors that it does not produce, so that it imports all it uses of them.</summary>
    public double NotProduced { get; init; }

    public double MostTariff { get; init; } = 0.3;

    /// <summary>Spread of deficits: by how much, at most, economies spend more or less than they earn.</summary>
    public double Deficits { get; init; } = 0.2;

    public bool WithInputs { get; init; } = true;

    public World Build()
    {
        var random = new Random(Seed);
        var (n, j) = (Economies, Sectors);
        double Between((double Least, double Most) range) => range.Least + (random.NextDouble() * (range.Most - range.Least));
        double Log((double Least, double Most) range) => Math.Exp(Between((Math.Log(range.Least), Math.Log(range.Most))));
        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        double[] Simplex(int count)
        {
            var draws = Enumerable.Range(0, count).Select(_ => -Math.Log(1 - random.NextDouble())).ToArray();
            var sum = draws.Sum();
            return [.. draws.Select(draw => draw / sum)];
        }

        var size = Enumerable.Range(0, n).Select(_ => Math.Exp(Inequality * Normal())).ToArray();
        var elasticities = Enumerable.Range(0, j).Select(_ => Log(Elasticity)).ToArray();
        var valueAdded = Enumerable.Range(0, n * j).Select(_ => WithInputs ? Between((0.25, 0.8)) : 1).ToArray();
        var inputs = Enumerable.Range(0, n * j).SelectMany(_ => Simplex(j)).ToArray();
        var (shares, tariffs) = (new double[j * n * n], new double[j * n * n]);
        for (var s = 0; s < j; s++)
        {
            var produced = Enumerable.Range(0, n).Select(e => e == s % n || random.NextDouble() >= NotProduced).ToArray();
            for (var importer = 0; importer < n; importer++)
            {
                var row = ((s * n) + importer) * n;
                var home = produced[importer] ? Between(HomeShare) : 0;
                var sum = 0.0;
                for (var exporter = 0; exporter < n; exporter++)
                {
                    if (exporter == importer || !produced[exporter] || (random.NextDouble() < Empty && exporter != s % n))
                        continue;
                    sum += shares[row + exporter] = size[exporter] * Math.Exp(Normal());
                    if (random.NextDouble() > 0.3)
                        tariffs[row + exporter] = MostTariff * random.NextDouble();
                }
                if (sum == 0)
                    home = 1;
                for (var exporter = 0; exporter < n; exporter++)
                    shares[row + exporter] *= sum == 0 ? 0 : (1 - home) / sum;
                shares[row + importer] = home;
            }
        }
        // What sector s % n's home economy sells at home keeps every sector alive; final demand gives the deficits some spread.
        var demand = size.SelectMany(s => Simplex(j).Select(share => s * share * (1 + (Deficits * ((2 * random.NextDouble()) - 1)))))
            .ToArray();
        return World.Create(
            new WorldTables
            {
                Economies = [.. Enumerable.Range(0, n).Select(e => new EconomyProfile($"E{e}", $"Economy {e}"))],
                Sectors = [.. Enumerable.Range(0, j).Select(s => new Sector($"S{s}", $"Sector {s}", elasticities[s]))],
                Flows = FlowsThatClose(shares, tariffs, valueAdded, inputs, demand),
                Tariffs = tariffs,
                ValueAddedShares = valueAdded,
                InputShares = inputs,
            }
        );
    }

    /// <summary>Flows that meet final demand and what production buys for them.</summary>
    private double[] FlowsThatClose(double[] shares, double[] tariffs, double[] valueAdded, double[] inputs, double[] demand)
    {
        var (n, j) = (Economies, Sectors);
        var (spending, output) = (demand.ToArray(), new double[n * j]);
        var flows = new double[shares.Length];
        for (var round = 0; round < 2000; round++)
        {
            Array.Clear(output);
            for (var cell = 0; cell < flows.Length; cell++)
            {
                var (exporter, importer, sector) = (cell % n, cell / n % n, cell / n / n);
                flows[cell] = shares[cell] / (1 + tariffs[cell]) * spending[(importer * j) + sector];
                output[(exporter * j) + sector] += flows[cell];
            }
            var largest = 0.0;
            for (var row = 0; row < n * j; row++)
            {
                var (e, sector) = (row / j, row % j);
                var needed = demand[row];
                for (var user = 0; user < j; user++)
                    needed += (1 - valueAdded[(e * j) + user]) * inputs[(((e * j) + user) * j) + sector] * output[(e * j) + user];
                largest = Math.Max(largest, Math.Abs((needed / spending[row]) - 1));
                spending[row] = needed;
            }
            if (largest < 1e-15)
                break;
        }
        return flows;
    }
}
