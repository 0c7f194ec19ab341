using TradeSim.Engine.Baseline;
using TradeSim.Engine.Market;

namespace TradeSim.Engine.Path;

/// <summary>Puts what the cases of a batch say of a year side by side, as the market wants it: lane by lane, row by row.</summary>
internal sealed class YearOfBatch
{
    private readonly Scenario scenario;
    private readonly World world;
    private readonly int lanes;
    private readonly CaseYears[] cases; // one a lane; lanes beyond the last case repeat it
    private readonly Dictionary<(int Importer, int Sector), TouchedRow> rowOf = [];
    private readonly List<TouchedRow> rows = [];

    public YearOfBatch(Scenario scenario, Marketplace place, CaseYears[] cases)
    {
        this.scenario = scenario;
        this.cases = cases;
        world = place.World;
        lanes = cases.Length;
        Market = new MarketYear(place, lanes) { Closure = scenario.Closure, Transfers = scenario.Transfers };
        for (var j = 0; j < world.SectorCount; j++)
        {
            for (var lane = 0; lane < lanes; lane++) Market.Elasticities[(j * lanes) + lane] = cases[lane].Elasticity(j);
        }
    }

    /// <summary>The year as the market is told of it.</summary>
    public MarketYear Market { get; }

    /// <summary>Reads the cases anew, after they have entered a year.</summary>
    public void Read()
    {
        ReadLabour();
        ReadTransfers();
        ReadProductivity();
        ReadTrade();
    }

    private void ReadLabour()
    {
        Array.Clear(Market.WorldIncome);
        for (var n = 0; n < world.EconomyCount; n++)
        {
            for (var lane = 0; lane < lanes; lane++)
            {
                var at = (n * lanes) + lane;
                var log = cases[lane].LogLabour(n);
                var labour = Elementary.Exp(log);
                Market.LabourIncome[at] = labour * world.ValueAdded(n);
                Market.WorldIncome[lane] += Market.LabourIncome[at];
                Market.LogVarieties[at] = scenario.Varieties == Varieties.Growing ? log : 0;
                Market.Economies[n].SpendingGrowth[lane] = labour;
            }
        }
    }

    private void ReadTransfers()
    {
        var worldIncome = 0.0;
        for (var n = 0; n < world.EconomyCount; n++) worldIncome += world.ValueAdded(n);
        for (var n = 0; n < world.EconomyCount; n++)
        {
            for (var lane = 0; lane < lanes; lane++)
            {
                var kept = scenario.Transfers == TransferRule.Fixed ? world.Transfer(n) * (Market.WorldIncome[lane] / worldIncome) : 0;
                Market.Economies[n].Transfer[lane] = kept + (cases[lane].Shocks.Transfers[n] * Market.WorldIncome[lane]);
            }
        }
    }

    private void ReadProductivity()
    {
        for (var lane = 0; lane < lanes; lane++)
        {
            var productivity = cases[lane].Shocks.LogProductivity;
            for (var i = 0; i < world.EconomyCount; i++)
            {
                for (var j = 0; j < world.SectorCount; j++)
                    Market.LogProductivity[(((j * world.EconomyCount) + i) * lanes) + lane] = productivity[(i * world.SectorCount) + j];
            }
        }
    }

    private void ReadTrade()
    {
        foreach (var economy in Market.Economies) economy.Offtakes.Clear();
        for (var lane = 0; lane < lanes; lane++)
        {
            foreach (var cell in cases[lane].Shocks.Cells)
            {
                RowOf(cell.Importer, cell.Sector).Set(cell, lane, world, cases[lane].Elasticity(cell.Sector));
                if (cell.Offtake != 0) Contract(cell, lane);
            }
        }
        foreach (var row in rows) Market.Economies[row.Importer].Rows.Set(row.Sector, row.Gross, row.Net);
    }

    private TouchedRow RowOf(int importer, int sector)
    {
        if (!rowOf.TryGetValue((importer, sector), out var row))
        {
            row = new TouchedRow(world, importer, sector, lanes);
            rowOf.Add((importer, sector), row);
            rows.Add(row);
        }
        return row;
    }

    private void Contract(TradeCell cell, int lane)
    {
        var offtakes = Market.Economies[cell.Importer].Offtakes;
        var at = offtakes.FindIndex(offtake => offtake.Sector == cell.Sector && offtake.Exporter == cell.Exporter);
        if (at < 0)
        {
            // In the order of their indices, not of their first case: a sum over contracts must not depend on the batch.
            at = offtakes.FindIndex(offtake => (offtake.Sector, offtake.Exporter).CompareTo((cell.Sector, cell.Exporter)) > 0);
            if (at < 0) at = offtakes.Count;
            offtakes.Insert(at, new Offtake(cell.Sector, cell.Exporter, new double[lanes], new double[lanes]));
        }
        offtakes[at].Share[lane] = cell.Offtake;
        offtakes[at].NetShare[lane] = cell.Offtake / (1 + cell.Tariff);
    }

    /// <summary>A row of an importer's purchases in which some case touched something.</summary>
    private sealed class TouchedRow
    {
        private readonly int lanes;

        public TouchedRow(World world, int importer, int sector, int lanes)
        {
            (Importer, Sector, this.lanes) = (importer, sector, lanes);
            Gross = new double[world.EconomyCount * lanes];
            Net = new double[world.EconomyCount * lanes];
            var shares = world.SharesOf(importer, sector);
            var tariffs = world.TariffsOf(importer, sector);
            for (var i = 0; i < world.EconomyCount; i++)
            {
                Gross.AsSpan(i * lanes, lanes).Fill(shares[i]);
                Net.AsSpan(i * lanes, lanes).Fill(shares[i] / (1 + tariffs[i]));
            }
        }

        public int Importer { get; }

        public int Sector { get; }

        /// <summary>K [exporter, lane].</summary>
        public double[] Gross { get; }

        /// <summary>M [exporter, lane].</summary>
        public double[] Net { get; }

        /// <summary>K = π·B·κ^(−θ), M = K/(1+t').</summary>
        public void Set(TradeCell cell, int lane, World world, double elasticity)
        {
            var pull = Elementary.Exp(cell.AdjustedLogTaste - (elasticity * cell.AdjustedLogCost));
            var gross = world.SpendingShare(cell.Exporter, Importer, Sector) * pull;
            Gross[(cell.Exporter * lanes) + lane] = gross;
            Net[(cell.Exporter * lanes) + lane] = gross / (1 + cell.Tariff);
        }
    }
}
