using Npgsql;

namespace TradeSim.Silo;

/// <summary>
/// <c>tradesim-silo database [CONNECTION] SCRIPT...</c>: runs SQL scripts, and then <c>deploy/tradesim.sql</c>, in one transaction. Orleans
/// keeps the scripts for its tables in its repository, not in its packages; docs/how-to/deployment.md says which and where. A database that
/// has them needs none.
/// </summary>
internal static class Database
{
    private const string Own = "tradesim.sql";

    // A connection string may contain a password, and a command line can be read by others.
    private const string Variable = "Silo__Database";

    public static async Task<int> RunScripts(string[] args)
    {
        var isGiven = args is [var first, ..] && first.Contains('=', StringComparison.Ordinal);
        var (database, scripts) = isGiven ? (args[0], args[1..]) : (Environment.GetEnvironmentVariable(Variable), args);
        if (string.IsNullOrWhiteSpace(database))
        {
            await Console.Error.WriteLineAsync(
                $"usage: tradesim-silo database [CONNECTION-STRING] SCRIPT.sql...; without one that of {Variable}, which is empty or "
                    + $"not set"
            );
            return 2;
        }
        if (Array.Find(scripts, file => !File.Exists(file)) is { } missing)
        {
            await Console.Error.WriteLineAsync($"{missing}: file not found, expected an SQL script");
            return 2;
        }
        try
        {
            await using var connection = new NpgsqlConnection(database);
            await connection.OpenAsync();
            await using var transaction = await connection.BeginTransactionAsync();
            foreach (var file in scripts)
                await Run(file, await File.ReadAllTextAsync(file), connection, transaction);
            await Run(Own, await ReadOwn(), connection, transaction);
            await transaction.CommitAsync();
            return 0;
        }
        catch (Exception error)
            when (error is NpgsqlException or ArgumentException or InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"nothing was changed: {error.Message}");
            return 1;
        }
    }

    private static async Task Run(string name, string script, NpgsqlConnection connection, NpgsqlTransaction transaction)
    {
#pragma warning disable CA2100 // The scripts are the administrator's.
        await using var command = new NpgsqlCommand(script, connection, transaction);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
        Console.WriteLine($"{name}: done");
    }

    private static async Task<string> ReadOwn()
    {
        using var reader = new StreamReader(typeof(Database).Assembly.GetManifestResourceStream(Own)!);
        return await reader.ReadToEndAsync();
    }
}
