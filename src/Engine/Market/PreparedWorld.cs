using TradeSim.Engine.Baseline;

namespace TradeSim.Engine.Market;

/// <summary>A world made ready for trading: its economies, whom each buys from in the baseline, and how its market answers. Shared by all
/// batches.</summary>
internal sealed class PreparedWorld
{
    public PreparedWorld(World world)
    {
        World = world;
        Economies = [.. Enumerable.Range(0, world.EconomyCount).Select(n => new Economy(EconomyAccounts.Of(world, n)))];
        ValueAddedShares = ValueAddedSharesOf(world);
        BaselineRows = [.. Enumerable.Range(0, world.EconomyCount).Select(n => TradeRows.OfBaseline(world, n))];
        Response =
            world.HasProduction || Enumerable.Range(0, world.EconomyCount).All(n => world.ValueAdded(n) > 0)
                ? new BaselineResponse(world, BaselineRows)
                : null;
    }

    public World World { get; }

    public Economy[] Economies { get; }

    public TradeRows[] BaselineRows { get; }

    /// <summary>v [exporter, sector], each exporter's padded to whole vectors.</summary>
    public double[] ValueAddedShares { get; }

    /// <summary>Null where some economy produces nothing, so that only the partial closure makes sense.</summary>
    public BaselineResponse? Response { get; }

    private static double[] ValueAddedSharesOf(World world)
    {
        var padded = Lanes.Padded(world.SectorCount);
        var shares = new double[world.EconomyCount * padded];
        for (var i = 0; i < world.EconomyCount; i++)
        {
            for (var j = 0; j < world.SectorCount; j++)
                shares[(i * padded) + j] = world.ValueAddedShare(i, j);
        }
        return shares;
    }
}
