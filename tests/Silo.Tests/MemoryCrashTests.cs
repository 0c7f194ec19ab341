namespace TradeSim.Silo.Tests;

/// <summary>Kills without a store.</summary>
public sealed class MemoryCrashTests(ITestOutputHelper output) : CrashTests(output)
{
    [Fact]
    public Task Nothing_is_lost_or_counted_twice_when_a_silo_or_the_client_is_killed() => KillInMemory();
}
