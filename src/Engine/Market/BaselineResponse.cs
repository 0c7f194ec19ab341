using System.Runtime.Intrinsics;
using MathNet.Numerics.LinearAlgebra.Double;
using TradeSim.Engine.Baseline;

namespace TradeSim.Engine.Market;

/// <summary>
/// How the baseline's market answers to a small change: the round linearised in logarithms at the baseline. It is what turns residuals
/// into a good step (it does not touch where the market clears, only how soon). Kept are, for each economy, the inverse of its own
/// input-output block for costs and for sales; for each exporter and sector, what its cost and sales do when its own wage rises; and for
/// the whole world the inverse of the N×N matrix of what all wages do to every economy's wage bill. A pure function of the world.
/// </summary>
internal sealed class BaselineResponse
{
    /// <summary>Sweeps over the world in which a change of wages spreads through inputs. From three on, more of them save no round.</summary>
    private const int Sweeps = 4;

    private readonly World world;
    private readonly int economies;
    private readonly int sectors;
    private readonly int padded;  // sectors, padded to whole vectors
    private readonly int columns; // one for each economy whose wage rises, padded to strips

    private readonly double[] netShares;        // π/(1+t) [j, n, i]
    private readonly double[] taken;            // ρ, share that tariffs take [n, j]
    private readonly double[] revenuePerIncome; // Σ_j ρ_j α_j [n]
    private readonly double[] incomePerOutput;  // dI_n / d ln Y_nk: tariff revenue on the inputs of sector k [n, k]

    public BaselineResponse(World world)
    {
        this.world = world;
        economies = world.EconomyCount;
        sectors = world.SectorCount;
        padded = Lanes.Padded(sectors);
        columns = Lanes.Padded(economies);
        netShares = new double[sectors * economies * economies];
        taken = new double[economies * sectors];
        revenuePerIncome = new double[economies];
        incomePerOutput = new double[economies * sectors];
        ReadTariffs();
        CostInverse = [.. Enumerable.Range(0, economies).Select(n => InverseOfBlock(n, CostBlock))];
        SalesInverse = [.. Enumerable.Range(0, economies).Select(n => InverseOfBlock(n, SalesBlock))];
        var costs = SpreadCosts();
        var sales = SpreadSales(costs);
        CostPerOwnWage = Own(costs);
        SalesPerOwnWage = Own(sales);
        WageBillWeights = WeightsOfSales();
        WageInverse = InverseOfWages(sales);
    }

    /// <summary>(1 − ∂ln c_n/∂ln c_n)⁻¹ by economy, each by columns [k, j], padded.</summary>
    public double[][] CostInverse { get; }

    /// <summary>(1 − ∂ln Y_n/∂ln Y_n)⁻¹ by economy, each by columns [k, j], padded.</summary>
    public double[][] SalesInverse { get; }

    /// <summary>d ln c_ij / d ln w_i in equilibrium [i, j], padded.</summary>
    public double[] CostPerOwnWage { get; }

    /// <summary>d ln Y_ij / d ln w_i in equilibrium [i, j], padded.</summary>
    public double[] SalesPerOwnWage { get; }

    /// <summary>Share of each sector in an economy's value added [i, j], padded.</summary>
    public double[] WageBillWeights { get; }

    /// <summary>Inverse of what wages do to the ratio of value added to the wage bill, with the numeraire [i, i].</summary>
    public double[] WageInverse { get; }

    private int Cell(int exporter, int importer, int sector) => (((sector * economies) + importer) * economies) + exporter;

    private void ReadTariffs()
    {
        for (var n = 0; n < economies; n++)
        {
            for (var j = 0; j < sectors; j++)
            {
                var (gross, net) = (0.0, 0.0);
                for (var i = 0; i < economies; i++)
                {
                    var share = world.SpendingShare(i, n, j);
                    netShares[Cell(i, n, j)] = share / (1 + world.Tariff(i, n, j));
                    gross += share;
                    net += netShares[Cell(i, n, j)];
                }
                taken[(n * sectors) + j] = gross - net;
                revenuePerIncome[n] += (gross - net) * world.DemandShare(n, j);
            }
            for (var k = 0; k < sectors; k++)
            {
                var revenue = 0.0;
                for (var input = 0; input < sectors; input++) revenue += taken[(n * sectors) + input] * world.InputShare(n, k, input);
                incomePerOutput[(n * sectors) + k] = revenue * world.Output(n, k) / (1 - revenuePerIncome[n]);
            }
        }
    }

