using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace TradeSim.Grains.LocalSilos;

/// <summary>Ports of this machine on which no program listens.</summary>
internal static class FreePorts
{
    // Operating systems take ports for outgoing connections from 32768 (Linux) or 49152 (Windows, macOS). One of those that is free now may
    // belong to a connection before its owner listens.
    private const int First = 10_000;
    private const int End = 32_768;

    /// <summary>Different ports that were free a moment ago.</summary>
    public static int[] Take(int count)
    {
        var ports = new HashSet<int>();
        while (ports.Count < count)
            if (RandomNumberGenerator.GetInt32(First, End) is var port && IsFree(port))
                ports.Add(port);
        return [.. ports];
    }

    /// <summary>Whether no program listens on a port.</summary>
    public static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
