using TradeSim.Engine.Baseline;

namespace TradeSim.Engine.Dynamics;

/// <summary>
/// The channels on which policies and assumptions act in one year of one case, as cumulative changes against the baseline year. Policies
/// are applied in the order of the scenario: tariffs and export taxes move from where the policies before left them; trade cost, taste and
/// productivity add up in logarithms; contracts add up; of two caps the smaller binds; the remainders of two embargoes multiply. Only
/// cells that something touched are held, in the order of first touch.
/// </summary>
public sealed class Shocks
{
    private readonly World world;
    private readonly int[] slotOfCell; // −1: untouched
    private readonly List<TradeCell> cells = [];
    private readonly double[] logProductivity; // [i, j]
    private readonly double[] logLabour; // [i]
    private readonly double[] logWage; // [i], partial closure only
    private readonly double[] transfers; // [n], share of world value added
    private readonly double[] elasticities; // θ [j]

    /// <summary>No shocks to a world.</summary>
    public Shocks(World world)
    {
        ArgumentNullException.ThrowIfNull(world);
        this.world = world;
        slotOfCell = new int[world.SectorCount * world.EconomyCount * world.EconomyCount];
        Array.Fill(slotOfCell, -1);
        logProductivity = new double[world.EconomyCount * world.SectorCount];
        logLabour = new double[world.EconomyCount];
        logWage = new double[world.EconomyCount];
        transfers = new double[world.EconomyCount];
        elasticities = [.. world.Sectors.Select(sector => sector.Elasticity)];
    }

    /// <summary>The world that is shocked.</summary>
    public World World => world;

    /// <summary>World prices in dollars of the year, ratio to the baseline year: what contracts and caps given in dollars of their year are
    /// deflated by.</summary>
    public double PriceLevel { get; internal set; } = 1;

    /// <summary>Whether the market accounts for revenue from export taxes.</summary>
    internal bool KnowsExportTaxes { get; init; } = true;

    /// <summary>Trade elasticity θ of a sector in this case.</summary>
    public double Elasticity(int sector) => elasticities[sector];

    /// <summary>Cells that something touched in any year so far, in the order of first touch.</summary>
    internal List<TradeCell> Cells => cells;

    /// <summary>ln A [exporter · J + sector].</summary>
    internal ReadOnlySpan<double> LogProductivity => logProductivity;

    /// <summary>ln L [economy].</summary>
    internal ReadOnlySpan<double> LogLabour => logLabour;

    /// <summary>ln w [economy], for the partial closure.</summary>
    internal ReadOnlySpan<double> LogWage => logWage;

    /// <summary>Additional transfers received, share of world value added [economy].</summary>
    internal ReadOnlySpan<double> Transfers => transfers;

    /// <summary>The tariff as the policies so far have left it.</summary>
    public double Tariff(int exporter, int importer, int sector)
    {
        var slot = slotOfCell[Index(exporter, importer, sector)];
        return slot < 0 ? world.Tariff(exporter, importer, sector) : cells[slot].Tariff;
    }

    /// <summary>Moves a tariff a fraction of the way from its present rate to a new one.</summary>
    public void MoveTariff(int exporter, int importer, int sector, double rate, double fraction)
    {
        var cell = Touch(exporter, importer, sector);
        cell.Tariff += fraction * (rate - cell.Tariff);
    }

    /// <summary>The exporter's tax on a flow as the policies so far have left it; 0 in the baseline.</summary>
    public double ExportTax(int exporter, int importer, int sector)
    {
        var slot = slotOfCell[Index(exporter, importer, sector)];
        return slot < 0 ? 0 : cells[slot].ExportTax;
    }

