using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;

namespace TradeSim.Silo.Tests;

/// <summary>A line between two processes that can be cut and slowed down.</summary>
internal sealed class TcpProxy : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<TcpClient, byte> open = [];
    private readonly CancellationTokenSource stop = new();
    private readonly Task accepting;
    private readonly int target;
    private volatile bool isCut;
    private volatile StrongBox<int>? cutFrom;
    private volatile int delay;

    public TcpProxy(int target)
    {
        this.target = target;
        listener.Start();
        accepting = Accept();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Delay of each piece of data in each direction, milliseconds.</summary>
    public int Delay
    {
        get => delay;
        set => delay = value;
    }

    /// <summary>Closes all connections, and each new one, until it is mended.</summary>
    public void Cut()
    {
        isCut = true;
        foreach (var client in open.Keys)
            client.Dispose();
    }

    /// <summary>Closes the connections that a process opened, and each that it opens, until it is mended.</summary>
    public void CutFrom(int process)
    {
        cutFrom = new StrongBox<int>(process);
        var ports = LocalPorts.Of(process);
        foreach (var client in open.Keys)
        {
            if (IsFrom(client, ports))
                client.Dispose();
        }
    }

    public void Mend() => (isCut, cutFrom) = (false, null);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        Cut();
        await accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stop.Dispose();
    }

    private async Task Accept()
    {
        while (!stop.IsCancellationRequested)
        {
            var client = await listener.AcceptTcpClientAsync(stop.Token);
            if (isCut || (cutFrom is { } process && IsFrom(client, LocalPorts.Of(process.Value))))
                client.Dispose();
            else
                _ = Forward(client);
        }
    }

    private static bool IsFrom(TcpClient client, IReadOnlySet<int> ports)
    {
        try
        {
            return client.Client?.RemoteEndPoint is IPEndPoint remote && ports.Contains(remote.Port);
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            return false; // closed meanwhile
        }
    }

    private async Task Forward(TcpClient client)
    {
        using var server = new TcpClient();
        open[client] = open[server] = 0;
        try
        {
            client.NoDelay = server.NoDelay = true;
            await server.ConnectAsync(IPAddress.Loopback, target, stop.Token);
            var (near, far) = (client.GetStream(), server.GetStream());
            await Task.WhenAny(Pump(near, far), Pump(far, near));
        }
        catch (Exception error) when (error is IOException or SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // Cut, or there is nobody at the other end.
        }
        finally
        {
            open.TryRemove(client, out _);
            open.TryRemove(server, out _);
            client.Dispose();
        }
    }

    private async Task Pump(NetworkStream from, NetworkStream to)
    {
        var buffer = new byte[1 << 16];
        while (await from.ReadAsync(buffer, stop.Token) is var count and > 0)
        {
            if (delay > 0)
                await Task.Delay(delay, stop.Token);
            await to.WriteAsync(buffer.AsMemory(0, count), stop.Token);
        }
    }
}
