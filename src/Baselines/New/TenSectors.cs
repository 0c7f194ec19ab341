using TradeSim.Baselines.World;

namespace TradeSim.Baselines.New;

/// <summary>The ten goods sectors and services of the shipped baselines, for recipes of other economies.</summary>
internal static class TenSectors
{
    /// <summary>Final demand starts from that of middle incomes: the world data have no income per head.</summary>
    public const string Pattern = "middle-income";

    private static readonly string[] Structure = ["economy", "flow", "sector", "share", "status", "source"];

    /// <summary>
    /// Writes the tables of sectors, inputs, final demand and trade structure. All of it is assumed: technology is the same for every
    /// economy, and an economy without its own structure takes the mean of the others.
    /// </summary>
    public static void Write(string folder, IEnumerable<string> economies)
    {
        foreach (string file in new[] { "sectors.csv", "inputs.csv", "demand.csv" })
            File.WriteAllText(Path.Combine(folder, file), EmbeddedTable.Text($"sectors/{file}"));
        var known = economies.ToHashSet(StringComparer.Ordinal);
        File.WriteAllText(
            Path.Combine(folder, "structure.csv"),
            BaselineTables.Csv(Structure, EmbeddedTable.Rows("sectors/structure.csv", Structure).Where(row => known.Contains(row[0])))
        );
    }
}
