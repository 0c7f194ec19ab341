namespace TradeSim.Silo.Tests;

/// <summary>Faults with PostgreSQL as store.</summary>
public sealed class PostgreSqlFaultTests(ITestOutputHelper output) : FaultTests(output)
{
    [PostgreSqlFact]
    public async Task No_fault_loses_a_result()
    {
        using var store = await PostgreSql.StartNew();
        await Survives(store, "PostgreSQL", seed: 17);
    }
}
