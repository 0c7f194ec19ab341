using System.Runtime.Intrinsics;

namespace TradeSim.Engine.Market;

/// <summary>
/// The market linearised in logarithms at the baseline, for many changes of wages side by side. What a change does to costs and sales goes
/// round as offers and orders do, over the rows of the baseline; in each sweep every economy settles within itself what the others did.
/// </summary>
internal sealed class LinearMarket
{
    private readonly MarketSize size;
    private readonly EconomyResponse[] economies;
    private readonly TradeRows[] rows;
    private readonly double[] book; // change of orders by exporter and sector, million USD
    private readonly double[] prices; // rooms for one economy, by sector
    private readonly double[] netPrices;
    private readonly double[] room;

    /// <param name="economies">How each economy answers.</param>
    /// <param name="baselineRows">Whom each buys from.</param>
    /// <param name="size">Size of the market, with a case for each change.</param>
    public LinearMarket(EconomyResponse[] economies, TradeRows[] baselineRows, MarketSize size)
    {
        (this.economies, this.size) = (economies, size);
        rows = [.. baselineRows.Select(row => new TradeRows(row, size.Stride))];
        (Wages, Costs, Sales) = (new double[size.PerEconomy], new double[size.PerEconomyAndSector], new double[size.PerEconomyAndSector]);
        book = new double[size.PerEconomyAndSector];
        (prices, netPrices, room) = (new double[size.PerSector], new double[size.PerSector], new double[size.PerSector]);
    }

    /// <summary>d ln w by economy.</summary>
    public double[] Wages { get; }

    /// <summary>d ln c by economy and sector.</summary>
    public double[] Costs { get; }

    /// <summary>d ln Y by economy and sector.</summary>
    public double[] Sales { get; }

    /// <summary>One sweep of costs over the world: d ln c = v·d ln w + Σ_k g·d ln P_k, with d ln P_n = Σ_i π_in·d ln c_i.</summary>
    public void SpreadCosts(int strip)
    {
        for (var n = 0; n < economies.Length; n++)
        {
            var (economy, own) = (economies[n], (n * size.PerSector) + strip);
            rows[n].SumOffers<ManyCases>(Costs, strip, size.Blocks, prices, netPrices);
            Multiply(economy.CostOfInputs, prices, strip, room, strip);
            var wage = Lanes.Load(Wages, (n * size.Stride) + strip);
            for (var j = 0; j < size.Sectors; j++)
            {
                var at = j * size.Stride;
                var answered = Lanes.MultiplyAdd(Vector512.Create(economy.ValueAddedShares[j]), wage, Lanes.Load(room, strip + at));
                Lanes.Store(answered - Lanes.Load(Costs, own + at), room, strip + at);
            }
            Settle(economy.CostInverse, Costs, own, strip);
        }
    }

    /// <summary>
    /// One sweep of sales over the world: buyers shift between exporters as costs and prices change, and spend what wages, their own sales
    /// and tariffs bring them: dY_i = Σ_n M_in·(dX_n + θ·X_n·d ln P_n) − θ·Y_i·d ln c_i.
    /// </summary>
    public void SpreadSales(int strip)
    {
        for (var at = strip; at < size.PerEconomyAndSector; at += size.Stride)
            Lanes.Store(Vector512<double>.Zero, book, at);
        for (var n = 0; n < economies.Length; n++)
            ShiftOrders(n, strip);
        for (var i = 0; i < economies.Length; i++)
        {
            var (economy, own) = (economies[i], (i * size.PerSector) + strip);
            for (var j = 0; j < size.Sectors; j++)
            {
                var at = j * size.Stride;
                var bought = Vector512.Create(economy.PerSale[j]) * Lanes.Load(book, own + at);
                var answered = Lanes.MultiplyAdd(Vector512.Create(-economy.LossPerCost[j]), Lanes.Load(Costs, own + at), bought);
                Lanes.Store(answered - Lanes.Load(Sales, own + at), room, strip + at);
            }
            Settle(economy.SalesInverse, Sales, own, strip);
        }
    }

    private void ShiftOrders(int importer, int strip)
    {
        var (economy, own) = (economies[importer], (importer * size.PerSector) + strip);
        rows[importer].SumOffers<ManyCases>(Costs, strip, size.Blocks, prices, netPrices);
        var income = Vector512.Create(economy.IncomePerWage) * Lanes.Load(Wages, (importer * size.Stride) + strip);
        if (rows[importer].IsTaxed)
        {
            income += ManyCases.WeightedSum(economy.IncomePerOutput, 0, Sales, own, size.Stride, size.Blocks);
            income += ManyCases.WeightedSum(economy.IncomePerNetPrice, 0, netPrices, strip, size.Stride, size.Blocks);
            income += ManyCases.WeightedSum(economy.IncomePerPrice, 0, prices, strip, size.Stride, size.Blocks);
        }
        Multiply(economy.SpendingPerOutput, Sales, own, room, strip);
        for (var j = 0; j < size.Sectors; j++)
        {
            var at = (j * size.Stride) + strip;
            var spending = Lanes.MultiplyAdd(Vector512.Create(economy.DemandShares[j]), income, Lanes.Load(room, at));
            Lanes.Store(Lanes.MultiplyAdd(Vector512.Create(economy.SpendingPerPrice[j]), Lanes.Load(prices, at), spending), room, at);
        }
        rows[importer].PlaceOrders<ManyCases>(room, strip, size.Blocks, book);
    }

    /// <summary>Adds what the difference in the room comes to within an economy.</summary>
    private void Settle(double[] inverse, double[] change, int own, int strip)
    {
        Multiply(inverse, room, strip, prices, strip);
        for (var at = 0; at < size.PerSector; at += size.Stride)
            Lanes.Store(Lanes.Load(change, own + at) + Lanes.Load(prices, strip + at), change, own + at);
    }

    private void Multiply(double[] byColumn, double[] x, int xStart, double[] y, int yStart) =>
        Lanes.Multiply<ManyCases>(byColumn, 0, size.Sectors, size.Blocks, x, xStart, y, yStart, size.Stride);
}
