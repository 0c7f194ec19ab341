using TradeSim.Engine.Baseline;
using TradeSim.Scenarios.Tables;

namespace TradeSim.Runs;

/// <summary>Writes a world as the tables of a baseline, so that a world built in code is validated like one from files.</summary>
internal static class WorldText
{
    /// <summary>The tables: name and text. Numbers read back to the same double.</summary>
    public static IEnumerable<(string Name, string Text)> Of(World world)
    {
        var tables = world.ToTables();
        string[] economies = [.. world.Economies.Select(economy => economy.Code)];
        string[] sectors = [.. world.Sectors.Select(sector => sector.Code)];
        yield return (
            "economies.csv",
            Table(
                ["code", "name", "kind", "part_of"],
                world.Economies.Select(economy => (object?[])[economy.Code, economy.Name, KindOf(economy.Kind), economy.PartOf])
            )
        );
        yield return (
            "sectors.csv",
            Table(
                ["code", "name", "elasticity", "group"],
                world.Sectors.Select(sector => (object?[])[sector.Code, sector.Name, sector.Elasticity, sector.Group])
            )
        );
        var cells =
            from j in Enumerable.Range(0, sectors.Length)
            from n in Enumerable.Range(0, economies.Length)
            from i in Enumerable.Range(0, economies.Length)
            where world.Flow(i, n, j) != 0 || world.Tariff(i, n, j) != 0
            select (object?[])[economies[i], economies[n], sectors[j], world.Flow(i, n, j), world.Tariff(i, n, j)];
        yield return ("flows.csv", Table(["exporter", "importer", "sector", "value", "tariff"], cells));
        if (tables is not { ValueAddedShares: { } added, InputShares: { } inputs })
            yield break;
        var producers =
            from n in Enumerable.Range(0, economies.Length)
            from j in Enumerable.Range(0, sectors.Length)
            select (object?[])[economies[n], sectors[j], added[(n * sectors.Length) + j]];
        yield return ("production.csv", Table(["economy", "sector", "value_added_share"], producers));
        var uses =
            from n in Enumerable.Range(0, economies.Length)
            from j in Enumerable.Range(0, sectors.Length)
            from k in Enumerable.Range(0, sectors.Length)
            let share = inputs[(((n * sectors.Length) + j) * sectors.Length) + k]
            where share != 0
            select (object?[])[economies[n], sectors[j], sectors[k], share];
        yield return ("inputs.csv", Table(["economy", "sector", "input", "share"], uses));
    }

    private static string Table(IEnumerable<string> columns, IEnumerable<object?[]> rows) => CsvTableWriter.TextOf(columns, rows);

    private static string KindOf(EconomyKind kind) =>
        kind switch
        {
            EconomyKind.Region => "region",
            EconomyKind.Rest => "rest",
            _ => "country",
        };
}
