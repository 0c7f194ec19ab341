using TradeSim.Engine.Path;

namespace TradeSim.Grains;

/// <summary>How many cases make a batch on a cluster. It changes no bit of a result.</summary>
internal static class BatchWidth
{
    /// <summary>
    /// Cells (economy × sector × case) of a batch: enough that handing it out, making its economies ready and storing its results, some
    /// milliseconds in all, are a small part of its work; few enough that little is lost with a silo. Measured, see docs/performance.md.
    /// </summary>
    private const long CellsOfBatch = 12_320;

    /// <summary>Largest stored results of a batch.</summary>
    private const long MostBytes = 16 << 20;

    /// <summary>Batches for each core, so that those that finish late do not keep the others waiting for long.</summary>
    private const int BatchesPerCore = 4;

    /// <param name="scenario">The scenario.</param>
    /// <param name="cases">Cases of the study.</param>
    /// <param name="cores">Cores of the cluster.</param>
    /// <param name="keepTables">Whether results hold all flows.</param>
    public static int For(Scenario scenario, int cases, int cores, bool keepTables)
    {
        var world = scenario.World;
        var cells = (long)world.EconomyCount * world.SectorCount;
        var worthAsking = (CellsOfBatch + (8 * cells) - 1) / (8 * cells) * 8;
        var fair = (cases + (cores * BatchesPerCore) - 1) / (cores * BatchesPerCore);
        var bytes = (scenario.Years + 1L) * sizeof(double) * (scenario.Outcomes.Length + 2 + (keepTables ? world.EconomyCount * (cells + 5) : 0));
        var width = Math.Min(Math.Min(worthAsking, fair), Math.Max(1, MostBytes / bytes));
        // Whole strips: a strip that is not full is as much work as one that is.
        return (int)Math.Min(cases, width < 8 ? width : width / 8 * 8);
    }
}
