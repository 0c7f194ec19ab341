namespace TradeSim.Silo.Tests;

/// <summary>The whole suite with Redis as store.</summary>
public sealed class RedisConformance : StoreConformance
{
    [RedisFact]
    public async Task The_whole_suite_holds()
    {
        using var store = await RedisServer.StartNew();
        await Holds(store);
    }
}