    /// <summary>Moves an export tax a fraction of the way from its present rate to a new one. The rate applies to what the producer
    /// receives; below 0 it is a subsidy.</summary>
    /// <exception cref="InvalidOperationException">No policy of the scenario says that it taxes exports
    /// (<see cref="Policies.Policy.TaxesExports"/>).</exception>
    public void MoveExportTax(int exporter, int importer, int sector, double rate, double fraction)
    {
        if (!KnowsExportTaxes)
            throw new InvalidOperationException(
                "A policy that taxes exports overrides TaxesExports, so that their revenue is accounted for."
            );
        var cell = Touch(exporter, importer, sector);
        cell.ExportTax += fraction * (rate - cell.ExportTax);
    }

    /// <summary>Adds to ln d, the logarithm of the trade cost.</summary>
    public void AddTradeCost(int exporter, int importer, int sector, double logFactor) =>
        Touch(exporter, importer, sector).LogTradeCost += logFactor;

    /// <summary>Adds to ln B, the importer's taste for the exporter's goods.</summary>
    public void AddTaste(int exporter, int importer, int sector, double logFactor) =>
        Touch(exporter, importer, sector).LogTaste += logFactor;

    /// <summary>Adds to the share of an importer's spending in a sector that is contracted to an exporter before the rest is allocated by
    /// price.</summary>
    public void AddOfftake(int exporter, int importer, int sector, double share) => Touch(exporter, importer, sector).Offtake += share;

    /// <summary>
    /// Adds to what an exporter sells to an importer by contract, in million USD of the year before tariff, before the rest of the
    /// importer's spending is allocated by price. A value is met exactly in equilibrium, whatever the importer's spending becomes.
    /// </summary>
    public void AddContract(int exporter, int importer, int sector, double value) =>
        Touch(exporter, importer, sector).Contract += value / PriceLevel;

    /// <summary>Caps a flow at a value in million USD of the year before tariff. Of two caps the smaller binds.</summary>
    public void Cap(int exporter, int importer, int sector, double value)
    {
        var cell = Touch(exporter, importer, sector);
        cell.Cap = Math.Min(cell.Cap, value / PriceLevel);
    }

    /// <summary>Ends a fraction of a flow at once, contracts included; 1 ends it. Two such fractions leave (1 − a)(1 − b).</summary>
    public void Close(int exporter, int importer, int sector, double fraction) =>
        Touch(exporter, importer, sector).Open *= Math.Max(0, 1 - fraction);

    /// <summary>Adds to ln A, the logarithm of productivity.</summary>
    public void AddProductivity(int economy, int sector, double logFactor) =>
        logProductivity[(economy * world.SectorCount) + sector] += logFactor;

    /// <summary>Adds to ln L, the logarithm of effective labour.</summary>
    public void AddLabour(int economy, double logFactor) => logLabour[economy] += logFactor;

    /// <summary>Adds to ln w under the partial closure, where wages are given in dollars.</summary>
    public void AddWage(int economy, double logFactor) => logWage[economy] += logFactor;

    /// <summary>Adds to the transfer that an economy receives, as a share of world value added. Transfers over the world should sum to
    /// 0.</summary>
    public void AddTransfer(int economy, double share) => transfers[economy] += share;

    /// <summary>Takes a case's trade elasticity of a sector.</summary>
    internal void SetElasticity(int sector, double elasticity) => elasticities[sector] = elasticity;

    /// <summary>Forgets the year's shocks, keeps how far buyers have adjusted.</summary>
    internal void Clear()
    {
        foreach (var cell in cells)
            cell.Clear(world.Tariff(cell.Exporter, cell.Importer, cell.Sector));
        Array.Clear(logProductivity);
        Array.Clear(logLabour);
        Array.Clear(logWage);
        Array.Clear(transfers);
    }

    private TradeCell Touch(int exporter, int importer, int sector)
    {
        ref var slot = ref slotOfCell[Index(exporter, importer, sector)];
        if (slot < 0)
        {
            slot = cells.Count;
            cells.Add(new TradeCell(exporter, importer, sector, world.Tariff(exporter, importer, sector)));
        }
        return cells[slot];
    }

