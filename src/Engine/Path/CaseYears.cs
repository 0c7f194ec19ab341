using TradeSim.Engine.Baseline;
using TradeSim.Engine.Outcomes;
using TradeSim.Engine.Policies;

namespace TradeSim.Engine.Path;

/// <summary>One case on its way through the years: its parameters, its growth so far, and how far its buyers have adjusted.</summary>
internal sealed class CaseYears
{
    private readonly Scenario scenario;
    private readonly double[] values;
    private readonly double[] logGrowth;  // cumulative ln L [economy]
    private readonly double[] logCapital; // ln K against the path of growth [economy]
    private double logPrices;             // cumulative world inflation
    private int year;

    public CaseYears(Scenario scenario, World world, double[] values)
    {
        this.scenario = scenario;
        this.values = values;
        Shocks = new Shocks(world);
        logGrowth = new double[world.EconomyCount];
        logCapital = new double[world.EconomyCount];
        for (var j = 0; j < world.SectorCount; j++) Shocks.SetElasticity(j, Elasticity(j));
    }

    public Shocks Shocks { get; }

    /// <summary>θ of a sector in this case.</summary>
    public double Elasticity(int sector) => scenario.Elasticities.IsDefaultOrEmpty ? Shocks.World.Sectors[sector].Elasticity : scenario.Elasticities[sector].In(values);

    /// <summary>ln L of an economy this year.</summary>
    public double LogLabour(int economy) => logGrowth[economy] + Shocks.LogLabour[economy] + LogFactorsOfCapital(economy);

    /// <summary>What a policy costs in the year that was entered last, million USD.</summary>
    public double CostOf(int policy, ITradeYear solved) => scenario.Policies[policy].CostIn(solved, values);

    /// <summary>Moves on to a year: economies grow, policies act, buyers adjust.</summary>
    public void Enter(int year)
    {
        this.year = year;
        Shocks.Clear();
        Grow();
        foreach (var policy in scenario.Policies) ActOn(policy);
        foreach (var cell in Shocks.Cells)
            cell.Adjust(SpeedOfAdjustment(cell.Sector), Shocks.World.Tariff(cell.Exporter, cell.Importer, cell.Sector));
    }

    /// <summary>After a year is solved: part of what policy did to real income is invested.</summary>
    public void Close(ITradeYear solved)
    {
        if (scenario.Capital is not { } capital) return;
        var depreciation = capital.Depreciation.In(values);
        for (var economy = 0; economy < logCapital.Length; economy++)
        {
            var realIncome = Elementary.Log(solved.Wage(economy) / solved.PriceIndex(economy)) + Shocks.LogLabour[economy] + LogFactorsOfCapital(economy);
            logCapital[economy] = (depreciation * realIncome) + ((1 - depreciation) * logCapital[economy]);
        }
    }

    private double LogFactorsOfCapital(int economy) => scenario.Capital is { } capital ? capital.Share.In(values) * logCapital[economy] : 0;

    private void Grow()
    {
        var index = year - scenario.BaselineYear - 1;
        if (!scenario.Growth.IsDefaultOrEmpty)
        {
            for (var economy = 0; economy < logGrowth.Length; economy++) logGrowth[economy] += Elementary.Log(1 + scenario.Growth[index][economy].In(values));
        }
        if (!scenario.ProductivityGrowth.IsDefaultOrEmpty)
        {
            foreach (var (economy, sector, growth) in scenario.ProductivityGrowth)
                Shocks.AddProductivity(economy, sector, (index + 1) * Elementary.Log(1 + growth.In(values)));
        }
        if (!scenario.Inflation.IsDefaultOrEmpty)
        {
            logPrices += Elementary.Log(1 + scenario.Inflation[index].In(values));
            Shocks.PriceLevel = Elementary.Exp(logPrices);
        }
    }

    private void ActOn(Policy policy)
    {
        var strength = policy.Strength(year, values);
        if (strength != 0) policy.Apply(strength, year, values, Shocks);
    }

    private double SpeedOfAdjustment(int sector) => scenario.Adjustment.IsDefaultOrEmpty ? 1 : scenario.Adjustment[sector].In(values);
}
