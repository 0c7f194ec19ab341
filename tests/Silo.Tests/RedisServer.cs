using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using StackExchange.Redis;
using TradeSim.Grains.LocalSilos;

namespace TradeSim.Silo.Tests;

/// <summary>A Redis server of its own for a test, which syncs its append-only file on every write.</summary>
internal sealed class RedisServer : IStore
{
    private Process? process;

    private RedisServer(int port) => Port = port;

    /// <summary>Why no server can be started here; null: it can.</summary>
    public static string? Missing => Program is null ? "No redis-server on this machine." : null;

    public int Port { get; }

    public SmallDisk Disk { get; } = new(Directory.CreateTempSubdirectory("tradesim-redis-").FullName, mebibytes: 256);

    public string Connection => Through(Port);

    private static string? Program { get; } =
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, "redis-server"))
            .FirstOrDefault(File.Exists);

    public static async Task<RedisServer> StartNew()
    {
        var server = new RedisServer(FreePorts.Take(1)[0]);
        await server.Start();
        return server;
    }

    public string Through(int port) => string.Create(CultureInfo.InvariantCulture, $"redis:127.0.0.1:{port}");

    public async Task<string[]> StudyRows()
    {
        await using var connection = await Open();
        return
        [
            .. connection
                .GetServers()
                .Single()
                .Keys(pattern: "*/state/*")
                .Select(key => key.ToString())
                .Where(key => !key.EndsWith("/studies", StringComparison.Ordinal)),
        ];
    }

    public async Task Stop()
    {
        process!.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    public Task<bool> IsRunning() => Task.FromResult(process is { HasExited: false });

    public async Task Start()
    {
        process?.Dispose();
        string[] arguments =
        [
            "--port",
            Port.ToString(CultureInfo.InvariantCulture),
            "--bind",
            "127.0.0.1",
            "--dir",
            Disk.Folder,
            "--appendonly",
            "yes",
            "--appendfsync",
            "always",
            "--save",
            "",
            "--logfile",
            Path.Combine(Disk.Folder, "log"),
        ];
        process = Process.Start(new ProcessStartInfo(Program!, arguments))!;
        await using var connection = await Open();
        var database = connection.GetDatabase();
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await database.PingAsync();
                return;
            }
            // It reads its file first: "LOADING Redis is loading the dataset in memory".
            catch (RedisServerException exception) when (attempt < 100 && exception.Message.StartsWith("LOADING", StringComparison.Ordinal))
            {
                await Task.Delay(100);
            }
        }
    }

    public void Dispose()
    {
        if (process is not null)
            Stop().GetAwaiter().GetResult();
        Disk.Dispose();
    }

    private Task<ConnectionMultiplexer> Open() =>
        ConnectionMultiplexer.ConnectAsync(
            string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{Port},connectRetry=50,connectTimeout=1000")
        );
}

/// <summary>A test that needs Redis: skipped, saying so, where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RedisFactAttribute : FactAttribute
{
    public RedisFactAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1)
        : base(file, line) => Skip = RedisServer.Missing;
}
