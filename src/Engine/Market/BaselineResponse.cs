using MathNet.Numerics.LinearAlgebra.Double;
using TradeSim.Engine.Baseline;

namespace TradeSim.Engine.Market;

/// <summary>
/// How the baseline's market answers to a small change: the round linearised in logarithms at the baseline. It is what turns residuals into
/// a good step (it does not touch where the market clears, only how soon). Kept are how each economy answers; what the wages that matter to
/// it do to its costs and sales; and the inverse of the N×N matrix of what all wages do to every economy's wage bill. A pure function of
/// the world.
/// </summary>
internal sealed class BaselineResponse
{
    /// <summary>Sweeps over the world in which a change of wages spreads through inputs. From three on, more of them save no
    /// round.</summary>
    private const int Sweeps = 4;

    /// <summary>
    /// A wage matters to an economy if it moves one of its sales by more than this part of what the own wage does. With 0 the step takes a
    /// tenth fewer rounds in worlds of dozens of economies, and no less time, since it then reads N²·J numbers more.
    /// </summary>
    private const double Negligible = 0.1;

    public BaselineResponse(World world, TradeRows[] rows)
    {
        Economies = [.. Enumerable.Range(0, world.EconomyCount).Select(n => new EconomyResponse(world, n))];
        // A case for each economy whose wage rises by one percent; at least two, so that the cases use the vector layout.
        var size = new MarketSize(world.EconomyCount, world.SectorCount, Math.Max(2, world.EconomyCount));
        var market = Spread(rows, size);
        Partners = [.. Enumerable.Range(0, size.Economies).Select(i => PartnersOf(i, market.Sales, size))];
        CostPerWage = PerWage(market.Costs, size);
        SalesPerWage = PerWage(market.Sales, size);
        WageInverse = InverseOfWages(world, market.Sales, size);
    }

    /// <summary>How each economy answers, by economy.</summary>
    public EconomyResponse[] Economies { get; }

    /// <summary>The economies whose wages matter to an economy's sales, itself among them, by economy.</summary>
    public int[][] Partners { get; }

    /// <summary>d ln c_ij / d ln w_k in equilibrium, by economy i, each by columns [partner k, j], padded.</summary>
    public double[][] CostPerWage { get; }

    /// <summary>d ln Y_ij / d ln w_k in equilibrium, by economy i, each by columns [partner k, j], padded.</summary>
    public double[][] SalesPerWage { get; }

    /// <summary>Inverse of what wages do to the ratio of value added to the wage bill, with the numeraire [i, i].</summary>
    public double[] WageInverse { get; }

    private LinearMarket Spread(TradeRows[] rows, MarketSize size)
    {
        var market = new LinearMarket(Economies, rows, size);
        for (var n = 0; n < size.Economies; n++)
            market.Wages[size.At(n, n)] = 1;
        for (var strip = 0; strip < size.Cases; strip += Lanes.Width)
        {
            for (var sweep = 0; sweep < Sweeps; sweep++)
                market.SpreadCosts(strip);
            for (var sweep = 0; sweep < Sweeps; sweep++)
                market.SpreadSales(strip);
        }
        return market;
    }

    private static int[] PartnersOf(int economy, double[] sales, MarketSize size)
    {
        var negligible = Negligible * EffectOf(economy);
        return [.. Enumerable.Range(0, size.Economies).Where(k => k == economy || EffectOf(k) > negligible)];

        double EffectOf(int k) => Enumerable.Range(0, size.Sectors).Max(j => Math.Abs(sales[size.At(economy, j, k)]));
    }

    private double[][] PerWage(double[] change, MarketSize size) =>
        [
            .. Partners.Select(
                (partners, i) =>
                {
                    var padded = Lanes.Padded(size.Sectors);
                    var perWage = new double[partners.Length * padded];
                    for (var k = 0; k < partners.Length; k++)
                    {
                        for (var j = 0; j < size.Sectors; j++)
                            perWage[(k * padded) + j] = change[size.At(i, j, partners[k])];
                    }
                    return perWage;
                }
            ),
        ];

    /// <summary>
    /// ln(value added / wage bill) must vanish: its derivative to wages is Σ_j weight_ij·d ln Y_ij/d ln w_k − δ_ik. All wages together
    /// change nothing, so the numeraire (world value added) is added to make the matrix invertible.
    /// </summary>
    private double[] InverseOfWages(World world, double[] sales, MarketSize size)
    {
        var all = Enumerable.Range(0, size.Economies).Sum(world.ValueAdded);
        var inverse = DenseMatrix
            .Create(size.Economies, size.Economies, (i, k) =>
            {
                var response = 0.0;
                for (var j = 0; j < size.Sectors; j++)
                    response += Economies[i].WageBillWeights[j] * sales[size.At(i, j, k)];
                return (i == k ? 1 : 0) - response + (world.ValueAdded(k) / all);
            })
            .Inverse();
        return [.. Enumerable.Range(0, size.Economies).SelectMany(i => Enumerable.Range(0, size.Economies).Select(k => inverse[i, k]))];
    }
}
