namespace TradeSim.Silo.Tests;

/// <summary>The whole suite with PostgreSQL as store.</summary>
public sealed class PostgreSqlConformance : StoreConformance
{
    [PostgreSqlFact]
    public async Task The_whole_suite_holds()
    {
        using var store = await PostgreSql.StartNew();
        await Holds(store);
    }
}
