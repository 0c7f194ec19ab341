namespace TradeSim.Baselines.Tests;

/// <summary>The identities every built baseline holds, whatever its recipe.</summary>
internal static class Accounts
{
    public static void Close(BaselineTables tables)
    {
        foreach (EconomyEntry economy in tables.Economies)
        {
            var sectors = tables.Sectors.Select(row => row.Sector.Code).ToArray();
            double exports = tables
                .Flows.Where(flow => flow.Exporter == economy.Code && flow.Importer != economy.Code)
                .Sum(flow => flow.Value);
            double imports = tables
                .Flows.Where(flow => flow.Importer == economy.Code && flow.Exporter != economy.Code)
                .Sum(flow => flow.Value);
            double revenue = tables.Flows.Where(flow => flow.Importer == economy.Code).Sum(flow => flow.Value * flow.Tariff);
            double income = ValueAdded(tables, economy.Code) + revenue + imports - exports;
            double demand = 0;
            foreach (string sector in sectors)
            {
                double spending = tables
                    .Flows.Where(flow => flow.Importer == economy.Code && flow.Sector == sector)
                    .Sum(flow => flow.Value * (1 + flow.Tariff));
                double used = sectors.Sum(user =>
                    (1 - ValueAddedShare(tables, economy.Code, user))
                    * InputShare(tables, economy.Code, user, sector)
                    * Output(tables, economy.Code, user)
                );
                double share = tables.Demand.Single(row => row.Owner == economy.Code && row.Sector == sector).Value;
                double home = tables
                    .Flows.Single(flow => flow.Exporter == economy.Code && flow.Importer == economy.Code && flow.Sector == sector)
                    .Value;
                demand += share;
                Assert.True(home > 0, $"{economy.Code} sells no {sector} at home");
                Assert.True(share >= 0, $"{economy.Code} demands a negative share of {sector}");
                Assert.InRange(ValueAddedShare(tables, economy.Code, sector), 1e-6, 1 - 1e-6);
                Assert.Equal(1, tables.Inputs.Where(row => row.Owner == economy.Code && row.Sector == sector).Sum(row => row.Value), 12);
                Assert.True(
                    Math.Abs(spending - used - share * income) <= 1e-12 * spending,
                    $"{economy.Code}, {sector}: spending {spending}, inputs {used} and demand {share * income}"
                );
            }

            Assert.Equal(1, demand, 12);
        }
    }

    public static double ValueAdded(BaselineTables tables, string economy) =>
        tables.Sectors.Sum(row => ValueAddedShare(tables, economy, row.Sector.Code) * Output(tables, economy, row.Sector.Code));

    public static double Total(BaselineTables tables, string exporter, string importer) =>
        tables.Flows.Where(flow => flow.Exporter == exporter && flow.Importer == importer).Sum(flow => flow.Value);

    private static double Output(BaselineTables tables, string economy, string sector) =>
        tables.Flows.Where(flow => flow.Exporter == economy && flow.Sector == sector).Sum(flow => flow.Value);

    private static double ValueAddedShare(BaselineTables tables, string economy, string sector) =>
        tables.Production.Single(row => row.Owner == economy && row.Sector == sector).Value;

    private static double InputShare(BaselineTables tables, string economy, string sector, string input) =>
        tables.Inputs.Where(row => row.Owner == economy && row.Sector == sector && row.Input == input).Sum(row => row.Value);
}
