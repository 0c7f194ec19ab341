using MathNet.Numerics.LinearAlgebra.Double;
using TradeSim.Engine.Baseline;

namespace TradeSim.Engine.Market;

/// <summary>
/// How one economy of the baseline answers a small change: its part of the round, linearised in logarithms, and the inverses of what goes
/// round within it. Arrays by sector [j] are padded to whole vectors; matrices stand by columns [k, j], what sector k does to sector j.
/// </summary>
internal sealed class EconomyResponse
{
    private readonly World world;
    private readonly int index;
    private readonly int sectors;
    private readonly int padded;

    public EconomyResponse(World world, int index)
    {
        (this.world, this.index) = (world, index);
        sectors = world.SectorCount;
        padded = Lanes.Padded(sectors);
        var taken = BySector(Taken);
        var perIncome = 1 - Enumerable.Range(0, sectors).Sum(j => taken[j] * world.DemandShare(index, j));
        ValueAddedShares = BySector(j => world.ValueAddedShare(index, j));
        DemandShares = BySector(j => world.DemandShare(index, j));
        CostOfInputs = ByColumns((k, j) => world.InputShare(index, j, k));
        SpendingPerOutput = ByColumns((k, j) => world.InputShare(index, k, j) * world.Output(index, k));
        IncomePerWage = world.ValueAdded(index) / perIncome;
        IncomePerOutput = BySector(k =>
            Enumerable.Range(0, sectors).Sum(j => taken[j] * world.InputShare(index, k, j)) * world.Output(index, k) / perIncome
        );
        SpendingPerPrice = BySector(j => Elasticity(j) * world.Spending(index, j));
        IncomePerNetPrice = BySector(j => SpendingPerPrice[j] / perIncome);
        IncomePerPrice = BySector(j => -SpendingPerPrice[j] * (1 - taken[j]) / perIncome);
        PerSale = BySector(j => Sells(j) ? 1 / world.Output(index, j) : 0);
        LossPerCost = BySector(j => Sells(j) ? Elasticity(j) : 0);
        LossPerCostAtHome = BySector(j => Sells(j) ? Elasticity(j) * (1 - (world.SpendingShare(index, index, j) * ShareSoldAtHome(j))) : 0);
        WageBillWeights = BySector(j =>
            world.ValueAdded(index) > 0 ? world.ValueAddedShare(index, j) * world.Output(index, j) / world.ValueAdded(index) : 0
        );
        CostInverse = InverseOf((j, k) => world.InputShare(index, j, k) * world.SpendingShare(index, index, k));
        SalesInverse = InverseOf(SalesFromOutput);
    }

    /// <summary>v [j]: d ln c / d ln w at given prices.</summary>
    public double[] ValueAddedShares { get; }

    /// <summary>α [j]: spending on a sector per million USD of income.</summary>
    public double[] DemandShares { get; }

    /// <summary>g of user j and input k, by columns [k, j]: d ln c / d ln P.</summary>
    public double[] CostOfInputs { get; }

    /// <summary>g·Y of user k and input j, by columns [k, j]: spending on inputs per d ln Y, million USD.</summary>
    public double[] SpendingPerOutput { get; }

    /// <summary>Income per d ln w, with the tariff revenue on what it is spent on, million USD.</summary>
    public double IncomePerWage { get; }

    /// <summary>[k]: income per d ln Y, from tariffs on the inputs of sector k, million USD.</summary>
    public double[] IncomePerOutput { get; }

    /// <summary>θ·X [j]: spending at given prices that a dearer P brings to each unit of an offer, million USD.</summary>
    public double[] SpendingPerPrice { get; }

    /// <summary>[j]: tariff revenue per d ln of prices weighted by the remainder after tariffs, million USD.</summary>
    public double[] IncomePerNetPrice { get; }

    /// <summary>[j]: tariff revenue per d ln P, million USD.</summary>
    public double[] IncomePerPrice { get; }

    /// <summary>1/Y [j]; 0 where nothing is sold.</summary>
    public double[] PerSale { get; }

    /// <summary>θ [j]: fall of ln Y per d ln c at given prices; 0 where nothing is sold.</summary>
    public double[] LossPerCost { get; }

    /// <summary>The same when buyers at home see the price that follows [j]: θ·(1 − π·share sold at home).</summary>
    public double[] LossPerCostAtHome { get; }

    /// <summary>Share of each sector in value added [j].</summary>
    public double[] WageBillWeights { get; }

    /// <summary>(1 − ∂ln c/∂ln c)⁻¹ within the economy, by columns [k, j].</summary>
    public double[] CostInverse { get; }

    /// <summary>(1 − ∂ln Y/∂ln Y)⁻¹ within the economy, by columns [k, j].</summary>
    public double[] SalesInverse { get; }

    private double Elasticity(int sector) => world.Sectors[sector].Elasticity;

    private bool Sells(int sector) => world.Output(index, sector) > 0;

    private double NetShare(int exporter, int sector) =>
        world.SpendingShare(exporter, index, sector) / (1 + world.Tariff(exporter, index, sector));

    /// <summary>The share of spending on a sector that tariffs take.</summary>
    private double Taken(int sector) =>
        Enumerable.Range(0, world.EconomyCount).Sum(i => world.SpendingShare(i, index, sector) - NetShare(i, sector));

    private double ShareSoldAtHome(int sector) => NetShare(index, sector) * world.Spending(index, sector) / world.Output(index, sector);

    /// <summary>An economy's sales in sector j, when its output in sector k rises and it buys inputs and spends the tariff revenue on
    /// them.</summary>
    private double SalesFromOutput(int j, int k) =>
        !Sells(j)
            ? 0
            : NetShare(index, j) * (SpendingPerOutput[(k * padded) + j] + (DemandShares[j] * IncomePerOutput[k])) / world.Output(index, j);

    private double[] BySector(Func<int, double> number)
    {
        var numbers = new double[padded];
        for (var j = 0; j < sectors; j++)
            numbers[j] = number(j);
        return numbers;
    }

    private double[] ByColumns(Func<int, int, double> number)
    {
        var numbers = new double[sectors * padded];
        for (var k = 0; k < sectors; k++)
        {
            for (var j = 0; j < sectors; j++)
                numbers[(k * padded) + j] = number(k, j);
        }
        return numbers;
    }

    private double[] InverseOf(Func<int, int, double> block)
    {
        var inverse = DenseMatrix.Create(sectors, sectors, (j, k) => (j == k ? 1 : 0) - block(j, k)).Inverse();
        return ByColumns((k, j) => inverse[j, k]);
    }
}