    private int Index(int exporter, int importer, int sector) =>
        (((sector * world.EconomyCount) + importer) * world.EconomyCount) + exporter;
}

/// <summary>What an importer buys from an exporter in a sector, where some policy touched it.</summary>
internal sealed class TradeCell(int exporter, int importer, int sector, double tariff)
{
    private double tariffOfLog = tariff; // the tariff that logTariffs belongs to
    private double logTariffs; // ln((1+t')/(1+t)); 0 exactly where no policy moved the tariff
    private double exportTaxOfLog; // the export tax that logExportTax belongs to
    private double logExportTax; // ln(1+e')

    public int Exporter { get; } = exporter;

    public int Importer { get; } = importer;

    public int Sector { get; } = sector;

    /// <summary>t', where policy puts it this year.</summary>
    public double Tariff { get; set; } = tariff;

    /// <summary>e', the exporter's tax, where policy puts it this year; 0 in the baseline.</summary>
    public double ExportTax { get; set; }

    /// <summary>ln d, where policy puts it this year.</summary>
    public double LogTradeCost { get; set; }

    /// <summary>ln B, where policy puts it this year.</summary>
    public double LogTaste { get; set; }

    /// <summary>Contracted share of the importer's spending.</summary>
    public double Offtake { get; set; }

    /// <summary>Contracted value, million USD of the baseline year before tariff.</summary>
    public double Contract { get; set; }

    /// <summary>The most that may flow, million USD of the baseline year before tariff.</summary>
    public double Cap { get; set; } = double.PositiveInfinity;

    /// <summary>The part of the flow that no embargo ends.</summary>
    public double Open { get; set; } = 1;

    /// <summary>Whether something is contracted or capped, this year or last.</summary>
    public bool IsBound =>
        Offtake != 0
        || Contract != 0
        || !double.IsPositiveInfinity(Cap)
        || LastYear.Offtake != 0
        || LastYear.Contract != 0
        || !double.IsPositiveInfinity(LastYear.Cap);

    /// <summary>ln κ that buyers have adjusted to.</summary>
    public double AdjustedLogCost { get; private set; }

    /// <summary>ln B that buyers have adjusted to.</summary>
    public double AdjustedLogTaste { get; private set; }

    /// <summary>Last year's figures, from which the market may go to this year's in steps.</summary>
    public LastYearOfCell LastYear { get; private set; } = new(tariff, 0, 0, 0, double.PositiveInfinity, 1, 0, 0);

    public void Clear(double baselineTariff)
    {
        LastYear = new(Tariff, ExportTax, Offtake, Contract, Cap, Open, AdjustedLogCost, AdjustedLogTaste);
        Tariff = baselineTariff;
        ExportTax = LogTradeCost = LogTaste = Offtake = Contract = 0;
        Cap = double.PositiveInfinity;
        Open = 1;
    }

    /// <summary>Buyers move a fraction λ of the way to where policy puts ln κ and ln B.</summary>
    public void Adjust(double speed, double baselineTariff)
    {
        if (Tariff != tariffOfLog)
            (tariffOfLog, logTariffs) = (Tariff, Tariff == baselineTariff ? 0 : Elementary.Log((1 + Tariff) / (1 + baselineTariff)));
        if (ExportTax != exportTaxOfLog)
            (exportTaxOfLog, logExportTax) = (ExportTax, Elementary.Log(1 + ExportTax));
        AdjustedLogCost += speed * (LogTradeCost + logTariffs + logExportTax - AdjustedLogCost);
        AdjustedLogTaste += speed * (LogTaste - AdjustedLogTaste);
    }
}

/// <summary>The values of a cell in the last year; costs and tastes as buyers had adjusted to them.</summary>
internal readonly record struct LastYearOfCell(
    double Tariff,
    double ExportTax,
    double Offtake,
    double Contract,
    double Cap,
    double Open,
    double LogCost,
    double LogTaste
);
