using System.Globalization;
using CsvHelper;

namespace TradeSim.Baselines.Import;

/// <summary>A table of a recipe while an import changes it.</summary>
internal sealed class RecipeTable
{
    private readonly string path;
    private readonly List<string> columns;

    private RecipeTable(string path, IEnumerable<string> columns)
    {
        this.path = path;
        this.columns = [.. columns];
    }

    /// <summary>The rows: cell by column.</summary>
    public List<Dictionary<string, string>> Rows { get; } = [];

    /// <summary>Reads a table; an absent one is empty.</summary>
    /// <param name="folder">Folder of the recipe.</param>
    /// <param name="file">Name of the table.</param>
    /// <param name="needed">Columns that it has at least.</param>
    public static RecipeTable Read(string folder, string file, params string[] needed)
    {
        string path = Path.Combine(folder, file);
        if (!File.Exists(path))
            return new RecipeTable(path, needed);
        using CsvReader reader = CsvReader.FromFile(path, CsvReaderOptions.Default with { Separator = ',', PoolStrings = true });
        string[] header = [.. reader.Headers];
        var table = new RecipeTable(path, header.Union(needed));
        while (reader.Read())
        {
            var row = new Dictionary<string, string>(StringComparer.Ordinal);
            for (int index = 0; index < header.Length; index++)
                row[header[index]] = index < reader.FieldCount ? reader.GetString(index) : "";
            table.Rows.Add(row);
        }

        return table;
    }

    /// <summary>Adds a row; numbers are written so that they read back to the same double.</summary>
    public void Add(params (string Column, object Value)[] cells)
    {
        var row = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (column, value) in cells)
        {
            Declare(column);
            row[column] = value is double number
                ? number.ToString("R", CultureInfo.InvariantCulture)
                : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        }

        Rows.Add(row);
    }

    /// <summary>Adds a column, if the table lacks it.</summary>
    public void Declare(string column)
    {
        if (!columns.Contains(column))
            columns.Add(column);
    }

    /// <summary>Removes rows, and says how many.</summary>
    public int Remove(Predicate<Dictionary<string, string>> which) => Rows.RemoveAll(which);

    /// <summary>Writes the table.</summary>
    public void Write() =>
        File.WriteAllText(
            path,
            BaselineTables.Csv(
                [.. columns],
                Rows.Select(row => columns.Select(column => (object)row.GetValueOrDefault(column, "")).ToArray())
            )
        );
}
