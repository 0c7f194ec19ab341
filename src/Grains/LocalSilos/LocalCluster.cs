using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace TradeSim.Client.Cluster;

/// <summary>Silos on this machine, each a process of its own, for trying out and for tests.</summary>
public sealed class LocalCluster : IAsyncDisposable
{
    private const int Attempts = 4;

    private readonly List<SiloProcess> silos = [];

    private LocalCluster(string? database, string clusterId) => (Database, ClusterId) = (database, clusterId);

    /// <summary>The silos that were started and run.</summary>
    public IReadOnlyList<SiloProcess> Silos => silos;

    /// <summary>Where clients connect.</summary>
    public ClusterAddress Address =>
        new(Database ?? string.Join(',', silos.Select(silo => $"127.0.0.1:{silo.GatewayPort}"))) { ClusterId = ClusterId };

    private string? Database { get; }

    private string ClusterId { get; }

    private bool UsesUsualPorts { get; init; }

    /// <summary>Starts silos and waits until each is a member.</summary>
    /// <param name="count">Number of silos.</param>
    /// <param name="database">PostgreSQL for membership and storage; null: memory.</param>
    /// <param name="clusterId">Id of the cluster.</param>
    /// <param name="options">Further options of the silos, as <c>--Silo:Key=value</c>.</param>
    /// <param name="usualPorts">Whether to take the ports that clients try first, where they are free.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public static async Task<LocalCluster> Start(
        int count,
        string? database = null,
        string clusterId = "tradesim",
        IEnumerable<string>? options = null,
        bool usualPorts = false,
        CancellationToken cancellation = default
    )
    {
        var cluster = new LocalCluster(database, clusterId) { UsesUsualPorts = usualPorts };
        try
        {
            for (var k = 0; k < count; k++)
                await cluster.Add(options, cancellation);
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts one more silo, at the usual ports where they are free, and waits until it is a member.</summary>
    public Task<SiloProcess> Add(IEnumerable<string>? options = null, CancellationToken cancellation = default)
    {
        int[] usual = [11111 + silos.Count, 30000 + silos.Count, 8080 + silos.Count];
        var ports = UsesUsualPorts && usual.All(IsFree) ? usual : FreePorts(3);
        return Add(ports[0], ports[1], ports[2], options, cancellation);
    }

    /// <summary>Asks all silos to stop, and waits until they have.</summary>
    public async Task Stop(CancellationToken cancellation = default)
    {
        var all = silos.ToArray();
        await Task.WhenAll(all.Select(silo => silo.Stop(cancellation)));
        foreach (var silo in all)
            await Kill(silo);
    }

    /// <summary>Starts a silo that was killed again, at its address, and waits until it is a member.</summary>
    public Task<SiloProcess> Restart(SiloProcess killed, IEnumerable<string>? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(killed);
        return Add(killed.Port, killed.GatewayPort, killed.HealthPort, options, cancellation);
    }

    private async Task<SiloProcess> Add(
        int port,
        int gatewayPort,
        int healthPort,
        IEnumerable<string>? options,
        CancellationToken cancellation
    )
    {
        string[] primary =
            Database is not null || silos.Count == 0
                ? []
                : [string.Create(CultureInfo.InvariantCulture, $"--Silo:Primary=127.0.0.1:{silos[0].Port}")];
        string[] arguments =
        [
            $"--Silo:ClusterId={ClusterId}",
            string.Create(CultureInfo.InvariantCulture, $"--Silo:Port={port}"),
            string.Create(CultureInfo.InvariantCulture, $"--Silo:GatewayPort={gatewayPort}"),
            string.Create(CultureInfo.InvariantCulture, $"--Silo:HealthPort={healthPort}"),
            .. primary,
            .. options ?? [],
        ];
        for (var attempt = 1; ; attempt++)
        {
            var silo = new SiloProcess(arguments, Database, port, gatewayPort, healthPort);
            silos.Add(silo);
            try
            {
                await silo.WaitUntilMember(cancellation);
                return silo;
            }
            catch (InvalidOperationException) when (attempt < Attempts && !silo.RefusesItsOptions)
            {
                // Taken for dead while it started, on a busy machine, or refused by members that are themselves gone: a
                // supervisor starts it again.
                await Kill(silo);
            }
        }
    }

    /// <summary>Kills a silo (SIGKILL), as a crash would.</summary>
    public async Task Kill(SiloProcess silo)
    {
        ArgumentNullException.ThrowIfNull(silo);
        silos.Remove(silo);
        await silo.Kill();
        silo.Dispose();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var silo in silos.ToArray())
            await Kill(silo);
    }

    private static bool IsFree(int port)
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

    private static int[] FreePorts(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToArray();
        foreach (var listener in listeners)
            listener.Start();
        int[] ports = [.. listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port)];
        foreach (var listener in listeners)
            listener.Dispose();
        return ports;
    }
}

