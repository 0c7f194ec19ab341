using System.ComponentModel.DataAnnotations;
using TradeSim.Grains.Storage;

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

    /// <summary>Address on which silos and clients reach this one; loopback by default.</summary>
    [Required]
    public string Address { get; set; } = "127.0.0.1";

    /// <summary>Port for other silos. Default 11111.</summary>
    [Range(1, 65535)]
    public int Port { get; set; } = 11111;

    /// <summary>Port for clients. Default 30000.</summary>
    [Range(1, 65535)]
    public int GatewayPort { get; set; } = 30000;

    /// <summary>Port on which the silo listens for other silos, where a proxy or a port mapping leads <see cref="Port"/> there. Default 0:
    /// that port itself.</summary>
    [Range(0, 65535)]
    public int ListenPort { get; set; }

    /// <summary>Port on which the silo listens for clients, where a proxy or a port mapping leads <see cref="GatewayPort"/> there. Default
    /// 0: that port itself.</summary>
    [Range(0, 65535)]
    public int GatewayListenPort { get; set; }

    /// <summary>
    /// Without a database: address and port of the silo that keeps the list of members; null: this one. If that silo is lost, so is the
    /// cluster.
    /// </summary>
    public string? Primary { get; set; }

    /// <summary>Most connections of a silo to the database, unless its connection string sets <c>Maximum Pool Size</c>.</summary>
    public const int MostConnections = 20;

    /// <summary>PostgreSQL for membership and storage, as Npgsql's connection string; null: memory, which is lost with the silos.</summary>
    public string? Database { get; set; }

    /// <summary>Redis for membership and storage, as StackExchange.Redis' configuration string, instead of
    /// <see cref="Database"/>.</summary>
    public string? Redis { get; set; }

    /// <summary>Port of the Orleans Dashboard on <see cref="DashboardAddress"/>. Default 0: none.</summary>
    [Range(0, 65535)]
    public int DashboardPort { get; set; }

    /// <summary>Address of the dashboard, which has no authentication; loopback by default.</summary>
    [Required]
    public string DashboardAddress { get; set; } = "127.0.0.1";

    /// <summary>Most studies that the cluster keeps. Default 1,000.</summary>
    [Range(1, 1_000_000)]
    public int MostStudies { get; set; } = StudyLimits.DefaultStudies;

    /// <summary>Most mebibytes of studies and their results that the cluster keeps, as estimated from their orders. Default
    /// 102,400.</summary>
    [Range(1, int.MaxValue)]
    public int MostStoredMebibytes { get; set; } = (int)(StudyLimits.DefaultStoredBytes >> 20);

    /// <summary>Whether the silo stops when its standard input is closed, which happens when the process that started it ends. Default
    /// false.</summary>
    public bool StopWithInput { get; set; }

    /// <summary>Address of the health endpoint; loopback by default.</summary>
    [Required]
    public string HealthAddress { get; set; } = "127.0.0.1";

    /// <summary>Port of the health endpoint: GET /health. 0: none. Default 8080.</summary>
    [Range(0, 65535)]
    public int HealthPort { get; set; } = 8080;

    /// <summary>Seconds after which a silo that does not answer is declared lost: three probes. Default 6, at least 3.</summary>
    [Range(3, 600)]
    public int FailureDetectionSeconds { get; set; } = 6;

    /// <summary>Certificate for connections between silos and with clients.</summary>
    public TlsOptions Tls { get; set; } = new();
}
