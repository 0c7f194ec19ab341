using TradeSim.Engine.Baseline;
using TradeSim.Engine.Policies;

namespace TradeSim.Engine.Path;

/// <summary>One case on its way through the years: its parameters, its growth so far, and how far its buyers have adjusted.</summary>
internal sealed class CaseYears
{
    private readonly Scenario scenario;
    private readonly double[] values;
    private readonly double[] logGrowth; // cumulative ln L [economy]

    public CaseYears(Scenario scenario, World world, double[] values)
    {
        this.scenario = scenario;
        this.values = values;
        Shocks = new Shocks(world);
        logGrowth = new double[world.EconomyCount];
    }

    public Shocks Shocks { get; }

    /// <summary>θ of a sector in this case.</summary>
    public double Elasticity(int sector) => scenario.Elasticities.IsDefaultOrEmpty ? Shocks.World.Sectors[sector].Elasticity : scenario.Elasticities[sector].In(values);

    /// <summary>ln L of an economy this year.</summary>
    public double LogLabour(int economy) => logGrowth[economy] + Shocks.LogLabour[economy];

    /// <summary>Moves on to a year: economies grow, policies act, buyers adjust.</summary>
    public void Enter(int year)
    {
        Grow(year);
        Shocks.Clear();
        foreach (var policy in scenario.Policies) ActOn(policy, year);
        foreach (var cell in Shocks.Cells)
            cell.Adjust(SpeedOfAdjustment(cell.Sector), Shocks.World.Tariff(cell.Exporter, cell.Importer, cell.Sector));
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
