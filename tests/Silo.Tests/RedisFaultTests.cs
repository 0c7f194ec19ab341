namespace TradeSim.Silo.Tests;

/// <summary>Faults with Redis as store.</summary>
public sealed class RedisFaultTests(ITestOutputHelper output) : FaultTests(output)
{
    [RedisFact]
    public async Task No_fault_loses_a_result()
    {
        using var store = await RedisServer.StartNew();
        await Survives(store, "Redis", seed: 18);
    }
}
