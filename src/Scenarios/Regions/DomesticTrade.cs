namespace TradeSim.Scenarios.Regions;

/// <summary>
/// Trade between the regions of a country by gravity: in proportion to what each sells and buys at home, with a bias to the own region,
/// fitted to both.
/// </summary>
internal static class DomesticTrade
{
    /// <summary>The trade [seller, buyer], and by how much it misses a seller's sales, as a share of the total.</summary>
    /// <param name="sales">What each region sells at home, million USD.</param>
    /// <param name="purchases">What each region buys at home; the same total.</param>
    /// <param name="homeBias">How many times likelier a region is to buy from itself at equal size.</param>
    public static (double[,] Trade, double Miss) Between(double[] sales, double[] purchases, double homeBias)
    {
        var table = new double[sales.Length, purchases.Length];
        for (int r = 0; r < sales.Length; r++)
        {
            for (int s = 0; s < purchases.Length; s++)
                table[r, s] = sales[r] * purchases[s] * (r == s ? homeBias : 1);
        }

        return (table, ProportionalFitting.Fit(table, sales, purchases));
    }
}
