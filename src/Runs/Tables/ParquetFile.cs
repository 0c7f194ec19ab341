using System.Globalization;
using Parquet;
using Parquet.Schema;
using TradeSim.Studies.Tables;

namespace TradeSim.Runs.Tables;

/// <summary>Writes a table as Parquet. Columns keep their types, so that a data frame needs no guesses.</summary>
internal static class ParquetFile
{
    // Rows in memory at a time; readers skip and parallelize by such groups.
    private const int RowsOfGroup = 100_000;

    /// <summary>Writes a table to a file, which is overwritten.</summary>
    /// <remarks>A column of whole numbers becomes 32-bit integers, one with other numbers doubles, any other text.</remarks>
    public static void Write(StudyTable table, string path)
    {
        using var file = File.Create(path);
        WriteAsync(table, file).GetAwaiter().GetResult();
    }

    private static async Task WriteAsync(StudyTable table, Stream stream)
    {
        var types = TypesOf(table);
        DataField[] fields = [.. table.Columns.Select((column, k) => new DataField(column, types[k], isNullable: true))];
        await using var writer = await ParquetWriter.CreateAsync(new ParquetSchema(fields), stream);
        foreach (var rows in table.Rows.Chunk(RowsOfGroup))
        {
            using var group = writer.CreateRowGroup();
            for (var k = 0; k < fields.Length; k++)
            {
                if (types[k] == typeof(int))
                    await group.WriteAsync<int>(fields[k], rows.Select(row => (int?)row[k]).ToArray());
                else if (types[k] == typeof(double))
                    await group.WriteAsync<double>(fields[k], rows.Select(row => NumberOf(row[k])).ToArray());
                else
                    await group.WriteAsync(fields[k], rows.Select(row => TextOf(row[k])).ToArray()!);
            }
            group.CompleteValidate();
        }
    }

    /// <summary>The type of each column, from all rows: a fraction may follow a thousand whole numbers.</summary>
    private static Type[] TypesOf(StudyTable table)
    {
        var types = new Type?[table.Columns.Length];
        foreach (var row in table.Rows)
        {
            for (var k = 0; k < types.Length; k++)
            {
                var type = row[k] switch
                {
                    null => types[k],
                    int => types[k] ?? typeof(int),
                    double => types[k] == typeof(string) ? typeof(string) : typeof(double),
                    _ => typeof(string),
                };
                types[k] = type;
            }
        }
        return [.. types.Select(type => type ?? typeof(string))];
    }

    private static double? NumberOf(object? cell) => cell is null ? null : Convert.ToDouble(cell, CultureInfo.InvariantCulture);

    private static string? TextOf(object? cell) => cell is null ? null : Convert.ToString(cell, CultureInfo.InvariantCulture);
}
