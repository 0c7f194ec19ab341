using TradeSim.Engine.Baseline;
using TradeSim.Engine.Dynamics;

namespace TradeSim.TestKit;

/// <summary>The equilibrium conditions of a year, checked from the figures that are written down and from nothing that the market
/// knows.</summary>
public static class Accounts
{
    /// <summary>
    /// The largest relative violation: output pays value added, every sector's spending is inputs plus final demand, income is wages plus
    /// tariff revenue plus transfer, and shares follow prices.
    /// </summary>
    /// <param name="world">The baseline.</param>
    /// <param name="year">The year.</param>
    /// <param name="tariff">t' of exporter, importer, sector.</param>
    /// <param name="labour">L by economy, hat.</param>
    /// <param name="transfer">D' by economy, million USD; null: whatever closes the account, but summing to 0.</param>
    public static double LargestGap(
        World world,
        YearTables year,
        Func<int, int, int, double> tariff,
        Func<int, double> labour,
        Func<int, double>? transfer
    )
    {
        var (n, j) = (world.EconomyCount, world.SectorCount);
        double Flow(int i, int e, int s) => year.Flows[(((s * n) + e) * n) + i];
        var worst = 0.0;
        var transfers = 0.0;
        var worldIncome = 0.0;
        for (var e = 0; e < n; e++)
        {
            var wages = year.Economies[e].Wage * labour(e) * world.ValueAdded(e);
            var valueAdded = 0.0;
            var revenue = 0.0;
            var spending = 0.0;
            var output = Enumerable.Range(0, j).Select(s => Enumerable.Range(0, n).Sum(importer => Flow(e, importer, s))).ToArray();
            for (var s = 0; s < j; s++)
            {
                valueAdded += world.ValueAddedShare(e, s) * output[s];
                var bought = 0.0;
                for (var i = 0; i < n; i++)
                {
                    bought += Flow(i, e, s) * (1 + tariff(i, e, s));
                    revenue += Flow(i, e, s) * tariff(i, e, s);
                }
                var inputs = Enumerable.Range(0, j).Sum(user => world.InputShare(e, user, s) * output[user]);
                var final = world.DemandShare(e, s) * year.Economies[e].IncomeValue;
                worst = Math.Max(worst, Math.Abs(bought - inputs - final) / Math.Max(bought, 1e-9 * year.Economies[e].IncomeValue));
                spending += final;
            }
            worst = Math.Max(worst, Math.Abs((valueAdded / wages) - 1));
            worst = Math.Max(worst, Math.Abs((spending / year.Economies[e].IncomeValue) - 1));
            var received = year.Economies[e].IncomeValue - wages - revenue;
            if (transfer is not null)
                worst = Math.Max(worst, Math.Abs(received - transfer(e)) / wages);
            transfers += received;
            worldIncome += wages;
        }
        return Math.Max(worst, Math.Abs(transfers) / worldIncome);
    }
}
