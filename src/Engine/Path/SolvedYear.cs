using System.Globalization;
using TradeSim.Engine.Baseline;
using TradeSim.Engine.Market;
using TradeSim.Engine.Outcomes;

namespace TradeSim.Engine.Path;

/// <summary>A solved year of one case, read from the market's arrays.</summary>
internal sealed class SolvedYear(World world, MarketYear market, Quotes quotes, Response[] responses, int place) : ITradeYear
{
    private readonly MarketSize size = market.Size;

    public required int Year { get; init; }

    /// <summary>The case whose year it is.</summary>
    public required CaseYears Case { get; init; }

    public double PriceLevel => Case.Shocks.PriceLevel;

    public double Flow(int exporter, int importer, int sector)
    {
        var flow = ByPrice(exporter, importer, sector);
        if (QuotaOn(importer, sector) is { } quota) flow = Math.Min(flow, quota.Cap(exporter, place));
        foreach (var offtake in market.Economies[importer].Offtakes)
        {
            if (offtake.Sector == sector && offtake.Exporter == exporter)
                flow += (offtake.NetShare[place] * responses[importer].Spending[size.AtSector(sector, place)]) + offtake.NetValue[place];
        }
        return flow * PriceLevel;
    }

    public double QuotaCost(int exporter, int importer, int sector)
    {
        if (QuotaOn(importer, sector) is not { } quota) return 0;
        var wanted = ByPrice(exporter, importer, sector);
        var cap = quota.Cap(exporter, place);
        return cap > 0 && wanted > cap ? Elementary.Exp(Elementary.Log(wanted / cap) / market.Elasticities[size.AtSector(sector, place)]) - 1 : 0;
    }

    public double PolicyCost(int policy) => Case.CostOf(policy, this);

    /// <summary>What makes the year's numbers no result although the market may have cleared; null: nothing.</summary>
    public string? Fault()
    {
        for (var n = 0; n < world.EconomyCount; n++)
        {
            foreach (var offtake in market.Economies[n].Offtakes)
            {
                if (Overcommitted(n, offtake.Sector) is { } fault) return fault;
            }
            for (var j = 0; j < world.SectorCount; j++)
            {
                var at = size.AtSector(j, place);
                if (responses[n].Spending[at] > 0 && !(responses[n].Pull[at] > 0))
                    return QuotaOn(n, j) is not null
                        ? $"caps bind on every supplier of {world.Sectors[j].Code} to {world.Economies[n].Code}: part of what it spends finds no seller"
                        : $"{world.Economies[n].Code} buys {world.Sectors[j].Code}, and no supplier sells it by price";
            }
        }
        return null;
    }

    private string? Overcommitted(int importer, int sector)
    {
        var spending = responses[importer].Spending[size.AtSector(sector, place)];
        var (share, value) = (0.0, 0.0);
        foreach (var offtake in market.Economies[importer].Offtakes)
        {
            if (offtake.Sector != sector) continue;
            share += offtake.Share[place];
            value += offtake.Value[place];
        }
        if (value == 0 && share < 1 || !((share * spending) + value >= spending)) return null;
        // Said in the year's contracts and the baseline's spending: figures of a market that cannot clear mean nothing.
        var observed = world.Spending(importer, sector);
        return string.Create(CultureInfo.InvariantCulture, $"contracts take {Contracted(importer, sector, observed):0.###} million USD of what {world.Economies[importer].Code} spends on {world.Sectors[sector].Code}, {observed:0.###} in the baseline: they must stay below all of it (projects, transit and cooperation)");
    }

    private double Contracted(int importer, int sector, double spending)
    {
        var sum = 0.0;
        foreach (var cell in Case.Shocks.Cells)
        {
            if (cell.Importer == importer && cell.Sector == sector) sum += cell.Open * ((cell.Offtake * spending) + (cell.Contract * (1 + cell.Tariff)));
        }
        return sum;
    }

    private double ByPrice(int exporter, int importer, int sector) =>
        market.Economies[importer].Rows.NetShare(sector, exporter, place) * quotes.Offers[size.At(exporter, sector, place)]
        * responses[importer].SpendingPerPull[size.AtSector(sector, place)];

    private QuotaRow? QuotaOn(int importer, int sector)
    {
        foreach (var row in market.Economies[importer].Quotas)
        {
            if (row.Sector == sector) return row;
        }
        return null;
    }

    public double Wage(int economy) => Elementary.Exp(quotes.LogWages[size.At(economy, place)]);

    public double PriceIndex(int economy)
    {
        var log = 0.0;
        for (var j = 0; j < world.SectorCount; j++) log += world.DemandShare(economy, j) * responses[economy].LogPrices[size.AtSector(j, place)];
        return Elementary.Exp(log);
    }

    public double Income(int economy) => responses[economy].Income[place] / world.Income(economy);

    public double IncomeValue(int economy) => responses[economy].Income[place] * PriceLevel;

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