/// <summary>A silo in a process of its own.</summary>
public sealed class SiloProcess : IDisposable
{
    private const int BadOptions = 2;
    private const int LastLines = 3;

    private readonly Process process;
    private readonly List<string> log = [];
    private readonly List<string> errors = [];

    internal SiloProcess(string[] arguments, string? database, int port, int gatewayPort, int healthPort)
    {
        (Port, GatewayPort, HealthPort) = (port, gatewayPort, healthPort);
        var file = Path.Combine(AppContext.BaseDirectory, "silo", "tradesim-silo.dll");
        if (!File.Exists(file))
            throw new FileNotFoundException($"The silo is not beside the client: {file}");
        process = new Process
        {
            StartInfo = new ProcessStartInfo("dotnet", [file, .. arguments])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        if (database is not null)
            process.StartInfo.Environment["Silo__Database"] = database; // may hold a password, and a command line can be read by others
        process.OutputDataReceived += (_, line) => Note(line.Data, log);
        process.ErrorDataReceived += (_, line) => Note(line.Data, log, errors);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Port for other silos.</summary>
    public int Port { get; }

    /// <summary>Port for clients.</summary>
    public int GatewayPort { get; }

    /// <summary>Port of the health endpoint.</summary>
    public int HealthPort { get; }

    /// <summary>Process id.</summary>
    public int ProcessId => process.Id;

    /// <summary>What it wrote, the last thousand lines.</summary>
    public string Log
    {
        get
        {
            lock (log)
                return string.Join('\n', log);
        }
    }

    /// <summary>Whether it ended since it was told something that cannot be meant.</summary>
    internal bool RefusesItsOptions => process.HasExited && process.ExitCode == BadOptions;

    /// <summary>Why it ended, as it says, or the last lines that it wrote.</summary>
    private string LastWords
    {
        get
        {
            lock (log)
                return string.Join('\n', (errors.Count > 0 ? errors : log).TakeLast(LastLines));
        }
    }

    /// <summary>Asks it to stop (SIGTERM), and waits until it has handed its batches on and ended.</summary>
    public async Task Stop(CancellationToken cancellation = default)
    {
        if (process.HasExited)
            return;
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync(cancellation);
    }

    /// <inheritdoc/>
    public void Dispose() => process.Dispose();

    internal async Task Kill()
    {
        if (!process.HasExited)
            process.Kill();
        await process.WaitForExitAsync();
    }

    internal async Task WaitUntilMember(CancellationToken cancellation)
    {
        using var http = new HttpClient();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        while (true)
        {
            if (process.HasExited)
            {
                await process.WaitForExitAsync(CancellationToken.None); // all that it wrote has come
                throw new InvalidOperationException($"The silo ended before it was a member:\n{LastWords}");
            }
            try
            {
                using var answer = await http.GetAsync(new Uri($"http://127.0.0.1:{HealthPort}/health"), limit.Token);
                if (answer.IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                throw new TimeoutException($"The silo was not a member within a minute:\n{LastWords}");
            }
            await Task.Delay(100, CancellationToken.None);
        }
    }

    private void Note(string? line, params List<string>[] notes)
    {
        if (line is null)
            return;
        lock (log)
        {
            foreach (var note in notes)
            {
                if (note.Count == 1000)
                    note.RemoveAt(0);
                note.Add(line);
            }
        }
    }
}