    private double CostBlock(int n, int j, int k) => world.InputShare(n, j, k) * world.SpendingShare(n, n, k);

    /// <summary>An economy's sales in sector j, when its output in sector k rises and it buys inputs and spends the tariff revenue on them.</summary>
    private double SalesBlock(int n, int j, int k)
    {
        if (world.Output(n, j) == 0) return 0;
        var spending = (world.InputShare(n, k, j) * world.Output(n, k)) + (world.DemandShare(n, j) * incomePerOutput[(n * sectors) + k]);
        return netShares[Cell(n, n, j)] * spending / world.Output(n, j);
    }

    private double[] InverseOfBlock(int economy, Func<int, int, int, double> block)
    {
        var matrix = DenseMatrix.Create(sectors, sectors, (j, k) => (j == k ? 1 : 0) - block(economy, j, k));
        var inverse = matrix.Inverse();
        var flat = new double[sectors * padded];
        for (var j = 0; j < sectors; j++)
        {
            for (var k = 0; k < sectors; k++) flat[(k * padded) + j] = inverse[j, k];
        }
        return flat;
    }

    /// <summary>d ln c [j, i, column] when the wage of the column's economy rises by one percent: costs spread through inputs until they settle.</summary>
    private double[] SpreadCosts()
    {
        var costs = new double[sectors * economies * columns];
        var prices = new double[sectors * economies * columns];
        var residual = new double[sectors * columns];
        var corrected = new double[sectors * columns];
        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            PricesFrom(costs, prices);
            for (var n = 0; n < economies; n++)
            {
                for (var strip = 0; strip < columns; strip += Lanes.Width)
                {
                    for (var j = 0; j < sectors; j++)
                    {
                        var sum = -Lanes.Load(costs, At(j, n) + strip);
                        for (var k = 0; k < sectors; k++)
                            sum = Lanes.MultiplyAdd(Vector512.Create(world.InputShare(n, j, k)), Lanes.Load(prices, At(k, n) + strip), sum);
                        Lanes.Store(sum, residual, (j * columns) + strip);
                    }
                }
                for (var j = 0; j < sectors; j++) residual[(j * columns) + n] += world.ValueAddedShare(n, j);
                Correct(CostInverse[n], residual, corrected, costs, n);
            }
        }
        return costs;
    }

    /// <summary>d ln P_nj = Σ_i π_inj d ln c_ij.</summary>
    private void PricesFrom(double[] costs, double[] prices)
    {
        Array.Clear(prices);
        for (var j = 0; j < sectors; j++)
        {
            for (var n = 0; n < economies; n++)
            {
                for (var i = 0; i < economies; i++) AddScaled(world.SpendingShare(i, n, j), costs, At(j, i), prices, At(j, n));
            }
        }
    }

    /// <summary>d ln Y [j, i, column] when the wage of the column's economy rises by one percent and costs have settled.</summary>
    private double[] SpreadSales(double[] costs)
    {
        var prices = new double[costs.Length];
        PricesFrom(costs, prices);
        var atGivenSpending = new double[costs.Length]; // change of sales, million USD per unit of d ln w
        var incomeFromPrices = new double[economies * columns];
        Substitute(costs, prices, atGivenSpending, incomeFromPrices);

        var sales = new double[costs.Length];
        var change = new double[costs.Length];
        var residual = new double[sectors * columns];
        var corrected = new double[sectors * columns];
        var spending = new double[columns];
        var income = new double[columns];
        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            atGivenSpending.CopyTo(change, 0);
            for (var n = 0; n < economies; n++)
            {
                incomeFromPrices.AsSpan(n * columns, columns).CopyTo(income);
                income[n] += world.ValueAdded(n) / (1 - revenuePerIncome[n]);
                for (var k = 0; k < sectors; k++) AddScaled(incomePerOutput[(n * sectors) + k], sales, At(k, n), income, 0);
                for (var j = 0; j < sectors; j++)
                {
                    Array.Clear(spending);
                    AddScaled(world.DemandShare(n, j), income, 0, spending, 0);
                    for (var k = 0; k < sectors; k++) AddScaled(world.InputShare(n, k, j) * world.Output(n, k), sales, At(k, n), spending, 0);
                    for (var i = 0; i < economies; i++) AddScaled(netShares[Cell(i, n, j)], spending, 0, change, At(j, i));
                }
            }
            for (var i = 0; i < economies; i++)
            {
                for (var j = 0; j < sectors; j++)
                {
                    var perSale = world.Output(i, j) > 0 ? 1 / world.Output(i, j) : 0;
                    for (var column = 0; column < columns; column++)
                        residual[(j * columns) + column] = (change[At(j, i) + column] * perSale) - sales[At(j, i) + column];
                }
                Correct(SalesInverse[i], residual, corrected, sales, i);
            }
        }
        return sales;
    }

    /// <summary>What buyers shift between exporters when costs and prices change, at given spending; and what that does to tariff revenue.</summary>
    private void Substitute(double[] costs, double[] prices, double[] sales, double[] income)
    {
        for (var j = 0; j < sectors; j++)
        {
            var elasticity = world.Sectors[j].Elasticity;
            for (var n = 0; n < economies; n++)
            {
                var spending = world.Spending(n, j);
                var revenue = elasticity * spending / (1 - revenuePerIncome[n]);
                for (var i = 0; i < economies; i++)
                {
                    var flow = world.Flow(i, n, j);
                    AddScaled(-elasticity * flow, costs, At(j, i), sales, At(j, i));
                    AddScaled(elasticity * flow, prices, At(j, n), sales, At(j, i));
                    AddScaled(revenue * netShares[Cell(i, n, j)], costs, At(j, i), income, n * columns);
                }
                AddScaled(-revenue * (1 - taken[(n * sectors) + j]), prices, At(j, n), income, n * columns);
            }
        }
    }

    private double[] WeightsOfSales()
    {
        var weights = new double[economies * padded];
        for (var i = 0; i < economies; i++)
        {
            for (var j = 0; j < sectors; j++)
                weights[(i * padded) + j] = world.ValueAdded(i) > 0 ? world.ValueAddedShare(i, j) * world.Output(i, j) / world.ValueAdded(i) : 0;
        }
        return weights;
    }

    /// <summary>
    /// ln(value added / wage bill) must vanish: its derivative to wages is Σ_j weight_ij·d ln Y_ij/d ln w_k − δ_ik. All wages together
    /// change nothing, so the numeraire (world value added) is added to make the matrix invertible.
    /// </summary>
    private double[] InverseOfWages(double[] sales)
    {
        var world = Enumerable.Range(0, economies).Sum(this.world.ValueAdded);
        var matrix = new DenseMatrix(economies, economies);
        for (var i = 0; i < economies; i++)
        {
            for (var k = 0; k < economies; k++)
            {
                var response = 0.0;
                for (var j = 0; j < sectors; j++) response += WageBillWeights[(i * padded) + j] * sales[At(j, i) + k];
                matrix[i, k] = (i == k ? 1 : 0) - response + (this.world.ValueAdded(k) / world);
            }
        }
        var inverse = matrix.Inverse();
        var flat = new double[economies * economies];
        for (var i = 0; i < economies; i++)
        {
            for (var k = 0; k < economies; k++) flat[(i * economies) + k] = inverse[i, k];
        }
        return flat;
    }

    private double[] Own(double[] responses)
    {
        var own = new double[economies * padded];
        for (var j = 0; j < sectors; j++)
        {
            for (var i = 0; i < economies; i++) own[(i * padded) + j] = responses[At(j, i) + i];
        }
        return own;
    }

    private int At(int sector, int economy) => ((sector * economies) + economy) * columns;

    private void Correct(double[] inverse, double[] residual, double[] corrected, double[] target, int economy)
    {
        for (var strip = 0; strip < columns; strip += Lanes.Width) Lanes.Multiply<ManyCases>(inverse, 0, sectors, sectors, residual, strip, corrected, strip, columns);
        for (var j = 0; j < sectors; j++) AddScaled(1, corrected, j * columns, target, At(j, economy));
    }

    private void AddScaled(double factor, double[] source, int from, double[] target, int to)
    {
        if (factor == 0) return;
        var by = Vector512.Create(factor);
        for (var strip = 0; strip < columns; strip += Lanes.Width)
            Lanes.Store(Lanes.MultiplyAdd(by, Lanes.Load(source, from + strip), Lanes.Load(target, to + strip)), target, to + strip);
    }
}
