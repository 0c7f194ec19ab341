using Xunit.Sdk;
using Xunit.v3;

namespace TradeSim.TestKit;

/// <summary>
/// Lets test programs of one checkout run side by side, except those that need the machine to themselves (crash tests and tests in a
/// browser): each of these starts when none is running, and no other starts before it has ended. `dotnet test` starts as many programs at a
/// time as the machine has cores, and knows no such rule.
/// </summary>
public class MachineShare : ITestPipelineStartup
{
    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromMilliseconds(100);

    private readonly bool alone;
    private FileStream? share;

    /// <summary>A program that runs beside others.</summary>
    public MachineShare()
        : this(alone: false) { }

    /// <summary>A program that runs beside others, or alone.</summary>
    protected MachineShare(bool alone) => this.alone = alone;

    /// <summary>Waits for its turn.</summary>
    public async ValueTask StartAsync(IMessageSink diagnosticMessageSink)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts"));
        // Others may overtake one that waits to be alone: there are few of them, and they come to an end.
        share = await Open(Path.Combine(folder.FullName, "tests.running"), alone);
    }

    /// <summary>Makes room for the next one.</summary>
    public async ValueTask StopAsync()
    {
        if (share is not null)
            await share.DisposeAsync();
    }

    private static async Task<FileStream> Open(string file, bool exclusive)
    {
        while (true)
        {
            try
            {
                // The operating system releases the lock when the program ends, however it ends.
                return exclusive
                    ? new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None)
                    : new FileStream(file, FileMode.OpenOrCreate, FileAccess.Read, FileShare.Read);
            }
            catch (IOException) when (File.Exists(file))
            {
                await Task.Delay(BetweenAttempts); // there is no lock to wait for that every operating system offers
            }
        }
    }
}
