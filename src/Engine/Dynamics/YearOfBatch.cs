using System.Globalization;
using System.Runtime.Intrinsics;
using TradeSim.Engine.Baseline;
using TradeSim.Engine.Market;

namespace TradeSim.Engine.Dynamics;

/// <summary>Puts what the cases of a batch say of a year side by side, as the market wants it.</summary>
internal sealed class YearOfBatch
{
    private readonly Scenario scenario;
    private readonly World world;
    private readonly MarketSize size;
    private readonly CaseYears[] cases;
    private readonly TouchedRow?[] rowOf; // [importer, sector]
    private readonly List<TouchedRow> rows = [];
    private readonly TradeRows[] baselineRows;
    private readonly double[] offers; // room for offers whose only change are their varieties
    private readonly double[] unused;
    private readonly Dictionary<TradeCell, TaxedExport> taxed = []; // by the cell of each case
    private readonly List<TradeCell> bound = []; // cells of the case at hand that are contracted or capped, this year or last
    private double[] pulls = []; // room for B·κ^(−θ) of the cells of a case

    public YearOfBatch(Scenario scenario, PreparedWorld place, CaseYears[] cases)
    {
        this.scenario = scenario;
        this.cases = cases;
        world = place.World;
        rowOf = new TouchedRow?[world.EconomyCount * world.SectorCount];
        Market = new MarketYear(place, cases.Length) { Closure = scenario.Closure, Transfers = scenario.Transfers };
        size = Market.Size;
        baselineRows = [.. place.BaselineRows.Select(row => new TradeRows(row, size.Stride))];
        offers = new double[size.PerEconomyAndSector];
        unused = new double[size.PerSector];
        for (var j = 0; j < world.SectorCount; j++)
        {
            for (var k = 0; k < PlacesOfSectors; k++)
                Market.Elasticities[size.AtSector(j, k)] = CaseAt(k).Elasticity(j);
        }
    }

    /// <summary>The year as the market receives it.</summary>
    public MarketYear Market { get; }

    /// <summary>Places that a sector's numbers take: one if a case is alone, else the cases padded to whole vectors.</summary>
    private int PlacesOfSectors => size.IsOneCase ? 1 : size.Stride;

    /// <summary>The case at a place; places beyond the last case repeat it.</summary>
    private CaseYears CaseAt(int place) => cases[Math.Min(place, cases.Length - 1)];

    /// <summary>Reads the cases again, after they have entered a year.</summary>
    public void Read()
    {
        ReadLabour();
        for (var k = 0; k < size.Stride; k++)
            Market.LabourSupply[k] = CaseAt(k).LabourSupply;
        if (scenario.Varieties == Varieties.Growing)
            ReadVarieties();
        ReadTransfers();
        ReadProductivity();
        ReadTrade();
    }

    private void ReadLabour()
    {
        Array.Clear(Market.WorldIncome);
        for (var n = 0; n < world.EconomyCount; n++)
        {
            for (var k = 0; k < size.Stride; k++)
            {
                var log = CaseAt(k).LogLabour(n);
                var labour = Elementary.Exp(log);
                var at = (n * size.Stride) + k;
                Market.LabourIncome[at] = labour * world.ValueAdded(n);
                Market.WorldIncome[k] += Market.LabourIncome[at];
                Market.LogVarieties[at] = scenario.Varieties == Varieties.Growing ? log : 0;
                Market.GivenLogWages[at] = CaseAt(k).Shocks.LogWage[n];
                Market.Economies[n].SpendingGrowth[k] = labour;
            }
        }
    }

    /// <summary>V̄_nj = Σ_i π_inj·V_i: the pull of offers whose only change are their varieties.</summary>
    private void ReadVarieties()
    {
        for (var i = 0; i < world.EconomyCount; i++)
        {
            for (var k = 0; k < size.Stride; k++)
            {
                var varieties = Elementary.Exp(Market.LogVarieties[(i * size.Stride) + k]);
                for (var at = (i * size.PerSector) + k; at < (i + 1) * size.PerSector; at += size.Stride)
                    offers[at] = varieties;
            }
        }
        for (var n = 0; n < world.EconomyCount; n++)
        {
            var log = Market.Economies[n].LogVarietiesOffered;
            for (var strip = 0; strip < size.Stride; strip += Lanes.Width)
            {
                if (size.IsOneCase)
                    baselineRows[n].SumOffers<OneCase>(offers, strip, size.Blocks, log, unused);
                else
                    baselineRows[n].SumOffers<ManyCases>(offers, strip, size.Blocks, log, unused);
                for (var at = strip; at < size.PerSector; at += size.Stride)
                {
                    var pull = Lanes.Load(log, at);
                    Lanes.Store(
                        Vector512.ConditionalSelect(
                            Vector512.GreaterThan(pull, Vector512<double>.Zero),
                            Vector512.Log(pull),
                            Vector512<double>.Zero
                        ),
                        log,
                        at
                    );
                }
            }
        }
    }

