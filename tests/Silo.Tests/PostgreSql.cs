using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using Npgsql;

namespace TradeSim.Silo.Tests;

/// <summary>
/// A PostgreSQL server of its own for a test, from the binaries of this machine, with the tables of Orleans from scripts that
/// <c>TRADESIM_ORLEANS_SQL</c> names (a folder with PostgreSQL-Main.sql, -Clustering.sql and -Persistence.sql).
/// </summary>
internal sealed class PostgreSql : IStore
{
    private static readonly string[] Scripts = ["PostgreSQL-Main.sql", "PostgreSQL-Clustering.sql", "PostgreSQL-Persistence.sql"];

    private readonly string folder;

    private PostgreSql(string folder, int port) => (this.folder, Port) = (folder, port);

    /// <summary>Why no server can be started here; null: it can.</summary>
    public static string? Missing =>
        Binaries is null ? "No PostgreSQL binaries (initdb, pg_ctl) on this machine."
        : ScriptFolder is null
            ? "TRADESIM_ORLEANS_SQL does not name a folder with the SQL scripts of Orleans (docs/how-to/deployment.md says where to get "
                + "them)."
        : null;

    public string Connection => Through(Port);

    public int Port { get; }

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
        if (Environment.UserName == "root")
            await Run("chown", "postgres", folder); // the server refuses to run as root
        var port = FreePort();
        await RunAsServer("initdb", "-D", folder + "/data", "-U", "orleans", "--auth=trust", "--no-sync");
        var server = new PostgreSql(folder, port);
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

    public Task Stop() => RunAsServer("pg_ctl", "-D", folder + "/data", "-m", "immediate", "stop");

    Task IStore.Start() =>
        RunAsServer(
            "pg_ctl",
            "-D",
            folder + "/data",
            "-w",
            "-l",
            folder + "/log",
            "-o",
            $"-p {Port} -c listen_addresses=127.0.0.1 -c fsync=off -k {folder}",
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
        Directory.Delete(folder, recursive: true);
    }

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

    private static Task RunAsServer(string program, params string[] arguments) =>
        Environment.UserName == "root"
            ? Run("runuser", ["-u", "postgres", "--", Path.Combine(Binaries!, program), .. arguments])
            : Run(Path.Combine(Binaries!, program), arguments);

    private static async Task Run(string program, params string[] arguments)
    {
        // Output goes nowhere: the server inherits it and would keep a pipe open.
        using var process = Process.Start(
            new ProcessStartInfo("/bin/sh", ["-c", "exec \"$0\" \"$@\" > /dev/null 2>&1", program, .. arguments]) { WorkingDirectory = "/" }
        )!;
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>A test that needs PostgreSQL: skipped, saying so, where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgreSqlFactAttribute : FactAttribute
{
    public PostgreSqlFactAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1)
        : base(file, line) => Skip = PostgreSql.Missing;
}
