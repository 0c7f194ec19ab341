namespace TradeSim.Silo.Tests;

/// <summary>Kills with PostgreSQL as store.</summary>
public sealed class PostgreSqlCrashTests(ITestOutputHelper output) : CrashTests(output)
{
    [PostgreSqlFact]
    public async Task Nothing_is_lost_or_run_twice_whatever_is_killed()
    {
        using var store = await PostgreSql.StartNew();
        await KillWith(store);
    }
}
