using TradeSim.Engine.Baseline;
using TradeSim.Engine.Policies;

namespace TradeSim.Engine.Path;

/// <summary>One case on its way through the years: its parameters, its growth so far, and how far its buyers have adjusted.</summary>
internal sealed class CaseYears
{
    private readonly Scenario scenario;
    private readonly double[] values;
    private readonly double[] logGrowth;       // cumulative ln L [economy]
    private readonly double[] lastLabour;      // last year's ln L [economy]
    private readonly double[] lastProductivity; // last year's ln A [economy, sector]
    private readonly double[] lastTransfers;

    public CaseYears(Scenario scenario, World world, double[] values)
    {
        this.scenario = scenario;
        this.values = values;
        Shocks = new Shocks(world);
        logGrowth = new double[world.EconomyCount];
        lastLabour = new double[world.EconomyCount];
        lastProductivity = new double[world.EconomyCount * world.SectorCount];
        lastTransfers = new double[world.EconomyCount];
    }

    public Shocks Shocks { get; }

    /// <summary>θ of a sector in this case.</summary>
    public double Elasticity(int sector) => scenario.Elasticities.IsDefaultOrEmpty ? Shocks.World.Sectors[sector].Elasticity : scenario.Elasticities[sector].In(values);

    /// <summary>
    /// How far of the way from last year to this one the market is asked to go: 1, but for years that are too large a step.
    /// </summary>
    public double Progress { get; set; } = 1;

    /// <summary>ln L of an economy.</summary>
    public double LogLabour(int economy) => Between(lastLabour[economy], logGrowth[economy] + Shocks.LogLabour[economy]);

    /// <summary>ln A of an economy's sector.</summary>
    public double LogProductivity(int economy, int sector)
    {
        var at = (economy * Shocks.World.SectorCount) + sector;
        return Between(lastProductivity[at], Shocks.LogProductivity[at]);
    }

    /// <summary>Additional transfer received, share of world value added.</summary>
    public double Transfer(int economy) => Between(lastTransfers[economy], Shocks.Transfers[economy]);

    /// <summary>t' of a cell.</summary>
    public double Tariff(TradeCell cell) => Between(cell.LastYear.Tariff, cell.Tariff);

    /// <summary>Contracted share of a cell.</summary>
    public double Offtake(TradeCell cell) => Between(cell.LastYear.Offtake, cell.Offtake);

    /// <summary>ln(B·κ^(−θ)) of a cell, to which buyers have adjusted.</summary>
    public double LogPull(TradeCell cell) =>
        Between(cell.LastYear.LogTaste, cell.AdjustedLogTaste) - (Elasticity(cell.Sector) * Between(cell.LastYear.LogCost, cell.AdjustedLogCost));

    /// <summary>Moves on to a year: economies grow, policies act, buyers adjust.</summary>
    public void Enter(int year)
    {
        RememberLastYear();
        Grow(year);
        Shocks.Clear();
        foreach (var policy in scenario.Policies) ActOn(policy, year);
        foreach (var cell in Shocks.Cells)
            cell.Adjust(SpeedOfAdjustment(cell.Sector), Shocks.World.Tariff(cell.Exporter, cell.Importer, cell.Sector));
    }

    /// <summary>Exactly this year's figure when the whole way is gone.</summary>
    private double Between(double last, double now) => Progress == 1 ? now : last + (Progress * (now - last));

    private void RememberLastYear()
    {
        for (var economy = 0; economy < lastLabour.Length; economy++) lastLabour[economy] = logGrowth[economy] + Shocks.LogLabour[economy];
        Shocks.LogProductivity.CopyTo(lastProductivity);
        Shocks.Transfers.CopyTo(lastTransfers);
    }

    private void Grow(int year)
    {
        if (scenario.Growth.IsDefaultOrEmpty) return;
        var growth = scenario.Growth[year - scenario.BaselineYear - 1];
        for (var economy = 0; economy < logGrowth.Length; economy++) logGrowth[economy] += Elementary.Log(1 + growth[economy].In(values));
    }

    private void ActOn(Policy policy, int year)
    {
        var strength = policy.Strength(year, values);
        if (strength != 0) policy.Apply(strength, year, values, Shocks);
    }

    private double SpeedOfAdjustment(int sector) => scenario.Adjustment.IsDefaultOrEmpty ? 1 : scenario.Adjustment[sector].In(values);
}
