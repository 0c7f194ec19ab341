namespace TradeSim.Silo.Tests;

/// <summary>A store of its own for a test, which can be stopped and started.</summary>
internal interface IStore : IDisposable
{
    /// <summary>How a cluster names it.</summary>
    string Connection { get; }

    /// <summary>Its port.</summary>
    int Port { get; }

    /// <summary>The same connection through another port, that of a proxy.</summary>
    string Through(int port);

    /// <summary>Rows of studies and batches, without the list of studies.</summary>
    Task<string[]> StudyRows();

    /// <summary>Ends it at once, as a crash would. What it has acknowledged is kept.</summary>
    Task Stop();

    /// <summary>Starts it again.</summary>
    Task Start();

    /// <summary>Whether it still runs.</summary>
    Task<bool> IsRunning();

    /// <summary>What its files are on.</summary>
    SmallDisk Disk { get; }
}
