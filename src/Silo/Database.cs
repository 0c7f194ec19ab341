using Npgsql;

namespace TradeSim.Silo;

/// <summary>
/// <c>tradesim-silo database CONNECTION FILE...</c>: runs SQL scripts in one transaction. Orleans keeps the scripts for its tables in its
/// repository, not in its packages; docs/cluster.md says which and where.
/// </summary>
internal static class Database
{
    public static async Task<int> RunScripts(string[] args)
    {
        if (args.Length < 2)
        {
            await Console.Error.WriteLineAsync("usage: tradesim-silo database CONNECTION-STRING SCRIPT.sql...");
            return 2;
        }
        foreach (var missing in args.Skip(1).Where(file => !File.Exists(file)))
        {
            await Console.Error.WriteLineAsync($"{missing}: got no such file, expected an SQL script");
            return 2;
        }
        try
        {
            await using var connection = new NpgsqlConnection(args[0]);
            await connection.OpenAsync();
            await using var transaction = await connection.BeginTransactionAsync();
            foreach (var file in args.Skip(1))
            {
#pragma warning disable CA2100 // The scripts are the administrator's.
                await using var command = new NpgsqlCommand(await File.ReadAllTextAsync(file), connection, transaction);
#pragma warning restore CA2100
                await command.ExecuteNonQueryAsync();
                Console.WriteLine($"{file}: done");
            }
            await transaction.CommitAsync();
            return 0;
        }
        catch (Exception error) when (error is NpgsqlException or ArgumentException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"nothing was changed: {error.Message}");
            return 1;
        }
    }
}
