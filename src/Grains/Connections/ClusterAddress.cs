using System.Net;

namespace TradeSim.Grains.Connections;

/// <summary>How a client reaches a cluster.</summary>
/// <param name="Where"> Gateways such as <c>127.0.0.1:30000,127.0.0.1:30001</c>, the connection string of the cluster's PostgreSQL
/// database, or <c>redis:</c> and the configuration of its Redis, such as <c>redis:10.0.0.5:6379,password=...</c>. </param>
public sealed record ClusterAddress(string Where)
{
    /// <summary>The gateway of a silo on this machine that was started without any option.</summary>
    public const string Local = "127.0.0.1:30000";

    /// <summary>What a Redis configuration begins with.</summary>
    internal const string RedisPrefix = "redis:";

    /// <summary>Id of the cluster.</summary>
    public string ClusterId { get; init; } = "tradesim";

    /// <summary>PKCS#12 file with certificate and key; null: connections are not encrypted.</summary>
    public string? Certificate { get; init; }

    /// <summary>Password of the file.</summary>
    public string? CertificatePassword { get; init; }

    /// <summary>Name in the silos' certificates.</summary>
    public string? CertificateName { get; init; }

    /// <summary>Whether <see cref="Where"/> is a connection string.</summary>
    public bool IsDatabase => !IsRedis && Where.Contains('=', StringComparison.Ordinal);

    /// <summary>Whether <see cref="Where"/> names a Redis.</summary>
    public bool IsRedis => Where.StartsWith(RedisPrefix, StringComparison.Ordinal);

    /// <summary>The configuration of Redis.</summary>
    internal string Redis => Where[RedisPrefix.Length..];

    /// <summary>The name of the cluster for people: a connection string, which may contain a password, is not repeated.</summary>
    public override string ToString() =>
        IsRedis ? $"cluster {ClusterId}, by its Redis"
        : IsDatabase ? $"cluster {ClusterId}, by its database"
        : $"cluster {ClusterId} at {Where}";

    /// <exception cref="FormatException">The connection string is malformed, or there is no such certificate.</exception>
    internal void Check()
    {
        try
        {
            if (string.IsNullOrWhiteSpace(Where))
                throw new FormatException("is empty");
            if (IsRedis && !RedisConnection.IsValid(Redis))
                throw new FormatException("Redis: no server is named, or the configuration is malformed");
            if (IsDatabase)
                _ = new Npgsql.NpgsqlConnectionStringBuilder(Where);
        }
        catch (Exception error) when (error is ArgumentException or FormatException)
        {
            throw new FormatException(
                $"got a connection string that cannot be read ({error.Message.TrimEnd('.')}), expected one such as "
                    + $"Host=...;Username=...;Database=...",
                error
            );
        }
        if (Certificate is not null && !File.Exists(Certificate))
            throw new FormatException($"got no such certificate file as {Certificate}, expected a PKCS#12 file");
        if (Certificate is not null && CertificateName is null)
            throw new FormatException("got a certificate without the name in the silos' certificates, expected both");
    }

    /// <summary>The gateways.</summary>
    /// <exception cref="FormatException">One is not an IP address and a port.</exception>
    public IPEndPoint[] ToGateways() =>
        [.. Where.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Gateway)];

    private static IPEndPoint Gateway(string text) =>
        IPEndPoint.TryParse(text, out var gateway) && gateway.Port > 0
            ? gateway
            : throw new FormatException(
                $"got {text}, expected an IP address and a port such as {Local}, or a connection string such as Host=...;Database=..."
            );
}
