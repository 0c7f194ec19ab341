using System.Globalization;

namespace TradeSim.Silo.Tests;

/// <summary>Which process of this machine has opened a connection, from Linux' /proc.</summary>
internal static class LocalPorts
{
    /// <summary>The local ports of all TCP sockets of a process; none if it has ended.</summary>
    public static IReadOnlySet<int> Of(int process)
    {
        var sockets = new HashSet<string>(StringComparer.Ordinal);
        try
        {
            foreach (var file in Directory.EnumerateFileSystemEntries(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/fd")))
            {
                if (new FileInfo(file).LinkTarget is { } target && target.StartsWith("socket:[", StringComparison.Ordinal))
                    sockets.Add(target["socket:[".Length..^1]);
            }
        }
        catch (IOException)
        {
            // It has ended, or has closed the file meanwhile.
        }
        // Columns: number, local address and port in hexadecimal digits, remote ones, ..., the tenth is the number of the socket.
        return new[] { "/proc/net/tcp", "/proc/net/tcp6" }
            .SelectMany(table => File.ReadLines(table).Skip(1))
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(row => sockets.Contains(row[9]))
            .Select(row =>
                int.Parse(
                    row[1][(row[1].IndexOf(':', StringComparison.Ordinal) + 1)..],
                    NumberStyles.HexNumber,
                    CultureInfo.InvariantCulture
                )
            )
            .ToHashSet();
    }
}
