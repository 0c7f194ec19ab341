using TradeSim.Grains.Hosting;

namespace TradeSim.Silo;

/// <summary>A silo that cannot stay a member, since the others have declared it dead for example, reports it in one line and
/// exits.</summary>
internal sealed class FatalExit(IServiceProvider services) : IFatalErrorHandler
{
    /// <summary>Exit code of such a silo: its supervisor should start it again.</summary>
    public const int ExitCode = 3;

    private static readonly TimeSpan LongestWrite = TimeSpan.FromSeconds(5);

    private int isLeaving;

    public bool IsUnexpected(Exception exception) => true;

    public void OnFatalException(object? sender, string? context, Exception? exception)
    {
        if (Interlocked.Exchange(ref isLeaving, 1) != 0)
            return;
        var reason = (exception?.Message ?? context ?? "unknown").ReplaceLineEndings(" ");
        Console.Error.WriteLine($"The silo left the cluster (exit code {ExitCode}; start it again): {reason}");
        Console.Error.Flush();
        // Not a graceful stop: its grains belong to other silos now, and it must not write their state. It uses a separate thread,
        // because pending writes may wait for the caller.
        new Thread(() =>
        {
            services.CloseStore(LongestWrite);
            Environment.Exit(ExitCode);
        }).Start();
    }
}
