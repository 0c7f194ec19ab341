using TradeSim.Engine.Baseline;

namespace TradeSim.Engine.Dynamics;

/// <summary>
/// Caliendo and Parro's (2015, eq. 15) first-order change of welfare: terms of trade plus volume of trade. It is the figure that they
/// publish; it weighs the changes of the same equilibrium with the baseline's trade and can differ in sign from exact real income.
/// </summary>
internal static class FirstOrderWelfare
{
    /// <summary>1 + (Σ (E·dc_n − M·dc_i) + Σ t·M·(dM − dc_i)) / I, every change as hat − 1: so their published figures come out.</summary>
    public static double Of(World world, SolvedYear year, int importer)
    {
        var (termsOfTrade, volumeOfTrade) = (0.0, 0.0);
        for (var j = 0; j < world.SectorCount; j++)
        {
            for (var partner = 0; partner < world.EconomyCount; partner++)
            {
                if (partner == importer)
                    continue;
                var bought = world.Flow(partner, importer, j);
                var cost = Elementary.Exp(year.LogExportPrice(partner, importer, j)) - 1;
                var price = Elementary.Exp(year.LogExportPrice(importer, partner, j)) - 1;
                termsOfTrade += (world.Flow(importer, partner, j) * price) - (bought * cost);
                if (bought > 0)
                    volumeOfTrade +=
                        world.Tariff(partner, importer, j)
                        * ((year.Flow(partner, importer, j) / year.PriceLevel) - bought - (bought * cost));
            }
        }
        return 1 + ((termsOfTrade + volumeOfTrade) / world.Income(importer));
    }
}