    private void ReadTransfers()
    {
        var worldIncome = 0.0;
        for (var n = 0; n < world.EconomyCount; n++)
            worldIncome += world.ValueAdded(n);
        for (var n = 0; n < world.EconomyCount; n++)
        {
            for (var k = 0; k < size.Stride; k++)
            {
                var kept = scenario.Transfers == TransferRule.Fixed ? world.Transfer(n) * (Market.WorldIncome[k] / worldIncome) : 0;
                Market.Economies[n].Transfer[k] = kept + (CaseAt(k).Transfer(n) * Market.WorldIncome[k]);
            }
        }
    }

    private void ReadProductivity()
    {
        for (var k = 0; k < PlacesOfSectors; k++)
        {
            var @case = CaseAt(k);
            for (var i = 0; i < world.EconomyCount; i++)
            {
                for (var j = 0; j < world.SectorCount; j++)
                    Market.LogProductivity[(i * size.PerSector) + size.AtSector(j, k)] = @case.LogProductivity(i, j);
            }
        }
    }

    private void ReadTrade()
    {
        foreach (var economy in Market.Economies)
        {
            economy.Offtakes.Clear();
            economy.Quotas.Clear();
        }
        foreach (var export in Market.TaxedExports)
            Array.Clear(export.Taken);
        for (var k = 0; k < size.Stride; k++)
        {
            var @case = CaseAt(k);
            if (k < cases.Length)
                SetPulls(@case, k);
            foreach (var cell in bound)
            {
                if (@case.Offtake(cell) != 0 || @case.Contract(cell) != 0)
                    Contract(cell, k, @case);
                if (!double.IsPositiveInfinity(@case.Cap(cell)))
                    Cap(cell, k, @case);
            }
        }
        foreach (var row in rows)
        {
            row.RepeatFrom(cases.Length - 1);
            Market.Economies[row.Importer].Rows.Set(row.Sector, row.Gross, row.Net);
        }
    }

    /// <summary>What each cell that a case touched attracts, eight exponentials at a time, and which cells are contracted or
    /// capped.</summary>
    private void SetPulls(CaseYears @case, int place)
    {
        var cells = @case.Shocks.Cells;
        bound.Clear();
        if (pulls.Length < cells.Count)
            pulls = new double[Lanes.Padded(cells.Count)];
        for (var index = 0; index < cells.Count; index++)
            pulls[index] = @case.LogPull(cells[index]);
        for (var at = 0; at < cells.Count; at += Lanes.Width)
            Lanes.Store(Elementary.Exp(Lanes.Load(pulls, at)), pulls, at);
        for (var index = 0; index < cells.Count; index++)
        {
            var cell = cells[index];
            RowOf(cell.Importer, cell.Sector).Set(cell, place, world, @case, pulls[index]);
            if (scenario.TaxesExports && @case.ExportTax(cell) is not 0.0 and var tax)
                TaxedExportOf(cell).Taken[place] = tax / (1 + tax);
            if (cell.IsBound)
                bound.Add(cell);
        }
    }

    private TaxedExport TaxedExportOf(TradeCell cell)
    {
        if (taxed.TryGetValue(cell, out var known))
            return known;
        var exports = Market.TaxedExports;
        var at = TaxedExport.Find(exports, cell.Exporter, cell.Importer, cell.Sector);
        if (at < 0)
            exports.Insert(at = ~at, new TaxedExport(cell.Exporter, cell.Importer, cell.Sector, size.Stride));
        return taxed[cell] = exports[at];
    }

    private TouchedRow RowOf(int importer, int sector)
    {
        ref var row = ref rowOf[(importer * world.SectorCount) + sector];
        if (row is null)
            rows.Add(row = new TouchedRow(world, importer, sector, size.Stride));
        return row;
    }

    private void Contract(TradeCell cell, int place, CaseYears @case)
    {
        var offtakes = Market.Economies[cell.Importer].Offtakes;
        var at = offtakes.FindIndex(offtake => offtake.Sector == cell.Sector && offtake.Exporter == cell.Exporter);
        if (at < 0)
        {
            // In the order of their indices, not of their first case: a sum over contracts must not depend on the batch.
            at = offtakes.FindIndex(offtake => (offtake.Sector, offtake.Exporter).CompareTo((cell.Sector, cell.Exporter)) > 0);
            if (at < 0)
                at = offtakes.Count;
            offtakes.Insert(at, new Offtake(cell.Sector, cell.Exporter, size.Stride));
        }
        var share = @case.Offtake(cell) * @case.Open(cell);
        var value = Contracted(cell, @case);
        offtakes[at].Share[place] = share;
        offtakes[at].NetShare[place] = share / (1 + @case.Tariff(cell));
        offtakes[at].Value[place] = value * (1 + @case.Tariff(cell));
        offtakes[at].NetValue[place] = value;
    }

