using TradeSim.Engine.Dynamics;

namespace TradeSim.Engine.Market;

/// <summary>The data of a year that a market receives before its first round. Laid out as <see cref="MarketSize"/> says.</summary>
internal sealed class MarketYear
{
    public MarketYear(PreparedWorld place, int cases)
        : this(new MarketSize(place.World.EconomyCount, place.World.SectorCount, cases))
    {
        for (var n = 0; n < Size.Economies; n++)
            Economies[n] = new EconomyYear(new TradeRows(place.BaselineRows[n], Size.Stride), Size);
    }

    /// <summary>A year that is still to be filled in: where it was sent, of the economies only the one that it was sent to.</summary>
    public MarketYear(MarketSize size)
    {
        Size = size;
        Elasticities = new double[Size.PerSector];
        Array.Fill(Elasticities, 1); // a sector that only pads must not divide by 0
        LogVarieties = new double[Size.PerEconomy];
        LabourIncome = new double[Size.PerEconomy];
        GivenLogWages = new double[Size.PerEconomy];
        WorldIncome = new double[Size.Stride];
        LabourSupply = new double[Size.Stride];
        LogProductivity = new double[Size.PerEconomyAndSector];
        Economies = new EconomyYear[Size.Economies];
    }

    public MarketSize Size { get; }

    public Closure Closure { get; init; }

    public TransferRule Transfers { get; init; }

    /// <summary>θ by sector.</summary>
    public double[] Elasticities { get; }

    /// <summary>Logarithm of the varieties that an economy offers, hat, by economy.</summary>
    public double[] LogVarieties { get; }

    /// <summary>L·VA: what an economy's effective labour would earn at the baseline's wage, million USD, by economy.</summary>
    public double[] LabourIncome { get; }

    /// <summary>ln w under the partial closure, by economy.</summary>
    public double[] GivenLogWages { get; }

    /// <summary>Σ L·VA, million USD: world value added at the baseline's wages, which the numeraire keeps.</summary>
    public double[] WorldIncome { get; }

    /// <summary>η: elasticity of the supply of labour to the real wage; the market reads it where supply is elastic.</summary>
    public double[] LabourSupply { get; }

    /// <summary>ln A by economy and sector.</summary>
    public double[] LogProductivity { get; }

    /// <summary>Flows that some case taxes at the exporter's border, in the order of importer, sector and exporter. Only the market reads
    /// them: buyers see the tax in the price.</summary>
    public List<TaxedExport> TaxedExports { get; } = [];

    /// <summary>What each economy needs to know of the year.</summary>
    public EconomyYear[] Economies { get; }

    /// <summary>A flow before the importer's tariff, million USD of the baseline year: what is bought by price, at most the cap, and by
    /// contract.</summary>
    public double Flow(Quotes quotes, Response[] responses, int exporter, int importer, int sector, int @case)
    {
        var flow = FlowByPrice(quotes, responses, exporter, importer, sector, @case);
        if (QuotaOn(importer, sector) is { } quota)
            flow = Math.Min(flow, quota.Cap(exporter, @case));
        foreach (var offtake in Economies[importer].Offtakes)
        {
            if (offtake.Sector == sector && offtake.Exporter == exporter)
                flow += (offtake.NetShare[@case] * responses[importer].Spending[Size.AtSector(sector, @case)]) + offtake.NetValue[@case];
        }
        return flow;
    }

    /// <summary>The part of a flow that is bought by price, if no cap binds.</summary>
    public double FlowByPrice(Quotes quotes, Response[] responses, int exporter, int importer, int sector, int @case) =>
        Economies[importer].Rows.NetShare(sector, exporter, @case)
        * quotes.Offers[Size.At(exporter, sector, @case)]
        * responses[importer].SpendingPerPull[Size.AtSector(sector, @case)];

    /// <summary>The caps on what an importer buys of a sector; null: there are none.</summary>
    public QuotaRow? QuotaOn(int importer, int sector)
    {
        foreach (var row in Economies[importer].Quotas)
        {
            if (row.Sector == sector)
                return row;
        }
        return null;
    }
}

/// <summary>An economy's own data for a year.</summary>
/// <param name="rows">Whom it buys from, by price.</param>
/// <param name="size">Size of the market.</param>
internal sealed class EconomyYear(TradeRows rows, MarketSize size)
{
    /// <summary>Whom it buys from, by price.</summary>
    public TradeRows Rows { get; } = rows;

    /// <summary>Whom it buys from by contract, off the top; in the order of sector and exporter.</summary>
    public List<Offtake> Offtakes { get; } = [];

    /// <summary>ln V̄, what growing varieties alone do to the pull of all offers, by sector; 0 where varieties do not grow.</summary>
    public double[] LogVarietiesOffered { get; } = new double[size.PerSector];

    /// <summary>Sectors in which some of what it buys is capped; in the order of the sectors.</summary>
    public List<QuotaRow> Quotas { get; } = [];

    /// <summary>D', million USD.</summary>
    public double[] Transfer { get; } = new double[size.Stride];

    /// <summary>Growth of spending under the partial closure, hat.</summary>
    public double[] SpendingGrowth { get; } = new double[size.Stride];
}

/// <summary>What an importer buys from an exporter in a sector by contract: a share of its spending, and a value. Arrays are
/// [case].</summary>
internal sealed class Offtake(int sector, int exporter, int stride)
{
    public int Sector { get; } = sector;

    public int Exporter { get; } = exporter;

    /// <summary>Share of the importer's spending, tariff included.</summary>
    public double[] Share { get; } = new double[stride];

    /// <summary>Share / (1+t'): what reaches the exporter.</summary>
    public double[] NetShare { get; } = new double[stride];

    /// <summary>Value in million USD, tariff included.</summary>
    public double[] Value { get; } = new double[stride];

    /// <summary>Value before tariff, which reaches the exporter.</summary>
    public double[] NetValue { get; } = new double[stride];
}
