namespace TradeSim.TestKit;

/// <summary>Files of the repository that tests compare with what the code gives: pages, snapshots, baselines.</summary>
public static class Recorded
{
    /// <summary>
    /// With <c>TRADESIM_REBUILD=1</c>, writes the files and fails: a file that was just written agrees with whatever the code gives, so the
    /// test that wrote it has checked nothing. Otherwise does nothing.
    /// </summary>
    /// <param name="write">Writes the files.</param>
    public static void Rebuild(Action write)
    {
        ArgumentNullException.ThrowIfNull(write);
        if (Environment.GetEnvironmentVariable("TRADESIM_REBUILD") != "1")
            return;
        write();
        throw new InvalidOperationException("The files are written. Review the difference, then run the test without TRADESIM_REBUILD.");
    }
}
