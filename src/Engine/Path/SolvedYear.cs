using TradeSim.Engine.Baseline;
using TradeSim.Engine.Market;
using TradeSim.Engine.Outcomes;

namespace TradeSim.Engine.Path;

/// <summary>A solved year of one case, read from the market's arrays.</summary>
internal sealed class SolvedYear(World world, MarketYear market, Quotes quotes, Response[] responses, int place) : ITradeYear
{
    private readonly MarketSize size = market.Size;

    public required int Year { get; init; }

    public double Flow(int exporter, int importer, int sector)
    {
        var at = size.AtSector(sector, place);
        var own = market.Economies[importer];
        var offer = quotes.Offers[size.At(exporter, sector, place)];
        var flow = own.Rows.NetShare(sector, exporter, place) * offer * responses[importer].SpendingPerPull[at];
        foreach (var offtake in own.Offtakes)
        {
            if (offtake.Sector == sector && offtake.Exporter == exporter) flow += offtake.NetShare[place] * responses[importer].Spending[at];
        }
        return flow;
    }

    public double Wage(int economy) => Elementary.Exp(quotes.LogWages[size.At(economy, place)]);

    public double PriceIndex(int economy)
    {
        var log = 0.0;
        for (var j = 0; j < world.SectorCount; j++) log += world.DemandShare(economy, j) * responses[economy].LogPrices[size.AtSector(j, place)];
        return Elementary.Exp(log);
    }

    public double Income(int economy) => responses[economy].Income[place] / world.Income(economy);

    public double IncomeValue(int economy) => responses[economy].Income[place];

    /// <summary>ln of the unit cost of an economy's sector, hat.</summary>
    public double LogCost(int economy, int sector) => responses[economy].LogCosts[size.AtSector(sector, place)];
}

/// <summary>The baseline year: every hat is 1, every flow as observed.</summary>
internal sealed class BaselineTradeYear(World world, int year) : ITradeYear
{
    public int Year { get; } = year;

    public double Flow(int exporter, int importer, int sector) => world.Flow(exporter, importer, sector);

    public double Wage(int economy) => 1;

    public double PriceIndex(int economy) => 1;

    public double Income(int economy) => 1;

    public double IncomeValue(int economy) => world.Income(economy);
}
