using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using Npgsql;
using TradeSim.Grains.LocalSilos;

namespace TradeSim.Silo.Tests;

/// <summary>
/// A PostgreSQL server of its own for a test, from the binaries of this machine, with the tables of Orleans from scripts that
/// <c>TRADESIM_ORLEANS_SQL</c> names (a folder with PostgreSQL-Main.sql, -Clustering.sql and -Persistence.sql).
/// </summary>
internal sealed class PostgreSql : IStore
{
    private static readonly string[] Scripts = ["PostgreSQL-Main.sql", "PostgreSQL-Clustering.sql", "PostgreSQL-Persistence.sql"];

    private PostgreSql(SmallDisk disk, int port) => (Disk, Port) = (disk, port);

    /// <summary>Why no server can be started here; null: it can.</summary>
    public static string? Missing =>
        Binaries is null ? "No PostgreSQL binaries (initdb, pg_ctl) on this machine."
        : ScriptFolder is null
            ? "TRADESIM_ORLEANS_SQL does not name a folder with the SQL scripts of Orleans (docs/how-to/deployment.md says where to get "
                + "them)."
        : null;

    public string Connection => Through(Port);

    public int Port { get; }

    public SmallDisk Disk { get; }

    private static string? Binaries { get; } = FindBinaries();

    private static string? ScriptFolder =>
        Environment.GetEnvironmentVariable("TRADESIM_ORLEANS_SQL") is { } named
        && Scripts.All(script => File.Exists(Path.Combine(named, script)))
            ? named
            : null;

    public static async Task<PostgreSql> StartNew()
    {
        var folder = Path.Combine(Path.GetTempPath(), "tradesim-pg-" + Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(folder);
        var disk = new SmallDisk(folder, mebibytes: 512);
        if (Environment.UserName == "root")
            await Run("chown", "postgres", folder); // the server refuses to run as root
        var port = FreePorts.Take(1)[0];
        await RunAsServer("initdb", "-D", folder + "/data", "-U", "orleans", "--auth=trust", "--no-sync");
        var server = new PostgreSql(disk, port);
        await ((IStore)server).Start();
        string[] arguments =
        [
            Path.Combine(AppContext.BaseDirectory, "tradesim-silo.dll"),
            "database",
            server.Connection,
            .. Scripts.Select(script => Path.Combine(ScriptFolder!, script)),
        ];
        await Run("dotnet", arguments);
        return server;
    }

    public string Through(int port) =>
        string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={port};Username=orleans;Database=postgres;Timeout=5");

    public async Task<string[]> StudyRows()
    {
        // Not one of the pool: the server may have been stopped since.
        await using var connection = new NpgsqlConnection(Connection + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            "select grainidextensionstring from orleansstorage where graintypestring not like '%studies%'",
            connection
        );
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
            rows.Add(reader.IsDBNull(0) ? "" : reader.GetString(0));
        return [.. rows];
    }

    public Task Stop() => RunAsServer("pg_ctl", "-D", Data, "-m", "immediate", "stop");

    public async Task<bool> IsRunning() => await ExitCodeAsServer("pg_ctl", "-D", Data, "status") == 0;

    Task IStore.Start() =>
        RunAsServer(
            "pg_ctl",
            "-D",
            Data,
            "-w",
            "-l",
            Disk.Folder + "/log",
            "-o",
            $"-p {Port} -c listen_addresses=127.0.0.1 -c fsync=off -c min_wal_size=32MB -c max_wal_size=64MB -k {Disk.Folder}",
            "start"
        );

    /// <summary>A figure from the database.</summary>
    public async Task<long> Count(string query)
    {
        await using var connection = new NpgsqlConnection(Connection);
        await connection.OpenAsync();
#pragma warning disable CA2100 // The query is the test's.
        await using var command = new NpgsqlCommand(query, connection);
#pragma warning restore CA2100
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    public void Dispose()
    {
        Stop().GetAwaiter().GetResult();
        Disk.Dispose();
    }

    private string Data => Disk.Folder + "/data";

    private static string? FindBinaries()
    {
        string[] versions = Directory.Exists("/usr/lib/postgresql")
            ? [.. Directory.GetDirectories("/usr/lib/postgresql").Select(version => version + "/bin")]
            : [];
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return versions
            .Concat(path)
            .FirstOrDefault(candidate => File.Exists(Path.Combine(candidate, "initdb")) && File.Exists(Path.Combine(candidate, "pg_ctl")));
    }

    private static async Task RunAsServer(string program, params string[] arguments) =>
        Succeeded(await ExitCodeAsServer(program, arguments), program, arguments);

    private static Task<int> ExitCodeAsServer(string program, params string[] arguments) =>
        Environment.UserName == "root"
            ? ExitCode("runuser", ["-u", "postgres", "--", Path.Combine(Binaries!, program), .. arguments])
            : ExitCode(Path.Combine(Binaries!, program), arguments);

    private static async Task Run(string program, params string[] arguments) =>
        Succeeded(await ExitCode(program, arguments), program, arguments);

    private static void Succeeded(int code, string program, string[] arguments) =>
        Assert.True(code == 0, $"{program} {string.Join(' ', arguments)} ended with {code}");

    private static async Task<int> ExitCode(string program, params string[] arguments)
    {
        // Output goes nowhere: the server inherits it and would keep a pipe open.
        using var process = Process.Start(
            new ProcessStartInfo("/bin/sh", ["-c", "exec \"$0\" \"$@\" > /dev/null 2>&1", program, .. arguments]) { WorkingDirectory = "/" }
        )!;
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}

/// <summary>A test that needs PostgreSQL: skipped, saying so, where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgreSqlFactAttribute : FactAttribute
{
    public PostgreSqlFactAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1)
        : base(file, line) => Skip = PostgreSql.Missing;
}
