using System.Globalization;
using System.Text;
using TradeSim.Engine.Baseline;
using TradeSim.Studies.Tables;

namespace TradeSim.Runs;

/// <summary>Writes a world as the tables of a baseline, so that a world built in code is validated like one from files.</summary>
internal static class WorldText
{
    /// <summary>The tables: name and text. Numbers read back to the same double.</summary>
    public static IEnumerable<(string Name, string Text)> Of(World world)
    {
        var tables = world.ToTables();
        string[] economies = [.. world.Economies.Select(economy => CsvText.Field(economy.Code))];
        string[] sectors = [.. world.Sectors.Select(sector => CsvText.Field(sector.Code))];
        yield return (
            "economies.csv",
            Table("code,name,kind,part_of", world.Economies, text =>
                $"{CsvText.Field(text.Code)},{CsvText.Field(text.Name)},{KindOf(text.Kind)},{CsvText.Field(text.PartOf ?? "")}"
            )
        );
        yield return (
            "sectors.csv",
            Table("code,name,elasticity,group", world.Sectors, sector =>
                Row(CsvText.Field(sector.Code), CsvText.Field(sector.Name), Number(sector.Elasticity), CsvText.Field(sector.Group ?? ""))
            )
        );
        var cells =
            from j in Enumerable.Range(0, sectors.Length)
            from n in Enumerable.Range(0, economies.Length)
            from i in Enumerable.Range(0, economies.Length)
            where world.Flow(i, n, j) != 0 || world.Tariff(i, n, j) != 0
            select Row(economies[i], economies[n], sectors[j], Number(world.Flow(i, n, j)), Number(world.Tariff(i, n, j)));
        yield return ("flows.csv", Table("exporter,importer,sector,value,tariff", cells, row => row));
        if (tables is not { ValueAddedShares: { } added, InputShares: { } inputs })
            yield break;
        var producers =
            from n in Enumerable.Range(0, economies.Length)
            from j in Enumerable.Range(0, sectors.Length)
            select Row(economies[n], sectors[j], Number(added[(n * sectors.Length) + j]));
        yield return ("production.csv", Table("economy,sector,value_added_share", producers, row => row));
        var uses =
            from n in Enumerable.Range(0, economies.Length)
            from j in Enumerable.Range(0, sectors.Length)
            from k in Enumerable.Range(0, sectors.Length)
            let share = inputs[(((n * sectors.Length) + j) * sectors.Length) + k]
            where share != 0
            select Row(economies[n], sectors[j], sectors[k], Number(share));
        yield return ("inputs.csv", Table("economy,sector,input,share", uses, row => row));
    }

    private static string Table<T>(string header, IEnumerable<T> items, Func<T, string> row) =>
        items.Aggregate(new StringBuilder(header).Append('\n'), (text, item) => text.Append(row(item)).Append('\n')).ToString();

    private static string Row(params string[] fields) => string.Join(',', fields);

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string KindOf(EconomyKind kind) =>
        kind switch
        {
            EconomyKind.Region => "region",
            EconomyKind.Rest => "rest",
            _ => "country",
        };
}
