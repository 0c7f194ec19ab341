using System.Runtime.InteropServices;

namespace TradeSim.Grains.Hosting;

/// <summary>Priorities of threads. .NET does not set them on Linux.</summary>
internal static class ThreadPriorities
{
    private const int OfProcessOrThread = 0; // PRIO_PROCESS: on Linux, with who = 0, the calling thread
    private const int Niceness = 10;

    /// <summary>Lets other threads go first, so that probes are answered while all cores compute. A thread that was lowered must end after
    /// its work.</summary>
    public static void Lower()
    {
        if (OperatingSystem.IsLinux())
            _ = SetPriority(OfProcessOrThread, 0, Niceness);
        else
            Thread.CurrentThread.Priority = ThreadPriority.BelowNormal;
    }

    [DllImport("libc", EntryPoint = "setpriority")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetPriority(int which, int who, int priority);
}
