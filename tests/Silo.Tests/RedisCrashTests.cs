namespace TradeSim.Silo.Tests;

/// <summary>Kills with Redis as store.</summary>
public sealed class RedisCrashTests(ITestOutputHelper output) : CrashTests(output)
{
    [RedisFact]
    public async Task Nothing_is_lost_or_run_twice_whatever_is_killed()
    {
        using var store = await RedisServer.StartNew();
        await KillWith(store);
    }
}