    /// <summary>The contracted value: at most the cap, reduced by an embargo.</summary>
    private static double Contracted(TradeCell cell, CaseYears @case) => Math.Min(@case.Contract(cell), @case.Cap(cell)) * @case.Open(cell);

    /// <summary>A cap applies to the whole flow: the contracted value has priority.</summary>
    private void Cap(TradeCell cell, int place, CaseYears @case)
    {
        var quotas = Market.Economies[cell.Importer].Quotas;
        var at = quotas.FindIndex(row => row.Sector >= cell.Sector);
        if (at < 0 || quotas[at].Sector != cell.Sector)
        {
            if (at < 0)
                at = quotas.Count;
            quotas.Insert(at, new QuotaRow(cell.Sector, world.EconomyCount, size.Stride));
        }
        quotas[at].SetCap(cell.Exporter, place, @case.Cap(cell) - Contracted(cell, @case));
    }

    /// <summary>What makes a year impossible before it is tried; null: nothing.</summary>
    public string? Impossible(int @case)
    {
        var closed = false;
        foreach (var cell in cases[@case].Shocks.Cells)
        {
            closed |= cell.Open == 0;
            if (!(cell.Tariff > -1))
                return string.Create(
                    CultureInfo.InvariantCulture,
                    $"the tariff on {Flow(cell)} would be {100 * cell.Tariff:0.###} %: it must stay above -100 %. An intensity above 1 "
                        + $"exceeds the rate that a policy names, so reduce the intensity"
                );
            if (!(cell.ExportTax > -1))
                return string.Create(
                    CultureInfo.InvariantCulture,
                    $"the export tax on {Flow(cell)} would be {100 * cell.ExportTax:0.###} %: it must stay above -100 %. An intensity "
                        + $"above 1 exceeds the rate that a policy names, so reduce the intensity"
                );
            if (cell.Offtake != 0 && !double.IsPositiveInfinity(cell.Cap))
                return $"{Flow(cell)} is capped, and a share of it is contracted: a cap and a contracted share cannot both apply";
            if (cell.Open == 0 && world.Spending(cell.Importer, cell.Sector) > 0 && !HasSupplier(cell, @case))
                return string.Create(
                    CultureInfo.InvariantCulture,
                    $"no supplier of {world.Sectors[cell.Sector].Code} is left to {world.Economies[cell.Importer].Code}, which needs "
                        + $"{world.Spending(cell.Importer, cell.Sector):0.###} million USD of it: every flow is embargoed or was 0"
                );
        }
        return closed && scenario.Closure == Closure.General ? Separation.Of(world, Market, @case) : null;
    }

    private string Flow(TradeCell cell) =>
        $"the flow of {world.Sectors[cell.Sector].Code} from {world.Economies[cell.Exporter].Code} to "
        + $"{world.Economies[cell.Importer].Code}";

    private bool HasSupplier(TradeCell cell, int @case)
    {
        for (var i = 0; i < world.EconomyCount; i++)
        {
            if (Market.Economies[cell.Importer].Rows.GrossShare(cell.Sector, i, @case) > 0)
                return true;
        }
        return false;
    }

    /// <summary>A row of an importer's purchases in which some case touched something.</summary>
    private sealed class TouchedRow
    {
        private readonly int stride;

        public TouchedRow(World world, int importer, int sector, int stride)
        {
            (Importer, Sector, this.stride) = (importer, sector, stride);
            Gross = new double[world.EconomyCount * stride];
            Net = new double[world.EconomyCount * stride];
            var shares = world.SharesOf(importer, sector);
            var tariffs = world.TariffsOf(importer, sector);
            for (var i = 0; i < world.EconomyCount; i++)
            {
                Gross.AsSpan(i * stride, stride).Fill(shares[i]);
                Net.AsSpan(i * stride, stride).Fill(shares[i] / (1 + tariffs[i]));
            }
        }

        public int Importer { get; }

        public int Sector { get; }

        /// <summary>K [exporter, place].</summary>
        public double[] Gross { get; }

        /// <summary>M [exporter, place].</summary>
        public double[] Net { get; }

        /// <summary>K = π·B·κ^(−θ), reduced by an embargo; M = K/(1+t').</summary>
        public void Set(TradeCell cell, int place, World world, CaseYears @case, double pull)
        {
            var gross = @case.Open(cell) * world.SpendingShare(cell.Exporter, Importer, Sector) * pull;
            Gross[(cell.Exporter * stride) + place] = gross;
            Net[(cell.Exporter * stride) + place] = gross / (1 + @case.Tariff(cell));
        }

        /// <summary>Places beyond the last case repeat it.</summary>
        public void RepeatFrom(int last)
        {
            for (var at = last; at < Gross.Length; at += stride)
            {
                Gross.AsSpan(at + 1, stride - last - 1).Fill(Gross[at]);
                Net.AsSpan(at + 1, stride - last - 1).Fill(Net[at]);
            }
        }
    }
}
