using TradeSim.Engine.Baseline;

namespace TradeSim.Engine.Market;

/// <summary>An economy's own part of the baseline: all that it must know to answer quotes. Money is in million USD.</summary>
/// <param name="Index">Which of the world's economies it is.</param>
/// <param name="Economies">How many economies there are.</param>
/// <param name="ValueAddedShares">v [sector]: share of value added in the output of its sectors.</param>
/// <param name="InputShares">g [user, input]: shares of inputs in the cost of its sectors.</param>
/// <param name="DemandShares">α [sector]: shares in its final demand.</param>
/// <param name="Spending">X [sector]: its spending, tariffs included.</param>
/// <param name="Income">I: its income.</param>
/// <param name="Transfer">D: the transfer that it receives.</param>
internal sealed record EconomyAccounts(
    int Index,
    int Economies,
    double[] ValueAddedShares,
    double[] InputShares,
    double[] DemandShares,
    double[] Spending,
    double Income,
    double Transfer
)
{
    /// <summary>How many sectors there are.</summary>
    public int Sectors => ValueAddedShares.Length;

    /// <summary>The part of an economy in a world.</summary>
    public static EconomyAccounts Of(World world, int index)
    {
        var sectors = Enumerable.Range(0, world.SectorCount).ToArray();
        return new(
            index,
            world.EconomyCount,
            [.. sectors.Select(j => world.ValueAddedShare(index, j))],
            [.. sectors.SelectMany(j => sectors.Select(k => world.InputShare(index, j, k)))],
            [.. sectors.Select(j => world.DemandShare(index, j))],
            [.. sectors.Select(j => world.Spending(index, j))],
            world.Income(index),
            world.Transfer(index)
        );
    }
}
