using TradeSim.Engine.Baseline;
using TradeSim.Engine.Path;

namespace TradeSim.Engine.Market;

/// <summary>What a market of W cases is told of a year before its first round. Everything is [.., lane] with the case innermost.</summary>
internal sealed class MarketYear
{
    public MarketYear(Marketplace place, int lanes)
    {
        var world = place.World;
        var (n, j) = (world.EconomyCount, world.SectorCount);
        World = world;
        Width = lanes;
        Elasticities = new double[j * lanes];
        LogVarieties = new double[n * lanes];
        LabourIncome = new double[n * lanes];
        WorldIncome = new double[lanes];
        LogProductivity = new double[n * j * lanes];
        Economies = new EconomyYear[n];
        for (var economy = 0; economy < n; economy++) Economies[economy] = new EconomyYear(place.BaselineRows[economy], lanes);
    }

    public World World { get; }

    /// <summary>W: cases in the batch, padded to whole strips.</summary>
    public int Width { get; }

    public Closure Closure { get; init; }

    public TransferRule Transfers { get; init; }

    /// <summary>θ [j, lane].</summary>
    public double[] Elasticities { get; }

    /// <summary>Logarithm of the varieties that an economy offers, hat [i, lane].</summary>
    public double[] LogVarieties { get; }

    /// <summary>L·VA: what an economy's effective labour would earn at the baseline's wage, million USD [i, lane].</summary>
    public double[] LabourIncome { get; }

    /// <summary>Σ L·VA, million USD [lane]: world value added at the baseline's wages, which the numeraire keeps.</summary>
    public double[] WorldIncome { get; }

    /// <summary>ln A [j, i, lane].</summary>
    public double[] LogProductivity { get; }

    /// <summary>What each economy needs to know of the year.</summary>
    public EconomyYear[] Economies { get; }
}

/// <summary>An economy's own data for a year, for W cases.</summary>
internal sealed class EconomyYear
{
    public EconomyYear(TradeRows baseline, int lanes)
    {
        Rows = new TradeRows(baseline, lanes);
        Transfer = new double[lanes];
        SpendingGrowth = new double[lanes];
        Array.Fill(SpendingGrowth, 1);
    }

    /// <summary>Whom it buys from, by price.</summary>
    public TradeRows Rows { get; }

    /// <summary>Whom it buys from by contract, off the top.</summary>
    public List<Offtake> Offtakes { get; } = [];

    /// <summary>D', million USD [lane].</summary>
    public double[] Transfer { get; }

    /// <summary>Growth of spending under the partial closure, hat [lane].</summary>
    public double[] SpendingGrowth { get; }
}

/// <summary>A contracted share of an importer's spending in a sector.</summary>
/// <param name="Sector">The sector.</param>
/// <param name="Exporter">Who sells.</param>
/// <param name="Share">Of the importer's spending, tariff included [lane].</param>
/// <param name="NetShare">Share / (1+t'): what reaches the exporter [lane].</param>
internal sealed record Offtake(int Sector, int Exporter, double[] Share, double[] NetShare);
