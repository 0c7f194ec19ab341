using System.ComponentModel.DataAnnotations;

namespace TradeSim.Silo;

/// <summary>
/// How a silo is set up: section <c>Silo</c> of <c>appsettings.json</c>, environment variables such as <c>Silo__Port</c>, or the command
/// line, <c>--Silo:Port 11112</c>; the later wins.
/// </summary>
public sealed class SiloOptions
{
    /// <summary>Silos with one id are one cluster. Default tradesim.</summary>
    [Required]
    public string ClusterId { get; set; } = "tradesim";

    /// <summary>Address on which silos and clients reach this one; loopback unless told otherwise.</summary>
    [Required]
    public string Address { get; set; } = "127.0.0.1";

    /// <summary>Port for other silos. Default 11111.</summary>
    [Range(1, 65535)]
    public int Port { get; set; } = 11111;

    /// <summary>Port for clients. Default 30000.</summary>
    [Range(1, 65535)]
    public int GatewayPort { get; set; } = 30000;

    /// <summary>
    /// Without a database: address and port of the silo that keeps the list of members; null: this one. If that silo is lost, so is the
    /// cluster.
    /// </summary>
    public string? Primary { get; set; }

    /// <summary>Connections to the database that a silo holds at most, unless its connection string says <c>Maximum Pool
    /// Size</c>.</summary>
    public const int MostConnections = 20;

    /// <summary>PostgreSQL for membership and storage, as Npgsql's connection string; null: memory, which is lost with the silos.</summary>
    public string? Database { get; set; }

    /// <summary>Address of the health endpoint; loopback unless told otherwise.</summary>
    [Required]
    public string HealthAddress { get; set; } = "127.0.0.1";

    /// <summary>Port of the health endpoint: GET /health. 0: none. Default 8080.</summary>
    [Range(0, 65535)]
    public int HealthPort { get; set; } = 8080;

    /// <summary>Seconds after which a silo that does not answer is declared lost: three probes. Default 6, at least 3.</summary>
    [Range(3, 600)]
    public int FailureDetectionSeconds { get; set; } = 6;

    /// <summary>
    /// Whether a market asks the economies of its batch, which are beside it, without a message. False: every round travels as messages,
    /// as it does between silos; to measure what that costs. No result depends on it.
    /// </summary>
    public bool RoundsInPlace { get; set; } = true;

    /// <summary>Certificate for connections between silos and with clients.</summary>
    public TlsOptions Tls { get; set; } = new();
}

/// <summary>A certificate for connections between silos and with clients.</summary>
public sealed class TlsOptions
{
    /// <summary>PKCS#12 file with certificate and key; null: connections are not encrypted.</summary>
    public string? Certificate { get; set; }

    /// <summary>Password of the file.</summary>
    public string? Password { get; set; }

    /// <summary>Name in the certificates of the silos.</summary>
    public string? Name { get; set; }
}
