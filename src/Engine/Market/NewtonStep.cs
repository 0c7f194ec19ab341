using System.Runtime.Intrinsics;

namespace TradeSim.Engine.Market;

/// <summary>
/// Turns the residuals of a round into a step: Newton's, with the derivative that the market has at the baseline (a chord). Each economy
/// settles its residuals within itself: its costs through its own inputs, then its sales, which follow its costs. What that leaves of the
/// wage bills is for all wages to make up, and what these do to costs and sales is known beforehand (<see cref="BaselineResponse"/>). The
/// effect of other residuals across borders is left to the next rounds: to include it in the step saves every fifth of them, and costs more
/// than they take. The step decides how soon the market clears, never where.
/// </summary>
internal sealed class NewtonStep
{
    private readonly BaselineResponse response;
    private readonly MarketSize size;
    private readonly int padded; // sectors, padded to whole vectors
    private readonly double[] excess; // by economy
    private readonly double[] wages; // by economy
    private readonly double[] costs; // by economy and sector
    private readonly double[] sales;
    private readonly double[] room; // by sector

    public NewtonStep(BaselineResponse response, MarketSize size)
    {
        (this.response, this.size) = (response, size);
        padded = Lanes.Padded(size.Sectors);
        (excess, wages) = (new double[size.PerEconomy], new double[size.PerEconomy]);
        (costs, sales, room) = (new double[size.PerSector], new double[size.PerSector], new double[size.PerSector]);
    }

    /// <summary>Overwrites residuals by the step.</summary>
    /// <param name="residual">By economy wages, then costs and sales by economy and sector, as <see cref="Auctioneer"/> has its state;
    /// later elements are unchanged.</param>
    /// <param name="strip">Index of the strip's first vector.</param>
    /// <param name="reads">All bits set in the lanes to overwrite.</param>
    public void Read<TLayout>(double[] residual, int strip, Vector512<double> reads)
        where TLayout : struct, ILayout
    {
        for (var i = 0; i < size.Economies; i++)
            SolveDomestic<TLayout>(i, residual, strip, reads);
        for (var i = 0; i < size.Economies; i++)
        {
            Vector512<double> wage = default;
            for (var k = 0; k < size.Economies; k++)
                wage = Lanes.MultiplyAdd(
                    Vector512.Create(response.WageInverse[(i * size.Economies) + k]),
                    Lanes.Load(excess, (k * size.Stride) + strip),
                    wage
                );
            Lanes.Store(wage, wages, (i * size.Stride) + strip);
            Lanes.StoreWhere(reads, wage, residual, (i * size.Stride) + strip);
        }
        for (var i = 0; i < size.Economies; i++)
        {
            FollowWages<TLayout>(response.Partners[i], response.CostPerWage[i], residual, CostsAt(i) + strip, strip, reads);
            FollowWages<TLayout>(response.Partners[i], response.SalesPerWage[i], residual, SalesAt(i) + strip, strip, reads);
        }
    }

    private int CostsAt(int economy) => size.PerEconomy + (economy * size.PerSector);

    private int SalesAt(int economy) => size.PerEconomy + size.PerEconomyAndSector + (economy * size.PerSector);

    /// <summary>An economy's costs and sales at given wages, as if nothing crossed its border, and by how much its wage bill is then
    /// missed.</summary>
    private void SolveDomestic<TLayout>(int economy, double[] residual, int strip, Vector512<double> reads)
        where TLayout : struct, ILayout
    {
        var own = response.Economies[economy];
        var (costsAt, salesAt, place) = (CostsAt(economy) + strip, SalesAt(economy) + strip, (economy * size.Stride) + strip);
        Lanes.Multiply<TLayout>(own.CostInverse, 0, size.Sectors, size.Blocks, residual, costsAt, costs, strip, size.Stride);
        for (var block = 0; block < size.Blocks; block++)
        {
            var at = block * size.Stride;
            var lost = TLayout.Coefficient(ref own.LossPerCostAtHome[0], block) * Lanes.Load(costs, strip + at);
            Lanes.Store(Lanes.Load(residual, salesAt + at) - lost, room, strip + at);
        }
        Lanes.Multiply<TLayout>(own.SalesInverse, 0, size.Sectors, size.Blocks, room, strip, sales, strip, size.Stride);
        var unforeseen =
            TLayout.WeightedSum(own.WageBillWeights, 0, sales, strip, size.Stride, size.Blocks)
            - TLayout.WeightedSum(own.WageBillWeights, 0, residual, salesAt, size.Stride, size.Blocks);
        Lanes.Store(Lanes.Load(residual, place) + unforeseen, excess, place);
        for (var at = 0; at < size.PerSector; at += size.Stride)
        {
            Lanes.StoreWhere(reads, Lanes.Load(costs, strip + at), residual, costsAt + at);
            Lanes.StoreWhere(reads, Lanes.Load(sales, strip + at), residual, salesAt + at);
        }
    }

    /// <summary>Adds what wages do to an economy's costs or sales. Four blocks go side by side to keep the multiply-adders busy.</summary>
    private void FollowWages<TLayout>(int[] partners, double[] perWage, double[] step, int start, int strip, Vector512<double> reads)
        where TLayout : struct, ILayout
    {
        var block = 0;
        for (; block + 4 <= size.Blocks; block += 4)
        {
            var at = start + (block * size.Stride);
            var (a, b, c, d) = (
                Lanes.Load(step, at),
                Lanes.Load(step, at + size.Stride),
                Lanes.Load(step, at + (2 * size.Stride)),
                Lanes.Load(step, at + (3 * size.Stride))
            );
            for (var k = 0; k < partners.Length; k++)
            {
                ref var column = ref perWage[k * padded];
                var wage = Lanes.Load(wages, (partners[k] * size.Stride) + strip);
                a = Lanes.MultiplyAdd(TLayout.Coefficient(ref column, block), wage, a);
                b = Lanes.MultiplyAdd(TLayout.Coefficient(ref column, block + 1), wage, b);
                c = Lanes.MultiplyAdd(TLayout.Coefficient(ref column, block + 2), wage, c);
                d = Lanes.MultiplyAdd(TLayout.Coefficient(ref column, block + 3), wage, d);
            }
            Lanes.StoreWhere(reads, a, step, at);
            Lanes.StoreWhere(reads, b, step, at + size.Stride);
            Lanes.StoreWhere(reads, c, step, at + (2 * size.Stride));
            Lanes.StoreWhere(reads, d, step, at + (3 * size.Stride));
        }
        for (; block < size.Blocks; block++)
        {
            var at = start + (block * size.Stride);
            var sum = Lanes.Load(step, at);
            for (var k = 0; k < partners.Length; k++)
                sum = Lanes.MultiplyAdd(
                    TLayout.Coefficient(ref perWage[k * padded], block),
                    Lanes.Load(wages, (partners[k] * size.Stride) + strip),
                    sum
                );
            Lanes.StoreWhere(reads, sum, step, at);
        }
    }
}
