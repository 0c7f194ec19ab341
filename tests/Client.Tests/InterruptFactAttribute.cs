using System.Globalization;
using System.Runtime.CompilerServices;

namespace TradeSim.Client.Tests;

/// <summary>A test that interrupts a process as Ctrl+C does: skipped where there is no such signal, or where it is ignored, as in whatever
/// a shell started in the background.</summary>
public sealed class InterruptFactAttribute : FactAttribute
{
    private const long Interrupt = 1 << 1; // SIGINT is the second bit of the mask

    public InterruptFactAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1)
        : base(file, line)
    {
        if (OperatingSystem.IsWindows())
            Skip = "Windows has no signal like Ctrl+C that one process could send another.";
        else if (IsIgnored())
            Skip = "Ctrl+C is ignored here, and so by every process that is started: the tests were started in the background.";
    }

    private static bool IsIgnored()
    {
        const string Status = "/proc/self/status";
        var ignored = File.Exists(Status)
            ? File.ReadLines(Status).FirstOrDefault(line => line.StartsWith("SigIgn:", StringComparison.Ordinal))
            : null;
        return ignored is not null
            && (long.Parse(ignored.AsSpan(7).Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture) & Interrupt) != 0;
    }
}
