using TradeSim.Engine.Dynamics;
using TradeSim.Grains.Messages;

namespace TradeSim.Grains;

/// <summary>How many cases make a batch on a cluster. It changes no bit of a result.</summary>
internal static class BatchWidth
{
    /// <summary>
    /// Cells (economy × sector × case) of a batch: enough that handing it out, making its economies ready and storing its results, some
    /// milliseconds in all, are a small part of its work; few enough that little is lost with a silo. Measured, see
    /// docs/explanation/performance.md.
    /// </summary>
    private const long CellsOfBatch = 24_640;

    /// <summary>Largest stored results of a batch without a requested width.</summary>
    private const long MostBytes = 16 << 20;

    /// <summary>Batches for each core, so that those that finish late do not keep the others waiting for long.</summary>
    private const int BatchesPerCore = 4;

    /// <summary>Most batches of a study: the state of each is kept in memory and written with every progress.</summary>
    private const int MostBatches = 1_000_000;

    /// <summary>Size of the stored results of a case, bytes.</summary>
    public static long BytesOfCase(Scenario scenario, StudyOrder order)
    {
        var world = scenario.World;
        var cells = (long)world.EconomyCount * world.SectorCount;
        return (scenario.Years + 1L)
            * sizeof(double)
            * (scenario.Outcomes.Length + 2 + (order.KeepTables ? world.EconomyCount * (cells + 5) : 0));
    }

    /// <summary>The cases in a batch: the requested number where results of that size can travel.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="order">The study.</param>
    /// <param name="cores">Cores of the cluster.</param>
    /// <exception cref="StudyException">The results of one case are too large for a cluster.</exception>
    public static int For(Scenario scenario, StudyOrder order, int cores)
    {
        var world = scenario.World;
        var cells = (long)world.EconomyCount * world.SectorCount;
        var bytes = BytesOfCase(scenario, order);
        PayloadLimit.Check(
            bytes,
            "the results of a case (its flows in all years)",
            "a smaller world, fewer years, or to run it without a cluster"
        );
        if (order.CasesPerBatch is { } asked)
            return (int)Math.Min(Math.Max(asked, (order.Cases + MostBatches - 1) / MostBatches), PayloadLimit.Bytes / bytes);
        var worthAsking = (CellsOfBatch + (8 * cells) - 1) / (8 * cells) * 8;
        var fair = (order.Cases + (cores * BatchesPerCore) - 1) / (cores * BatchesPerCore);
        var width = Math.Min(Math.Min(worthAsking, fair), Math.Max(1, MostBytes / bytes));
        // Whole strips: a strip that is not full is as much work as one that is.
        return (int)Math.Min(order.Cases, width < 8 ? width : width / 8 * 8);
    }
}
