using TradeSim.Engine.Baseline;

namespace TradeSim.Engine.Tests.Worlds;

/// <summary>N identical economies, each of which buys the same share of each sector at home.</summary>
public sealed record SymmetricWorld
{
    public int Economies { get; init; } = 2;

    public double[] HomeShares { get; init; } = [0.8];

    public double[] Elasticities { get; init; } = [4];

    public double[] Demand { get; init; } = [1];

    /// <summary>Value-added shares by sector; 1: no inputs.</summary>
    public double[]? ValueAdded { get; init; }

    /// <summary>Cost share of input k in user s, [k][s], v + Σ_k = 1.</summary>
    public double[][]? Inputs { get; init; }

    public World Build()
    {
        var (n, j) = (Economies, Elasticities.Length);
        var output = SolveOutput();
        var flows = new double[j * n * n];
        for (var s = 0; s < j; s++)
        {
            for (var importer = 0; importer < n; importer++)
            {
                for (var exporter = 0; exporter < n; exporter++)
                    flows[(((s * n) + importer) * n) + exporter] =
                        100 * output[s] * (importer == exporter ? HomeShares[s] : (1 - HomeShares[s]) / (n - 1));
            }
        }
        var valueAdded = new double[n * j];
        var inputs = new double[n * j * j];
        for (var e = 0; e < n; e++)
        {
            for (var s = 0; s < j; s++)
            {
                valueAdded[(e * j) + s] = ValueAdded?[s] ?? 1;
                for (var k = 0; k < j && ValueAdded is not null; k++)
                    inputs[(((e * j) + s) * j) + k] = (Inputs?[k][s] ?? (1 - ValueAdded[s])) / (1 - ValueAdded[s]);
            }
        }
        return World.Create(
            new WorldTables
            {
                Economies = [.. Enumerable.Range(0, n).Select(e => new EconomyProfile($"E{e}", $"E{e}"))],
                Sectors = [.. Enumerable.Range(0, j).Select(s => new Sector($"S{s}", $"S{s}", Elasticities[s]))],
                Flows = flows,
                Tariffs = new double[flows.Length],
                ValueAddedShares = valueAdded,
                InputShares = ValueAdded is null ? null : inputs,
            }
        );
    }

    /// <summary>Output that meets final demand and inputs, at balanced trade.</summary>
    private double[] SolveOutput()
    {
        var output = Demand.ToArray();
        for (var round = 0; round < 1000 && ValueAdded is not null; round++)
        {
            output =
            [
                .. Enumerable
                    .Range(0, output.Length)
                    .Select(k =>
                        Demand[k] + Enumerable.Range(0, output.Length).Sum(s => (Inputs?[k][s] ?? (1 - ValueAdded[s])) * output[s])
                    ),
            ];
        }
        return output;
    }
}
