using CsvHelper;

namespace TradeSim.Baselines.World;

/// <summary>The tables that are part of the program.</summary>
internal static class EmbeddedTable
{
    /// <summary>The rows of a table, each as its fields in the order of <paramref name="columns"/>.</summary>
    public static IEnumerable<string[]> Rows(string name, params string[] columns)
    {
        using CsvReader reader = CsvReader.Create(Open(name), CsvReaderOptions.Default with { Separator = ',', PoolStrings = true });
        int[] at = columns.Select(column => reader.GetFieldIndex(column)).ToArray();
        while (reader.Read())
            yield return Array.ConvertAll(at, index => reader.GetString(index));
    }

    /// <summary>The text of a table.</summary>
    public static string Text(string name)
    {
        using var reader = new StreamReader(Open(name));
        return reader.ReadToEnd();
    }

    private static Stream Open(string name) =>
        typeof(EmbeddedTable).Assembly.GetManifestResourceStream(name)
        ?? throw new InvalidOperationException($"The program has no table {name}.");
}
