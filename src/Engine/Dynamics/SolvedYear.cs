using System.Globalization;
using TradeSim.Engine.Baseline;
using TradeSim.Engine.Market;
using TradeSim.Engine.Outcomes;

namespace TradeSim.Engine.Dynamics;

/// <summary>A solved year of one case, read from the market's arrays.</summary>
internal sealed class SolvedYear(World world, MarketYear market, Quotes quotes, Response[] responses, int place) : ITradeYear
{
    private readonly MarketSize size = market.Size;

    public required int Year { get; init; }

    /// <summary>The case whose year it is.</summary>
    public required CaseYears Case { get; init; }

    public double PriceLevel => Case.Shocks.PriceLevel;

    public double Flow(int exporter, int importer, int sector) =>
        market.Flow(quotes, responses, exporter, importer, sector, place) * PriceLevel;

    public double QuotaCost(int exporter, int importer, int sector)
    {
        if (QuotaOn(importer, sector) is not { } quota)
            return 0;
        var wanted = ByPrice(exporter, importer, sector);
        var cap = quota.Cap(exporter, place);
        return cap > 0 && wanted > cap
            ? Elementary.Exp(Elementary.Log(wanted / cap) / market.Elasticities[size.AtSector(sector, place)]) - 1
            : 0;
    }

    public double PolicyCost(int policy) => Case.CostOf(policy, this);

    /// <summary>What makes the year's numbers no result although the market has cleared; null: nothing.</summary>
    public string? Fault()
    {
        for (var n = 0; n < world.EconomyCount; n++)
        {
            foreach (var offtake in market.Economies[n].Offtakes)
            {
                if (Overcommitted(n, offtake.Sector, responses[n].Spending[size.AtSector(offtake.Sector, place)]) is { } fault)
                    return fault;
            }
            for (var j = 0; j < world.SectorCount; j++)
            {
                var at = size.AtSector(j, place);
                if (!(responses[n].Spending[at] > 0))
                    continue;
                if (!double.IsFinite(responses[n].Pull[at]))
                    return $"what {world.Economies[n].Code} is offered of {world.Sectors[j].Code} is beyond what can be computed: a "
                        + $"trade cost, a taste or a productivity is too extreme";
                if (responses[n].Pull[at] <= 0)
                    return QuotaOn(n, j) is not null
                        ? NoSeller(n, j)
                        : $"{world.Economies[n].Code} buys {world.Sectors[j].Code}, and no supplier sells it by price";
            }
        }
        return null;
    }

    /// <summary>
    /// The reason why the market does not clear here, judged by spending where it last cleared: figures of a market that has not cleared
    /// mean nothing. Null: nothing that is known.
    /// </summary>
    /// <param name="lastSpending">Spending of each economy on each sector where it last cleared, million USD [economy, sector].</param>
    public string? Obstacle(double[] lastSpending)
    {
        for (var n = 0; n < world.EconomyCount; n++)
        {
            for (var j = 0; j < world.SectorCount; j++)
            {
                var spending = lastSpending[(n * world.SectorCount) + j];
                if (!(spending > 0))
                    continue;
                if (Overcommitted(n, j, spending) is { } fault)
                    return fault;
                if (MostSold(n, j, spending) < spending)
                    return NoSeller(n, j);
            }
        }
        return null;
    }

    /// <summary>Spending of each economy on each sector, million USD of the baseline year [economy, sector].</summary>
    public double[] Spending() =>
        [
            .. Enumerable
                .Range(0, world.EconomyCount * world.SectorCount)
                .Select(cell => responses[cell / world.SectorCount].Spending[size.AtSector(cell % world.SectorCount, place)]),
        ];

    /// <summary>The most that an importer can spend on a sector under the caps on it, tariffs and contracts included; infinite unless every
    /// supplier is capped.</summary>
    private double MostSold(int importer, int sector, double spending)
    {
        if (QuotaOn(importer, sector) is not { } quota)
            return double.PositiveInfinity;
        var (share, value) = Committed(importer, sector);
        var sum = (share * spending) + value;
        for (var i = 0; i < world.EconomyCount; i++)
        {
            var gross = market.Economies[importer].Rows.GrossShare(sector, i, place);
            if (gross > 0)
                sum += quota.Cap(i, place) * (gross / market.Economies[importer].Rows.NetShare(sector, i, place));
        }
        return sum;
    }

    private string NoSeller(int importer, int sector) =>
        $"caps bind on every supplier of {world.Sectors[sector].Code} to {world.Economies[importer].Code}: part of what it spends finds "
        + $"no seller";

    /// <summary>What contracts take of an importer's spending on a sector: a share of it, and a sum.</summary>
    private (double Share, double Value) Committed(int importer, int sector)
    {
        var (share, value) = (0.0, 0.0);
        foreach (var offtake in market.Economies[importer].Offtakes)
        {
            if (offtake.Sector != sector)
                continue;
            share += offtake.Share[place];
            value += offtake.Value[place];
        }
        return (share, value);
    }

    private string? Overcommitted(int importer, int sector, double spending)
    {
        var (share, value) = Committed(importer, sector);
        if (value == 0 && share < 1 || !((share * spending) + value >= spending))
            return null;
        // In terms of the year's contracts and the baseline's spending: figures of a market that cannot clear mean nothing.
        var observed = world.Spending(importer, sector);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"contracts take {Contracted(importer, sector, observed):0.###} million USD of the spending of "
                + $"{world.Economies[importer].Code} on {world.Sectors[sector].Code}, {observed:0.###} in the baseline: "
                + $"they must stay below the total (projects, "
                + $"transit and cooperation)"
        );
    }

    private double Contracted(int importer, int sector, double spending)
    {
        var sum = 0.0;
        foreach (var cell in Case.Shocks.Cells)
        {
            if (cell.Importer == importer && cell.Sector == sector)
                sum += cell.Open * ((cell.Offtake * spending) + (cell.Contract * (1 + cell.Tariff)));
        }
        return sum;
    }

    private double ByPrice(int exporter, int importer, int sector) =>
        market.FlowByPrice(quotes, responses, exporter, importer, sector, place);

    private QuotaRow? QuotaOn(int importer, int sector) => market.QuotaOn(importer, sector);

    public double Wage(int economy) => Elementary.Exp(quotes.LogWages[size.At(economy, place)]);

    public double PriceIndex(int economy)
    {
        var log = 0.0;
        for (var j = 0; j < world.SectorCount; j++)
            log += world.DemandShare(economy, j) * responses[economy].LogPrices[size.AtSector(j, place)];
        return Elementary.Exp(log);
    }

    public double SectorPrice(int economy, int sector) => Elementary.Exp(responses[economy].LogPrices[size.AtSector(sector, place)]);

    public double Income(int economy) => responses[economy].Income[place] / world.Income(economy);

    public double IncomeValue(int economy) => responses[economy].Income[place] * PriceLevel;

    public double BaselineIncome(int economy) => world.Income(economy);

    /// <summary>ln of the price at the exporter's border, its tax included, hat.</summary>
    public double LogExportPrice(int exporter, int importer, int sector) =>
        LogCost(exporter, sector) + Elementary.Log(1 + Case.Shocks.ExportTax(exporter, importer, sector));

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

    public double BaselineIncome(int economy) => world.Income(economy);
}
